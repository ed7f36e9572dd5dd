import { EventEmitter } from "node:events";

type Name = "CLOSED" | "OPEN" | "HALF_OPEN";

/** All that a breaker knows, never changed in place. */
interface Model {
  readonly name: Name;
  readonly failures: number;
  readonly successes: number;
  readonly lastFailureTime: number | null;
  readonly openedAt: number;
  readonly trial: number | null;
  /** Grows with every change of `name`. */
  readonly era: number;
}

interface Rules {
  readonly failureThreshold: number;
  readonly successThreshold: number;
  readonly resetTimeout: number;
}

type Message =
  | { type: "ask"; call: number; now: number }
  | { type: "good"; era: number }
  | { type: "bad"; era: number; now: number }
  | { type: "open"; now: number }
  | { type: "close" };

type Call<T> = { fn: () => T | PromiseLike<T>; era: number };

/** A pure transition function with a thin shell that runs calls and reports the difference. */
export class CircuitBreaker extends EventEmitter {
  #model: Model = {
    name: "CLOSED",
    failures: 0,
    successes: 0,
    lastFailureTime: null,
    openedAt: 0,
    trial: null,
    era: 0,
  };
  #rules: Rules;
  #timeout: number;
  #calls = 0;

  constructor(options: Partial<Record<keyof Rules | "timeout", number | undefined>> = {}) {
    super();
    this.#rules = {
      failureThreshold: options.failureThreshold ?? 5,
      successThreshold: options.successThreshold ?? 2,
      resetTimeout: options.resetTimeout ?? 30_000,
    };
    this.#timeout = options.timeout ?? 10_000;
    const { failureThreshold, successThreshold, resetTimeout } = this.#rules;
    const sound =
      isCount(failureThreshold) &&
      isCount(successThreshold) &&
      resetTimeout >= 0 &&
      this.#timeout >= 0;
    if (!sound) throw new RangeError("thresholds are positive integers, times are 0 or more");
  }

  get state(): Name {
    return this.#model.name;
  }

  get status() {
    const {
      name: state,
      failures: failureCount,
      successes: successCount,
      lastFailureTime,
    } = this.#model;
    return { state, failureCount, successCount, lastFailureTime };
  }

  async execute<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    this.#calls += 1;
    const id = this.#calls;
    this.#tell({ type: "ask", call: id, now: Date.now() });
    const mayRun = this.#model.name === "CLOSED" || this.#model.trial === id;
    if (!mayRun) throw Object.assign(new Error("circuit open"), { code: "CIRCUIT_OPEN" });
    const { era } = this.#model;
    // Starts in a later turn, so that the caller's code runs to its end first.
    await new Promise<void>((resolve) => setImmediate(resolve));
    return this.#run({ fn, era });
  }

  forceOpen(): void {
    this.#tell({ type: "open", now: Date.now() });
  }

  forceClose(): void {
    this.#tell({ type: "close" });
  }

  #run<T>({ fn, era }: Call<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      let done = false;
      const close = (): boolean => {
        if (done) return false;
        done = true;
        if (timer !== null) clearTimeout(timer);
        return true;
      };
      const bad = (error: unknown): void => {
        if (!close()) return;
        this.#tell({ type: "bad", era, now: Date.now() });
        this.emit("failure", { error, failureCount: this.#model.failures });
        reject(error);
      };
      const good = (value: T): void => {
        if (!close()) return;
        this.#tell({ type: "good", era });
        this.emit("success", { value });
        resolve(value);
      };
      try {
        const result = fn();
        if (this.#timeout > 0 && Number.isFinite(this.#timeout)) {
          timer = setTimeout(
            () => bad(Object.assign(new Error("late"), { code: "TIMEOUT" })),
            this.#timeout,
          );
        }
        Promise.resolve(result).then(good, bad);
      } catch (error) {
        bad(error);
      }
    });
  }

  #tell(message: Message): void {
    const from = this.#model.name;
    this.#model = next(this.#model, message, this.#rules);
    const to = this.#model.name;
    if (from === to) return;
    this.emit("stateChange", Object.freeze({ from, to }));
    this.emit(to === "OPEN" ? "open" : to === "HALF_OPEN" ? "halfOpen" : "close", undefined);
  }
}

function next(model: Model, message: Message, rules: Rules): Model {
  const isLate = "era" in message && message.era !== model.era;
  if (isLate) return model;
  switch (message.type) {
    case "ask":
      if (model.name === "OPEN" && message.now >= model.openedAt + rules.resetTimeout) {
        return {
          ...model,
          name: "HALF_OPEN",
          successes: 0,
          trial: message.call,
          era: model.era + 1,
        };
      }
      if (model.name === "HALF_OPEN" && model.trial === null)
        return { ...model, trial: message.call };
      return model;
    case "good": {
      if (model.name === "CLOSED") return { ...model, failures: 0 };
      const successes = model.successes + 1;
      return successes < rules.successThreshold
        ? { ...model, successes, trial: null }
        : closed(model);
    }
    case "bad": {
      const { now } = message;
      const failed = { ...model, failures: model.failures + 1, lastFailureTime: now };
      const opens = model.name === "HALF_OPEN" || failed.failures >= rules.failureThreshold;
      return opens ? opened(failed, now) : failed;
    }
    case "open":
      // Forcing an open circuit starts its time anew.
      return opened(model, message.now);
    case "close":
      return closed(model);
  }
}

function opened(model: Model, now: number): Model {
  const era = model.name === "OPEN" ? model.era : model.era + 1;
  return { ...model, name: "OPEN", successes: 0, trial: null, openedAt: now, era };
}

function closed(model: Model): Model {
  const era = model.name === "CLOSED" ? model.era : model.era + 1;
  return { ...model, name: "CLOSED", failures: 0, successes: 0, trial: null, era };
}

function isCount(n: number): boolean {
  return Number.isInteger(n) && n > 0;
}
