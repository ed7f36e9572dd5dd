/** How a pool is doing at one moment. */
export interface PoolStats {
  /** The size of the pool. */
  total: number;
  /** Tasks that a worker has and has not replied to yet. */
  busy: number;
  /** `total` minus `busy`. */
  available: number;
  /** Tasks that wait for a worker. */
  queued: number;
}

/** A pool of at most `poolSize` threads that run the tasks of one worker file. */
export class WorkerPool {
  /**
   * @param workerPath an absolute path, a path relative to the working directory, or a `file:` URL
   * @param poolSize how many threads at most, by default `os.availableParallelism()`
   * @throws RangeError if `poolSize` is not a positive integer
   */
  constructor(workerPath: string | URL, poolSize?: number) {
    throw new Error(`Not implemented: constructor(${String(workerPath)}, ${String(poolSize)})`);
  }

  /**
   * Hands `data` to a worker and resolves with the `data` of its reply.
   *
   * @param data what the worker gets, exactly as given
   */
  execute(data: unknown): Promise<unknown> {
    throw new Error(`Not implemented: execute(${String(data)})`);
  }

  /** A new object with the numbers of this moment. */
  get stats(): PoolStats {
    throw new Error("Not implemented: stats");
  }
}
