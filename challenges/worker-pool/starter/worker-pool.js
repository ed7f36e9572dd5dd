/**
 * How a pool is doing at one moment.
 *
 * @typedef {object} PoolStats
 * @property {number} total The size of the pool; 0 once `destroy()` has resolved.
 * @property {number} busy Tasks that were handed to a worker and have no answer yet.
 * @property {number} available `total` less `busy`.
 * @property {number} queued Tasks that were accepted but not handed to a worker yet.
 */

/** A pool of at most `poolSize` threads that run the tasks of one worker file. */
export class WorkerPool {
  /**
   * @param {string | URL} workerPath an absolute path, a path relative to the working directory,
   *   or a `file:` URL
   * @param {number} [poolSize] how many threads at most, by default `os.availableParallelism()`
   * @throws {RangeError} when `poolSize` is not a positive integer
   */
  constructor(workerPath, poolSize) {
    throw new Error(`Not implemented: constructor(${String(workerPath)}, ${String(poolSize)})`);
  }

  /**
   * Hands `data` to a worker and resolves with the `data` of its answer. Never throws.
   *
   * @param {unknown} data
   * @returns {Promise<unknown>}
   */
  execute(data) {
    throw new Error(`Not implemented: execute(${String(data)})`);
  }

  /**
   * Rejects every unfinished task and resolves once all threads have ended.
   *
   * @returns {Promise<void>}
   */
  destroy() {
    throw new Error("Not implemented: destroy()");
  }

  /**
   * A fresh object with the numbers of this moment.
   *
   * @returns {PoolStats}
   */
  get stats() {
    throw new Error("Not implemented: stats");
  }
}
