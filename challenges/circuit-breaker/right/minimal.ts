import { EventEmitter } from "node:events";

type State = "CLOSED" | "OPEN" | "HALF_OPEN";
type Options = {
  failureThreshold?: number | undefined;
  successThreshold?: number | undefined;
  timeout?: number | undefined;
  resetTimeout?: number | undefined;
};

/** The short version: one number, `epoch`, tells late results from present ones. */
export class CircuitBreaker extends EventEmitter {
  state: State = "CLOSED";
  private epoch = 0;
  private failures = 0;
  private successes = 0;
  private lastFailureTime: number | null = null;
  private openedAt = 0;
  private busy = false;
  private readonly o: { failures: number; successes: number; timeout: number; reset: number };

  constructor(options: Options = {}) {
    super();
    const {
      failureThreshold = 5,
      successThreshold = 2,
      timeout = 10000,
      resetTimeout = 30000,
    } = options;
    for (const n of [failureThreshold, successThreshold]) {
      if (!Number.isInteger(n) || n < 1) throw new Error(`bad threshold ${n}`);
    }
    for (const ms of [timeout, resetTimeout]) {
      if (Number.isNaN(ms) || ms < 0) throw new Error(`bad time ${ms}`);
    }
    this.o = {
      failures: failureThreshold,
      successes: successThreshold,
      timeout,
      reset: resetTimeout,
    };
  }

  get status() {
    return {
      state: this.state,
      failureCount: this.failures,
      successCount: this.state === "HALF_OPEN" ? this.successes : 0,
      lastFailureTime: this.lastFailureTime,
    };
  }

  async execute<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    if (this.state === "OPEN" && Date.now() - this.openedAt >= this.o.reset)
      this.change("HALF_OPEN", "halfOpen");
    if (this.state === "OPEN" || (this.state === "HALF_OPEN" && this.busy)) {
      throw Object.assign(new Error("open"), { code: "CIRCUIT_OPEN" });
    }
    if (this.state === "HALF_OPEN") this.busy = true;
    const { epoch } = this;
    let timer: NodeJS.Timeout | undefined;
    try {
      const work = [(async () => fn())()];
      const { timeout } = this.o;
      if (timeout > 0 && timeout < Infinity) {
        work.push(
          new Promise<T>((_, reject) => {
            timer = setTimeout(
              () => reject(Object.assign(new Error("late"), { code: "TIMEOUT" })),
              timeout,
            );
          }),
        );
      }
      const value = await Promise.race(work);
      if (epoch === this.epoch) this.won();
      this.emit("success");
      return value;
    } catch (error) {
      if (epoch === this.epoch) this.lost(error);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  forceOpen(): void {
    if (this.state !== "OPEN") this.change("OPEN", "open");
  }

  forceClose(): void {
    this.failures = 0;
    if (this.state !== "CLOSED") this.change("CLOSED", "close");
  }

  private won(): void {
    this.failures = 0;
    this.busy = false;
    if (this.state === "HALF_OPEN" && ++this.successes >= this.o.successes)
      this.change("CLOSED", "close");
  }

  private lost(error: unknown): void {
    this.failures++;
    this.lastFailureTime = Date.now();
    this.emit("failure", { error, failureCount: this.failures });
    if (this.state === "HALF_OPEN" || this.failures >= this.o.failures) this.change("OPEN", "open");
  }

  private change(to: State, event: string): void {
    const from = this.state;
    this.state = to;
    this.epoch++;
    this.busy = false;
    this.successes = 0;
    if (to === "OPEN") this.openedAt = Date.now();
    if (to === "CLOSED") this.failures = 0;
    this.emit(event);
    this.emit("stateChange", { from, to });
  }
}
