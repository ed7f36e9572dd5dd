/** The three states of a circuit. */
export type CircuitState = "CLOSED" | "OPEN" | "HALF_OPEN";

/** Options of a breaker, times in milliseconds. */
export interface CircuitBreakerOptions {
  /** Consecutive failures that open the circuit; 5 by default. */
  failureThreshold?: number | undefined;
  /** Consecutive successful trials that close it; 2 by default. */
  successThreshold?: number | undefined;
  /** How long the circuit stays open before the first trial; 30000 by default. */
  resetTimeout?: number | undefined;
}

/** Stops calling a function that keeps failing, and tries it again after a while. */
export class CircuitBreaker {
  /** Makes a closed circuit. */
  constructor(options: CircuitBreakerOptions = {}) {
    void options;
    throw new Error("Not implemented: constructor");
  }

  /** The state now. */
  get state(): CircuitState {
    throw new Error("Not implemented: state");
  }

  /**
   * Calls `fn` unless the circuit refuses, and settles as `fn` does. Rejects with code
   * `CIRCUIT_OPEN` if the call is refused, and never throws synchronously.
   */
  execute<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    void fn;
    throw new Error("Not implemented: execute");
  }
}
