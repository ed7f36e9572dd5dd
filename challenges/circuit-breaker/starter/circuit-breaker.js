/**
 * The three states of a circuit.
 * @typedef {"CLOSED" | "OPEN" | "HALF_OPEN"} CircuitState
 */

/**
 * Options of a breaker, times in milliseconds. One that is `undefined` takes its default.
 * @typedef {object} CircuitBreakerOptions
 * @property {number} [failureThreshold] Consecutive failures that open the circuit; 5 by default.
 * @property {number} [successThreshold] Consecutive successful trials that close it; 2 by default.
 * @property {number} [timeout] How long one call may take; 10000 by default, `0` or `Infinity`
 *   for no limit.
 * @property {number} [resetTimeout] How long the circuit stays open before a trial; 30000 by
 *   default.
 */

/**
 * What `status` shows.
 * @typedef {object} CircuitStatus
 * @property {CircuitState} state
 * @property {number} failureCount
 * @property {number} successCount
 * @property {number | null} lastFailureTime
 */

/**
 * The events of a breaker and the arguments of their listeners.
 * @typedef {object} CircuitBreakerEvents
 * @property {[]} open
 * @property {[]} halfOpen
 * @property {[]} close
 * @property {[change: { from: CircuitState, to: CircuitState }]} stateChange
 * @property {[failure: { error: unknown, failureCount: number }]} failure
 * @property {[]} success
 */

/** Stops calling a function that keeps failing, and tries it again after a while. */
export class CircuitBreaker {
  /**
   * Throws when a threshold is no positive integer, or a time is negative or `NaN`.
   * @param {CircuitBreakerOptions} [options]
   */
  constructor(options = {}) {
    void options;
    throw new Error("Not implemented: constructor");
  }

  /**
   * The state now.
   * @returns {CircuitState}
   */
  get state() {
    throw new Error("Not implemented: state");
  }

  /**
   * A fresh snapshot of the state and the counts.
   * @returns {CircuitStatus}
   */
  get status() {
    throw new Error("Not implemented: status");
  }

  /**
   * Calls `fn` unless the circuit refuses, and settles as `fn` does. Never throws by itself.
   * Rejects with code `CIRCUIT_OPEN` when refused and `TIMEOUT` when `fn` takes too long.
   * @template T
   * @param {() => T | PromiseLike<T>} fn
   * @returns {Promise<T>}
   */
  execute(fn) {
    void fn;
    throw new Error("Not implemented: execute");
  }

  /**
   * Opens the circuit now; a trial is possible `resetTimeout` ms from now.
   * @returns {void}
   */
  forceOpen() {
    throw new Error("Not implemented: forceOpen");
  }

  /**
   * Closes the circuit now and sets the counts to 0.
   * @returns {void}
   */
  forceClose() {
    throw new Error("Not implemented: forceClose");
  }

  /**
   * Adds a listener; throws a `TypeError` when it is not a function.
   * @template {keyof CircuitBreakerEvents} K
   * @param {K} event
   * @param {(...args: CircuitBreakerEvents[K]) => void} listener
   * @returns {this}
   */
  on(event, listener) {
    void [event, listener];
    throw new Error("Not implemented: on");
  }

  /**
   * Adds a listener that is removed before it is called for the first time.
   * @template {keyof CircuitBreakerEvents} K
   * @param {K} event
   * @param {(...args: CircuitBreakerEvents[K]) => void} listener
   * @returns {this}
   */
  once(event, listener) {
    void [event, listener];
    throw new Error("Not implemented: once");
  }

  /**
   * Removes the latest registration of a listener, if there is one.
   * @template {keyof CircuitBreakerEvents} K
   * @param {K} event
   * @param {(...args: CircuitBreakerEvents[K]) => void} listener
   * @returns {this}
   */
  off(event, listener) {
    void [event, listener];
    throw new Error("Not implemented: off");
  }
}
