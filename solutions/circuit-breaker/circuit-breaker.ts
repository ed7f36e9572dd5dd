import { EventEmitter } from "node:events";

/** The three states of a circuit. */
export type CircuitState = "CLOSED" | "OPEN" | "HALF_OPEN";

/** Options of a breaker; times are milliseconds. */
export interface CircuitBreakerOptions {
  /** Consecutive failures that open the circuit; 5 by default. */
  failureThreshold?: number | undefined;
  /** Consecutive successful trials that close it; 2 by default. */
  successThreshold?: number | undefined;
  /** How long one call may take; 10000 by default, `0` or `Infinity` for no limit. */
  timeout?: number | undefined;
  /** How long the circuit stays open before a trial; 30000 by default. */
  resetTimeout?: number | undefined;
}

/** What `status` shows. */
export interface CircuitStatus {
  state: CircuitState;
  failureCount: number;
  successCount: number;
  lastFailureTime: number | null;
}

/** The events of a breaker and their arguments. */
export interface CircuitBreakerEvents {
  open: [];
  halfOpen: [];
  close: [];
  stateChange: [change: { from: CircuitState; to: CircuitState }];
  failure: [failure: { error: unknown; failureCount: number }];
  success: [];
}

type CallResult<T> = { ok: true; value: T } | { ok: false; error: unknown };

const EVENT_OF = { CLOSED: "close", OPEN: "open", HALF_OPEN: "halfOpen" } as const;

/** Stops calling a function that keeps failing, and tries it again after a while. */
export class CircuitBreaker extends EventEmitter<CircuitBreakerEvents> {
  readonly #failureThreshold: number;
  readonly #successThreshold: number;
  readonly #timeout: number;
  readonly #resetTimeout: number;
  #state: CircuitState = "CLOSED";
  #failureCount = 0;
  #successCount = 0;
  #lastFailureTime: number | null = null;
  /** When the present state began. */
  #since = Date.now();
  #trialInFlight = false;
  // Counts transitions. A call from an earlier era says nothing about the present state.
  #era = 0;

  /** @throws RangeError if a threshold is not a positive integer, or a time is negative or `NaN`. */
  constructor(options: CircuitBreakerOptions = {}) {
    super();
    const { failureThreshold = 5, successThreshold = 2 } = options;
    const { timeout = 10_000, resetTimeout = 30_000 } = options;
    this.#failureThreshold = checkThreshold("failureThreshold", failureThreshold);
    this.#successThreshold = checkThreshold("successThreshold", successThreshold);
    this.#timeout = checkTime("timeout", timeout);
    this.#resetTimeout = checkTime("resetTimeout", resetTimeout);
  }

  /** The state now; an open circuit turns `HALF_OPEN` with the first call after `resetTimeout`. */
  get state(): CircuitState {
    return this.#state;
  }

  /** A fresh snapshot of the state and the counts. */
  get status(): CircuitStatus {
    return {
      state: this.#state,
      failureCount: this.#failureCount,
      successCount: this.#successCount,
      lastFailureTime: this.#lastFailureTime,
    };
  }

  /**
   * Calls `fn` unless the circuit refuses, and settles as `fn` does.
   * Rejects with code `CIRCUIT_OPEN` if refused and `TIMEOUT` if `fn` takes too long.
   */
  async execute<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    this.#admit();
    const era = this.#era;
    const result = await runWithin(this.#timeout, fn);
    if (era === this.#era) this.#count(result.ok);
    if (result.ok) {
      this.emit("success");
      return result.value;
    }
    this.emit("failure", { error: result.error, failureCount: this.#failureCount });
    throw result.error;
  }

  /** Opens the circuit now; a trial is possible `resetTimeout` ms from now. */
  forceOpen(): void {
    this.#moveTo("OPEN");
  }

  /** Closes the circuit now and sets the counts to 0. */
  forceClose(): void {
    this.#failureCount = 0;
    this.#moveTo("CLOSED");
  }

  #admit(): void {
    if (this.#state === "OPEN" && Date.now() - this.#since >= this.#resetTimeout) {
      this.#moveTo("HALF_OPEN");
    }
    if (this.#state === "CLOSED") return;
    if (this.#state === "OPEN" || this.#trialInFlight) {
      throw codedError("CIRCUIT_OPEN", "The circuit is open.");
    }
    this.#trialInFlight = true;
  }

  #count(ok: boolean): void {
    this.#trialInFlight = false;
    if (ok) this.#countSuccess();
    else this.#countFailure();
  }

  #countSuccess(): void {
    this.#failureCount = 0;
    if (this.#state === "CLOSED") return;
    this.#successCount += 1;
    if (this.#successCount >= this.#successThreshold) this.#moveTo("CLOSED");
  }

  #countFailure(): void {
    this.#failureCount += 1;
    this.#lastFailureTime = Date.now();
    const tooMany = this.#failureCount >= this.#failureThreshold;
    if (this.#state === "HALF_OPEN" || tooMany) this.#moveTo("OPEN");
  }

  #moveTo(to: CircuitState): void {
    const from = this.#state;
    if (from === to) return;
    this.#state = to;
    this.#since = Date.now();
    this.#era += 1;
    this.#successCount = 0;
    this.#trialInFlight = false;
    this.emit("stateChange", { from, to });
    this.emit(EVENT_OF[to]);
  }
}

/** Runs `fn` for at most `ms` milliseconds. Never rejects, and leaves no timer behind. */
function runWithin<T>(ms: number, fn: () => T | PromiseLike<T>): Promise<CallResult<T>> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const finish = (result: CallResult<T>): void => {
      clearTimeout(timer);
      resolve(result);
    };
    if (ms > 0 && ms !== Infinity) {
      timer = setTimeout(() => {
        resolve({ ok: false, error: codedError("TIMEOUT", `No result after ${ms} ms.`) });
      }, ms);
    }
    // The async wrapper turns a synchronous throw into a rejection.
    (async () => fn())().then(
      (value) => finish({ ok: true, value }),
      (error: unknown) => finish({ ok: false, error }),
    );
  });
}

function codedError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

function checkThreshold(name: string, value: number): number {
  if (Number.isInteger(value) && value > 0) return value;
  throw new RangeError(`${name} must be a positive integer, got ${value}`);
}

function checkTime(name: string, value: number): number {
  if (value >= 0) return value;
  throw new RangeError(`${name} must be 0 or more milliseconds, got ${value}`);
}
