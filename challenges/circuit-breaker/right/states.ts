import { EventEmitter } from "node:events";

type Name = "CLOSED" | "OPEN" | "HALF_OPEN";

interface Phase {
  readonly name: Name;
  /** Says whether a call may run; takes the place of a trial. */
  admit(): boolean;
  succeeded(): void;
  failed(): void;
  readonly failureCount: number;
  readonly successCount: number;
}

interface Options {
  failureThreshold?: number | undefined;
  successThreshold?: number | undefined;
  timeout?: number | undefined;
  resetTimeout?: number | undefined;
}

/** One object for each stay in a state: a call reports to the object that admitted it. */
export class CircuitBreaker {
  readonly #bus = new EventEmitter();
  readonly #options = {
    failureThreshold: 5,
    successThreshold: 2,
    timeout: 10_000,
    resetTimeout: 30_000,
  };
  #phase: Phase = this.#closed();
  #lastFailureTime: number | null = null;

  constructor(options: Options = {}) {
    const { failureThreshold, successThreshold, timeout, resetTimeout } = options;
    if (failureThreshold !== undefined) this.#options.failureThreshold = failureThreshold;
    if (successThreshold !== undefined) this.#options.successThreshold = successThreshold;
    if (timeout !== undefined) this.#options.timeout = timeout;
    if (resetTimeout !== undefined) this.#options.resetTimeout = resetTimeout;
    const all = this.#options;
    const counts = [all.failureThreshold, all.successThreshold];
    if (counts.some((n) => !(Number.isInteger(n) && n >= 1))) throw new RangeError("thresholds");
    if ([all.timeout, all.resetTimeout].some((ms) => Number.isNaN(ms) || ms < 0))
      throw new RangeError("times");
  }

  get state(): Name {
    return this.#phase.name;
  }

  get status(): {
    state: Name;
    failureCount: number;
    successCount: number;
    lastFailureTime: number | null;
  } {
    const { name, failureCount, successCount } = this.#phase;
    return { state: name, failureCount, successCount, lastFailureTime: this.#lastFailureTime };
  }

  execute<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    if (!this.#phase.admit())
      return Promise.reject(coded("CIRCUIT_OPEN", "the circuit is not closed"));
    // Read only now: admitting a trial changes the phase.
    const phase = this.#phase;
    return this.#limited(fn).then(
      (value) => {
        phase.succeeded();
        this.#bus.emit("success");
        return value;
      },
      (error: unknown) => {
        this.#lastFailureTime = Date.now();
        const failureCount = phase.failureCount + 1;
        phase.failed();
        this.#bus.emit("failure", { error, failureCount });
        throw error;
      },
    );
  }

  forceOpen(): void {
    if (this.#phase.name !== "OPEN") this.#enter(this.#open());
  }

  forceClose(): void {
    const fresh = this.#closed();
    if (this.#phase.name === "CLOSED") this.#phase = fresh;
    else this.#enter(fresh);
  }

  on(event: string, listener: (...args: unknown[]) => void): void {
    this.#bus.on(event, listener);
  }

  once(event: string, listener: (...args: unknown[]) => void): void {
    this.#bus.once(event, listener);
  }

  off(event: string, listener: (...args: unknown[]) => void): void {
    this.#bus.off(event, listener);
  }

  #closed(): Phase {
    let failures = 0;
    const phase = {
      name: "CLOSED" as const,
      admit: () => true,
      succeeded: () => {
        failures = 0;
      },
      failed: () => {
        failures += 1;
        if (this.#phase === phase && failures >= this.#options.failureThreshold)
          this.#enter(this.#open());
      },
      get failureCount() {
        return failures;
      },
      successCount: 0,
    };
    return phase;
  }

  #open(): Phase {
    const since = Date.now();
    return {
      name: "OPEN",
      admit: () => {
        if (Date.now() < since + this.#options.resetTimeout) return false;
        this.#enter(this.#halfOpen());
        return this.#phase.admit();
      },
      succeeded: () => undefined,
      failed: () => undefined,
      failureCount: 0,
      successCount: 0,
    };
  }

  #halfOpen(): Phase {
    let free = true;
    let successes = 0;
    const phase = {
      name: "HALF_OPEN" as const,
      admit: () => {
        const admitted = free;
        free = false;
        return admitted;
      },
      succeeded: () => {
        free = true;
        successes += 1;
        if (this.#phase === phase && successes >= this.#options.successThreshold)
          this.#enter(this.#closed());
      },
      failed: () => {
        if (this.#phase === phase) this.#enter(this.#open());
      },
      failureCount: 0,
      get successCount() {
        return successes;
      },
    };
    return phase;
  }

  #enter(phase: Phase): void {
    const from = this.#phase.name;
    this.#phase = phase;
    const to = phase.name;
    this.#bus.emit({ CLOSED: "close", OPEN: "open", HALF_OPEN: "halfOpen" }[to]);
    this.#bus.emit("stateChange", { from, to, at: new Date() });
  }

  #limited<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    const { timeout } = this.#options;
    const work = new Promise<T>((resolve) => {
      resolve(fn());
    });
    if (timeout === 0 || timeout === Infinity) return work;
    const stop = new AbortController();
    const late = new Promise<never>((_, reject) => {
      const timer = setTimeout(() => reject(coded("TIMEOUT", "the call took too long")), timeout);
      stop.signal.addEventListener("abort", () => clearTimeout(timer));
    });
    return Promise.race([work, late]).finally(() => stop.abort());
  }
}

function coded(code: string, message: string): Error {
  const error = new Error(message);
  Object.defineProperty(error, "code", { value: code, enumerable: true });
  return error;
}
