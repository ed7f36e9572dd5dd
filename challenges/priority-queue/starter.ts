export type Priority = "high" | "medium" | "low";

/** Options of a queue. */
export interface QueueOptions {
  /** How many tasks may run at a time: a positive integer, 5 by default. */
  concurrency?: number | undefined;
}

/** Options of one task. */
export interface TaskOptions {
  /** `"medium"` by default. */
  priority?: Priority | undefined;
}

/** Runs functions by priority, at most `concurrency` at a time. */
export class PriorityRequestQueue {
  /** Throws a `RangeError` if `concurrency` is not a positive integer. */
  constructor(_options: QueueOptions = {}) {
    throw new Error("Not implemented: constructor");
  }

  /**
   * Queues `fn`. Resolves with what `fn` returns or resolves to, rejects with what it throws or
   * rejects with, and rejects with a `TypeError` for bad input. Never throws.
   */
  add<T>(_fn: () => T | PromiseLike<T>, _options: TaskOptions = {}): Promise<T> {
    throw new Error("Not implemented: add");
  }
}
