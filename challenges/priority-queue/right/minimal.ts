// The shortest right design: one sorted array, one record per task, plain callbacks.
import { EventEmitter } from "node:events";

const RANKS = new Map<unknown, number>([
  ["high", 0],
  ["medium", 1],
  ["low", 2],
]);

type Priority = "high" | "medium" | "low";
type Options = {
  concurrency?: number | undefined;
  timeout?: number | undefined;
  maxRetries?: number | undefined;
  retryDelay?: number | undefined;
};
type TaskOptions = {
  priority?: Priority | undefined;
  timeout?: number | undefined;
  retries?: number | undefined;
};
type Task = {
  fn: () => unknown;
  priority: Priority;
  rank: number;
  limit: number;
  left: number;
  attempts: number;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
};

export class PriorityRequestQueue extends EventEmitter {
  private ready: Task[] = [];
  private delayed = new Map<Task, NodeJS.Timeout>();
  private running = 0;
  private paused = false;
  private options: { concurrency: number; timeout: number; maxRetries: number; retryDelay: number };

  constructor({
    concurrency = 5,
    timeout = 30000,
    maxRetries = 3,
    retryDelay = 1000,
  }: Options = {}) {
    super();
    if (!(Number.isInteger(concurrency) && concurrency > 0)) throw new RangeError("concurrency");
    this.options = { concurrency, timeout, maxRetries, retryDelay };
  }

  add<T>(fn: () => T | PromiseLike<T>, options: TaskOptions = {}): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const { priority = "medium", timeout = this.options.timeout } = options;
      const { retries = this.options.maxRetries } = options;
      const rank = RANKS.get(priority);
      if (rank === undefined || typeof fn !== "function") throw new TypeError("bad task");
      const limit = timeout === 0 ? Infinity : timeout;
      this.insert({ fn, priority, rank, limit, left: retries, attempts: 0, resolve, reject });
      this.emit("queued", { priority, queueLength: this.ready.length + this.delayed.size });
      this.next();
    });
  }

  pause() {
    this.paused = true;
    this.emit("paused");
  }

  resume() {
    this.paused = false;
    this.emit("resumed");
    this.next();
  }

  clear(level?: Priority): number {
    const gone = [...this.ready, ...this.delayed.keys()].filter(
      (task) => level === undefined || task.priority === level,
    );
    this.ready = this.ready.filter((task) => !gone.includes(task));
    for (const task of gone) {
      clearTimeout(this.delayed.get(task));
      this.delayed.delete(task);
      task.reject(Object.assign(new Error("cleared"), { code: "QUEUE_CLEARED" }));
    }
    return gone.length;
  }

  get stats() {
    const all = [...this.ready, ...this.delayed.keys()];
    const count = (level: Priority) => all.filter((task) => task.priority === level).length;
    return {
      running: this.running,
      queued: {
        high: count("high"),
        medium: count("medium"),
        low: count("low"),
        total: all.length,
      },
      paused: this.paused,
    };
  }

  private insert(task: Task) {
    const at = this.ready.findIndex((other) => other.rank > task.rank);
    this.ready.splice(at < 0 ? this.ready.length : at, 0, task);
  }

  private next() {
    while (!this.paused && this.running < this.options.concurrency) {
      const task = this.ready.shift();
      if (task === undefined) break;
      this.attempt(task);
    }
  }

  private attempt(task: Task) {
    this.running++;
    task.attempts++;
    const { priority, attempts } = task;
    let timer: NodeJS.Timeout | undefined;
    const race = [new Promise<unknown>((resolve) => resolve(task.fn()))];
    if (task.limit !== Infinity) {
      const late = Object.assign(new Error("timed out"), { code: "REQUEST_TIMEOUT" });
      race.push(new Promise((_, reject) => (timer = setTimeout(reject, task.limit, late))));
    }
    void Promise.race(race)
      .finally(() => {
        clearTimeout(timer);
        this.running--;
      })
      .then(
        (value) => {
          task.resolve(value);
          this.emit("completed", { priority, attempts });
        },
        (error) => this.failed(task, error),
      )
      .then(() => this.next());
  }

  private failed(task: Task, error: unknown) {
    const { priority, attempts } = task;
    if (task.left-- <= 0) {
      task.reject(error);
      this.emit("failed", { priority, attempts, error });
      return;
    }
    const delay = this.options.retryDelay * 2 ** (attempts - 1);
    const again = () => {
      this.delayed.delete(task);
      this.insert(task);
      this.next();
    };
    this.delayed.set(task, setTimeout(again, delay));
    this.emit("retry", { priority, attempts, delay, error });
  }
}
