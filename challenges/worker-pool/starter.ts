/** How a pool is doing at one moment. */
export interface PoolStats {
  /** The size of the pool; 0 once `destroy()` has resolved. */
  total: number;
  /** Tasks that were handed to a worker and have no answer yet. */
  busy: number;
  /** `total` less `busy`. */
  available: number;
  /** Tasks that were accepted but not handed to a worker yet. */
  queued: number;
}

/** A pool of at most `poolSize` threads that run the tasks of one worker file. */
export class WorkerPool {
  /**
   * @param workerPath an absolute path, a path relative to the working directory, or a `file:` URL
   * @param poolSize how many threads at most, by default `os.availableParallelism()`
   * @throws RangeError when `poolSize` is not a positive integer
   */
  constructor(workerPath: string | URL, poolSize?: number) {
    throw new Error(`Not implemented: constructor(${String(workerPath)}, ${String(poolSize)})`);
  }

  /** Hands `data` to a worker and resolves with the `data` of its answer. Never throws. */
  execute(data: unknown): Promise<unknown> {
    throw new Error(`Not implemented: execute(${String(data)})`);
  }

  /** Rejects every unfinished task and resolves once all threads have ended. */
  destroy(): Promise<void> {
    throw new Error("Not implemented: destroy()");
  }

  /** A fresh object with the numbers of this moment. */
  get stats(): PoolStats {
    throw new Error("Not implemented: stats");
  }
}
