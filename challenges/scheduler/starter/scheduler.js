/**
 * An interval in milliseconds, or a five-field cron expression in local time.
 * @typedef {number | string} Config
 */

/**
 * What a job does. If it returns a promise, the run lasts until that settles.
 * @typedef {() => unknown} Handler
 */

/**
 * What a listener gets is the payload of its event.
 * @typedef {(payload: unknown) => void} Listener
 */

/**
 * The options of a scheduler; a missing or undefined one takes its default.
 * @typedef {object} SchedulerOptions
 * @property {number} [maxConcurrent] How many handlers run at once over all jobs; 10 by default.
 * @property {string} [persistPath] The file that the jobs are written to; none by default.
 */

/**
 * What `getStatus()` tells about one job.
 * @typedef {object} JobStatus
 * @property {boolean} enabled
 * @property {Date | null} nextRun
 * @property {Date | null} lastRun
 * @property {number} runCount
 * @property {boolean} running
 */

/**
 * Runs jobs at intervals or by cron expressions, at most `maxConcurrent` at once.
 *
 * Events: `scheduled {name, nextRun}`, `jobStart {name, runCount}`, `jobComplete {name, runCount}`,
 * `jobError {name, runCount, error}`, `cancelled {name}` and `loaded` with the content of the file.
 */
export class Scheduler {
  /** @param {SchedulerOptions} options */
  constructor(options = {}) {
    throw new Error("Not implemented: constructor");
  }

  /**
   * The first moment strictly after `from` at which `config` is due, or `null` if there is none.
   *
   * @param {Config} config
   * @param {Date} from
   * @returns {Date | null}
   * @throws An `Error` with the code `INVALID_CRON` for a wrong expression, a `TypeError` or
   * `RangeError` for another wrong config.
   */
  static nextRun(config, from = new Date()) {
    throw new Error("Not implemented: nextRun");
  }

  /**
   * Loads the file, if there is one; rejects if it is not a JSON object.
   *
   * @returns {Promise<void>}
   */
  async init() {
    throw new Error("Not implemented: init");
  }

  /**
   * Creates the job, or replaces the one with that name.
   *
   * @param {string} name
   * @param {Config} config
   * @param {Handler} handler
   * @returns {this}
   * @throws Like `nextRun`, and a `TypeError` or `RangeError` if `handler` is not a function;
   * nothing changes then.
   */
  schedule(name, config, handler) {
    throw new Error("Not implemented: schedule");
  }

  /**
   * Removes the job; no further run of it starts.
   *
   * @param {string} name
   * @returns {this}
   */
  cancel(name) {
    throw new Error("Not implemented: cancel");
  }

  /**
   * No run of the job starts until `resume`.
   *
   * @param {string} name
   * @returns {this}
   */
  pause(name) {
    throw new Error("Not implemented: pause");
  }

  /**
   * Lets a paused job go on; `nextRun` counts from now.
   *
   * @param {string} name
   * @returns {this}
   */
  resume(name) {
    throw new Error("Not implemented: resume");
  }

  /**
   * The status of all jobs by name.
   *
   * @returns {Record<string, JobStatus>}
   */
  getStatus() {
    throw new Error("Not implemented: getStatus");
  }

  /**
   * Starts no further run; resolves when the pending writes are done.
   *
   * @returns {Promise<void>}
   */
  async stop() {
    throw new Error("Not implemented: stop");
  }

  /**
   * Calls `listener` at each `event`, with `this` set to the scheduler.
   *
   * @param {string} event
   * @param {Listener} listener
   * @returns {this}
   */
  on(event, listener) {
    throw new Error("Not implemented: on");
  }

  /**
   * Calls `listener` at the next `event` only.
   *
   * @param {string} event
   * @param {Listener} listener
   * @returns {this}
   */
  once(event, listener) {
    throw new Error("Not implemented: once");
  }

  /**
   * Removes the latest registration of `listener`.
   *
   * @param {string} event
   * @param {Listener} listener
   * @returns {this}
   */
  off(event, listener) {
    throw new Error("Not implemented: off");
  }
}
