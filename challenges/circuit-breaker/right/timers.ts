type State = "CLOSED" | "OPEN" | "HALF_OPEN";
type Listener = (...args: unknown[]) => void;
interface Entry {
  listener: Listener;
  once: boolean;
}

/** Turns HALF_OPEN by a timer of its own; a call holds the ticket of the state that admitted it. */
export class CircuitBreaker {
  #listeners = new Map<string, Entry[]>();
  #state: State = "CLOSED";
  #failures = 0;
  #successes = 0;
  #lastFailureTime: number | null = null;
  #resetTimer: NodeJS.Timeout | undefined;
  // A new one for each change of state.
  #ticket = Symbol("CLOSED");
  #busy = false;
  #limits: { failures: number; successes: number; timeout: number; reset: number };

  constructor(
    options: {
      failureThreshold?: number | undefined;
      successThreshold?: number | undefined;
      timeout?: number | undefined;
      resetTimeout?: number | undefined;
    } = {},
  ) {
    this.#limits = {
      failures: threshold(options.failureThreshold ?? 5),
      successes: threshold(options.successThreshold ?? 2),
      timeout: time(options.timeout ?? 10_000),
      reset: time(options.resetTimeout ?? 30_000),
    };
  }

  get state(): State {
    return this.#state;
  }

  get status(): {
    state: State;
    failureCount: number;
    successCount: number;
    lastFailureTime: number | null;
  } {
    return Object.freeze({
      state: this.#state,
      failureCount: this.#failures,
      successCount: this.#successes,
      lastFailureTime: this.#lastFailureTime,
    });
  }

  execute<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    if (this.#state === "OPEN" || (this.#state === "HALF_OPEN" && this.#busy)) {
      return Promise.reject(new BreakerError("CIRCUIT_OPEN"));
    }
    const ticket = this.#ticket;
    this.#busy = true;
    return new Promise<T>((resolve, reject) => {
      let over = false;
      let timer: NodeJS.Timeout | undefined;
      const end = (settle: () => void): void => {
        if (over) return;
        over = true;
        if (timer) clearTimeout(timer);
        settle();
      };
      const lose = (error: unknown): void =>
        end(() => {
          reject(error);
          this.#onFailure(ticket, error);
        });
      if (this.#limits.timeout !== 0 && this.#limits.timeout !== Infinity) {
        timer = setTimeout(() => lose(new BreakerError("TIMEOUT")), this.#limits.timeout);
      }
      // Starts in a microtask; the place of a trial is taken already.
      Promise.resolve()
        .then(fn)
        .then((value) => {
          end(() => {
            resolve(value);
            this.#onSuccess(ticket);
          });
        }, lose);
    });
  }

  forceOpen(): void {
    if (this.#state === "OPEN") return;
    this.#enter("OPEN");
  }

  forceClose(): void {
    this.#failures = 0;
    if (this.#state === "CLOSED") return;
    this.#enter("CLOSED");
  }

  on(event: string, listener: Listener): this {
    return this.#add(event, { listener, once: false });
  }

  once(event: string, listener: Listener): this {
    return this.#add(event, { listener, once: true });
  }

  off(event: string, listener: Listener): this {
    const entries = this.#listeners.get(event) ?? [];
    const index = entries.findLastIndex((entry) => entry.listener === listener);
    if (index >= 0) this.#listeners.set(event, entries.toSpliced(index, 1));
    return this;
  }

  #add(event: string, entry: Entry): this {
    if (typeof entry.listener !== "function") throw new TypeError("listener must be a function");
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), entry]);
    return this;
  }

  // The lists are never changed in place, so the loop walks the list as it was.
  #emit(event: string, ...args: unknown[]): void {
    for (const entry of this.#listeners.get(event) ?? []) {
      if (entry.once) {
        const rest = (this.#listeners.get(event) ?? []).filter((other) => other !== entry);
        this.#listeners.set(event, rest);
      }
      Reflect.apply(entry.listener, this, args);
    }
  }

  #onSuccess(ticket: symbol): void {
    this.#emit("success");
    if (ticket !== this.#ticket) return;
    this.#busy = false;
    this.#failures = 0;
    if (this.#state === "CLOSED") return;
    this.#successes += 1;
    if (this.#successes === this.#limits.successes) this.#enter("CLOSED");
  }

  #onFailure(ticket: symbol, error: unknown): void {
    if (ticket !== this.#ticket) return;
    this.#busy = false;
    this.#failures += 1;
    this.#lastFailureTime = Date.now();
    this.#emit("failure", { error, failureCount: this.#failures });
    const tooMany = this.#failures >= this.#limits.failures;
    if (this.#state === "HALF_OPEN" || tooMany) this.#enter("OPEN");
  }

  #enter(to: State): void {
    const from = this.#state;
    clearTimeout(this.#resetTimer);
    this.#resetTimer = undefined;
    this.#state = to;
    this.#ticket = Symbol(to);
    this.#busy = false;
    this.#successes = 0;
    if (to === "CLOSED") this.#failures = 0;
    if (to === "OPEN") {
      this.#resetTimer = setTimeout(() => this.#enter("HALF_OPEN"), this.#limits.reset);
      this.#resetTimer.unref();
    }
    this.#emit("stateChange", { from, to });
    this.#emit(to === "OPEN" ? "open" : to === "CLOSED" ? "close" : "halfOpen");
  }
}

class BreakerError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code === "TIMEOUT" ? "the call took too long" : "the circuit is open");
    this.code = code;
  }
}

function threshold(n: number): number {
  if (!Number.isSafeInteger(n) || n <= 0)
    throw new TypeError("a threshold must be a positive integer");
  return n;
}

function time(ms: number): number {
  if (!(ms >= 0)) throw new TypeError("a time must not be negative");
  return ms;
}
