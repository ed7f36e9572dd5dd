export type Priority = "high" | "medium" | "low";

/** Options of a queue. An option that is `undefined` takes its default. Times are milliseconds. */
export interface QueueOptions {
  /** How many attempts may be in flight at a time; a positive integer. Default 5. */
  concurrency?: number | undefined;
  /** The time limit of one attempt; `0` or `Infinity` means no limit. Default 30000. */
  timeout?: number | undefined;
  /** How many attempts may follow the first one. Default 3. */
  maxRetries?: number | undefined;
  /** The delay before the first retry; it doubles with each further one. Default 1000. */
  retryDelay?: number | undefined;
}

/** Options of one task. `timeout` and `retries` win over those of the queue, also when `0`. */
export interface TaskOptions {
  /** Default `"medium"`. */
  priority?: Priority | undefined;
  /** The time limit of each attempt of this task. */
  timeout?: number | undefined;
  /** How many attempts may follow the first one. */
  retries?: number | undefined;
}

/** What the queue is doing. */
export interface QueueStats {
  /** Attempts in flight. A timed-out attempt is no longer in flight. */
  running: number;
  /** Tasks that wait, for a slot or for a retry delay. */
  queued: { high: number; medium: number; low: number; total: number };
  paused: boolean;
}

/** The events and the one object that each listener gets. */
export interface QueueEvents {
  queued: { priority: Priority; queueLength: number };
  completed: { priority: Priority; attempts: number };
  retry: { priority: Priority; attempts: number; delay: number; error: unknown };
  failed: { priority: Priority; attempts: number; error: unknown };
  paused: undefined;
  resumed: undefined;
}

/** Runs functions by priority, at most `concurrency` at a time, with time limits and retries. */
export class PriorityRequestQueue {
  /** Throws a `RangeError` when `concurrency` is not a positive integer. */
  constructor(_options: QueueOptions = {}) {
    throw new Error("Not implemented: constructor");
  }

  /**
   * Queues `fn` and resolves with what it returns or resolves to. Rejects with the error of the
   * last attempt when all have failed, and with a `TypeError` for bad input. Never throws.
   */
  add<T>(_fn: () => T | PromiseLike<T>, _options: TaskOptions = {}): Promise<T> {
    throw new Error("Not implemented: add");
  }

  /** From now on no attempt starts. Running attempts finish normally. */
  pause(): void {
    throw new Error("Not implemented: pause");
  }

  /** Starts waiting tasks again, by priority and up to `concurrency`. */
  resume(): void {
    throw new Error("Not implemented: resume");
  }

  /**
   * Removes the tasks that wait, all of them or those of one level. Each rejects with the code
   * `QUEUE_CLEARED`. Returns how many were removed.
   */
  clear(_priority?: Priority): number {
    throw new Error("Not implemented: clear");
  }

  /** What the queue is doing now; a fresh object for each read. */
  get stats(): QueueStats {
    throw new Error("Not implemented: stats");
  }

  /** Calls `listener` for each event of that name. Returns the queue. */
  on<E extends keyof QueueEvents>(_event: E, _listener: (payload: QueueEvents[E]) => void): this {
    throw new Error("Not implemented: on");
  }

  /** Calls `listener` for the next event of that name only. Returns the queue. */
  once<E extends keyof QueueEvents>(_event: E, _listener: (payload: QueueEvents[E]) => void): this {
    throw new Error("Not implemented: once");
  }

  /** Removes one registration of `listener`, the one made last. Returns the queue. */
  off<E extends keyof QueueEvents>(_event: E, _listener: (payload: QueueEvents[E]) => void): this {
    throw new Error("Not implemented: off");
  }
}
