/** The three states of a circuit. */
export type CircuitState = "CLOSED" | "OPEN" | "HALF_OPEN";

/** Options of a breaker, times in milliseconds. One that is `undefined` takes its default. */
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

/** The events of a breaker and the arguments of their listeners. */
export interface CircuitBreakerEvents {
  open: [];
  halfOpen: [];
  close: [];
  stateChange: [change: { from: CircuitState; to: CircuitState }];
  failure: [failure: { error: unknown; failureCount: number }];
  success: [];
}

/** Stops calling a function that keeps failing, and tries it again after a while. */
export class CircuitBreaker {
  /** Throws when a threshold is no positive integer, or a time is negative or `NaN`. */
  constructor(options: CircuitBreakerOptions = {}) {
    void options;
    throw new Error("Not implemented: constructor");
  }

  /** The state now. */
  get state(): CircuitState {
    throw new Error("Not implemented: state");
  }

  /** A fresh snapshot of the state and the counts. */
  get status(): CircuitStatus {
    throw new Error("Not implemented: status");
  }

  /**
   * Calls `fn` unless the circuit refuses, and settles as `fn` does. Never throws by itself.
   * Rejects with code `CIRCUIT_OPEN` when refused and `TIMEOUT` when `fn` takes too long.
   */
  execute<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    void fn;
    throw new Error("Not implemented: execute");
  }

  /** Opens the circuit now; a trial is possible `resetTimeout` ms from now. */
  forceOpen(): void {
    throw new Error("Not implemented: forceOpen");
  }

  /** Closes the circuit now and sets the counts to 0. */
  forceClose(): void {
    throw new Error("Not implemented: forceClose");
  }

  /** Adds a listener; throws a `TypeError` when it is not a function. */
  on<K extends keyof CircuitBreakerEvents>(
    event: K,
    listener: (...args: CircuitBreakerEvents[K]) => void,
  ): this {
    void [event, listener];
    throw new Error("Not implemented: on");
  }

  /** Adds a listener that is removed before it is called for the first time. */
  once<K extends keyof CircuitBreakerEvents>(
    event: K,
    listener: (...args: CircuitBreakerEvents[K]) => void,
  ): this {
    void [event, listener];
    throw new Error("Not implemented: once");
  }

  /** Removes the latest registration of a listener, if there is one. */
  off<K extends keyof CircuitBreakerEvents>(
    event: K,
    listener: (...args: CircuitBreakerEvents[K]) => void,
  ): this {
    void [event, listener];
    throw new Error("Not implemented: off");
  }
}
