import { EventEmitter } from "node:events";

const LEVELS = ["high", "medium", "low"] as const;

export type Priority = (typeof LEVELS)[number];

export interface QueueOptions {
  concurrency?: number | undefined;
  timeout?: number | undefined;
  maxRetries?: number | undefined;
  retryDelay?: number | undefined;
}

export interface TaskOptions {
  priority?: Priority | undefined;
  timeout?: number | undefined;
  retries?: number | undefined;
}

export interface QueueStats {
  running: number;
  queued: { high: number; medium: number; low: number; total: number };
  paused: boolean;
}

export interface QueueEvents {
  queued: [{ priority: Priority; queueLength: number }];
  completed: [{ priority: Priority; attempts: number }];
  retry: [{ priority: Priority; attempts: number; delay: number; error: unknown }];
  failed: [{ priority: Priority; attempts: number; error: unknown }];
  paused: [];
  resumed: [];
}

interface Task {
  /** Calls the caller's function once; gives back the step that resolves the caller's promise. */
  work: () => Promise<() => void>;
  reject: (reason: unknown) => void;
  priority: Priority;
  timeout: number;
  retries: number;
  attempts: number;
}

/** Runs functions by priority, at most `concurrency` at a time, with time limits and retries. */
export class PriorityRequestQueue extends EventEmitter<QueueEvents> {
  readonly #concurrency: number;
  readonly #timeout: number;
  readonly #maxRetries: number;
  readonly #retryDelay: number;
  readonly #waiting: Record<Priority, Task[]> = { high: [], medium: [], low: [] };
  readonly #delayed = new Map<Task, NodeJS.Timeout>();
  #running = 0;
  #paused = false;

  constructor(options: QueueOptions = {}) {
    super();
    const { concurrency = 5, timeout = 30_000, maxRetries = 3, retryDelay = 1000 } = options;
    if (!Number.isInteger(concurrency) || concurrency < 1) {
      throw new RangeError("concurrency must be a positive integer");
    }
    this.#concurrency = concurrency;
    this.#timeout = timeout;
    this.#maxRetries = maxRetries;
    this.#retryDelay = retryDelay;
  }

  add<T>(fn: () => T | PromiseLike<T>, options: TaskOptions = {}): Promise<T> {
    const { priority = "medium", timeout = this.#timeout, retries = this.#maxRetries } = options;
    if (typeof fn !== "function") return Promise.reject(new TypeError("fn must be a function"));
    if (!LEVELS.includes(priority)) return Promise.reject(new TypeError("unknown priority"));

    return new Promise((resolve, reject) => {
      // async turns a synchronous throw of fn into a rejection
      const work = async () => {
        const value = await fn();
        return () => resolve(value);
      };
      this.#waiting[priority].push({ work, reject, priority, timeout, retries, attempts: 0 });
      this.emit("queued", { priority, queueLength: this.#countWaiting().total });
      this.#fill();
    });
  }

  pause(): void {
    this.#paused = true;
    this.emit("paused");
  }

  resume(): void {
    this.#paused = false;
    this.emit("resumed");
    this.#fill();
  }

  clear(priority?: Priority): number {
    const levels = LEVELS.filter((level) => priority === undefined || priority === level);
    const removed = levels.flatMap((level) => this.#waiting[level].splice(0));
    for (const [task, timer] of this.#delayed) {
      if (!levels.includes(task.priority)) continue;
      clearTimeout(timer);
      this.#delayed.delete(task);
      removed.push(task);
    }
    for (const task of removed) task.reject(codedError("QUEUE_CLEARED", "The queue was cleared"));
    return removed.length;
  }

  get stats(): QueueStats {
    return { running: this.#running, queued: this.#countWaiting(), paused: this.#paused };
  }

  #countWaiting(): QueueStats["queued"] {
    const queued = { high: 0, medium: 0, low: 0, total: 0 };
    for (const level of LEVELS) queued[level] = this.#waiting[level].length;
    for (const task of this.#delayed.keys()) queued[task.priority] += 1;
    queued.total = queued.high + queued.medium + queued.low;
    return queued;
  }

  /** The only place where attempts start: every change that may free a slot ends here. */
  #fill(): void {
    while (!this.#paused && this.#running < this.#concurrency) {
      const level = LEVELS.find((name) => this.#waiting[name].length > 0);
      const task = level && this.#waiting[level].shift();
      if (!task) return;
      this.#start(task);
    }
  }

  #start(task: Task): void {
    let timer: NodeJS.Timeout | undefined;
    let ended = false;
    const end = (settle: () => void) => {
      if (ended) return; // the late result of an attempt that has timed out
      ended = true;
      clearTimeout(timer);
      this.#running -= 1;
      try {
        settle();
      } finally {
        this.#fill();
      }
    };

    this.#running += 1;
    task.attempts += 1;
    if (task.timeout > 0 && task.timeout !== Infinity) {
      const error = codedError("REQUEST_TIMEOUT", `No result within ${task.timeout} ms`);
      timer = setTimeout(() => end(() => this.#fail(task, error)), task.timeout);
    }
    task.work().then(
      (resolve) => end(() => this.#complete(task, resolve)),
      (error: unknown) => end(() => this.#fail(task, error)),
    );
  }

  #complete({ priority, attempts }: Task, resolve: () => void): void {
    resolve();
    this.emit("completed", { priority, attempts });
  }

  #fail(task: Task, error: unknown): void {
    const { priority, attempts } = task;
    if (attempts > task.retries) {
      task.reject(error);
      this.emit("failed", { priority, attempts, error });
      return;
    }
    const delay = this.#retryDelay * 2 ** (attempts - 1);
    const timer = setTimeout(() => {
      this.#delayed.delete(task);
      this.#waiting[priority].push(task);
      this.#fill();
    }, delay);
    this.#delayed.set(task, timer);
    this.emit("retry", { priority, attempts, delay, error });
  }
}

function codedError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
