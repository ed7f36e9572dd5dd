/** @typedef {"high" | "medium" | "low"} Priority */

/**
 * Options of a queue. An option that is `undefined` takes its default. Times are milliseconds.
 *
 * @typedef {object} QueueOptions
 * @property {number} [concurrency] How many attempts may be in flight at a time; a positive
 *   integer. Default 5.
 * @property {number} [timeout] The time limit of one attempt; `0` or `Infinity` means no limit.
 *   Default 30000.
 * @property {number} [maxRetries] How many attempts may follow the first one. Default 3.
 * @property {number} [retryDelay] The delay before the first retry; it doubles with each further
 *   one. Default 1000.
 */

/**
 * Options of one task. `timeout` and `retries` win over those of the queue, also when `0`.
 *
 * @typedef {object} TaskOptions
 * @property {Priority} [priority] Default `"medium"`.
 * @property {number} [timeout] The time limit of each attempt of this task.
 * @property {number} [retries] How many attempts may follow the first one.
 */

/**
 * What the queue is doing.
 *
 * @typedef {object} QueueStats
 * @property {number} running Attempts in flight. A timed-out attempt is no longer in flight.
 * @property {{ high: number, medium: number, low: number, total: number }} queued Tasks that wait,
 *   for a slot or for a retry delay.
 * @property {boolean} paused
 */

/**
 * The events and the one object that each listener gets.
 *
 * @typedef {object} QueueEvents
 * @property {{ priority: Priority, queueLength: number }} queued
 * @property {{ priority: Priority, attempts: number }} completed
 * @property {{ priority: Priority, attempts: number, delay: number, error: unknown }} retry
 * @property {{ priority: Priority, attempts: number, error: unknown }} failed
 * @property {undefined} paused
 * @property {undefined} resumed
 */

/** Runs functions by priority, at most `concurrency` at a time, with time limits and retries. */
export class PriorityRequestQueue {
  /**
   * Throws a `RangeError` when `concurrency` is not a positive integer.
   *
   * @param {QueueOptions} [_options]
   */
  constructor(_options = {}) {
    throw new Error("Not implemented: constructor");
  }

  /**
   * Queues `fn` and resolves with what it returns or resolves to. Rejects with the error of the
   * last attempt when all have failed, and with a `TypeError` for bad input. Never throws.
   *
   * @template T
   * @param {() => T | PromiseLike<T>} _fn
   * @param {TaskOptions} [_options]
   * @returns {Promise<T>}
   */
  add(_fn, _options = {}) {
    throw new Error("Not implemented: add");
  }

  /**
   * From now on no attempt starts. Running attempts finish normally.
   *
   * @returns {void}
   */
  pause() {
    throw new Error("Not implemented: pause");
  }

  /**
   * Starts waiting tasks again, by priority and up to `concurrency`.
   *
   * @returns {void}
   */
  resume() {
    throw new Error("Not implemented: resume");
  }

  /**
   * Removes the tasks that wait, all of them or those of one level. Each rejects with the code
   * `QUEUE_CLEARED`. Returns how many were removed.
   *
   * @param {Priority} [_priority]
   * @returns {number}
   */
  clear(_priority) {
    throw new Error("Not implemented: clear");
  }

  /**
   * What the queue is doing now; a fresh object for each read.
   *
   * @returns {QueueStats}
   */
  get stats() {
    throw new Error("Not implemented: stats");
  }

  /**
   * Calls `listener` for each event of that name. Returns the queue.
   *
   * @template {keyof QueueEvents} E
   * @param {E} _event
   * @param {(payload: QueueEvents[E]) => void} _listener
   * @returns {this}
   */
  on(_event, _listener) {
    throw new Error("Not implemented: on");
  }

  /**
   * Calls `listener` for the next event of that name only. Returns the queue.
   *
   * @template {keyof QueueEvents} E
   * @param {E} _event
   * @param {(payload: QueueEvents[E]) => void} _listener
   * @returns {this}
   */
  once(_event, _listener) {
    throw new Error("Not implemented: once");
  }

  /**
   * Removes one registration of `listener`, the one made last. Returns the queue.
   *
   * @template {keyof QueueEvents} E
   * @param {E} _event
   * @param {(payload: QueueEvents[E]) => void} _listener
   * @returns {this}
   */
  off(_event, _listener) {
    throw new Error("Not implemented: off");
  }
}
