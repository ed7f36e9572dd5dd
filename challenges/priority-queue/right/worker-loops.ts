/**
 * Built the other way round: nobody starts tasks. `concurrency` endless loops fetch them, and a
 * loop that is busy with an attempt is what makes a slot taken.
 */
type Priority = "high" | "medium" | "low";
const ORDER: readonly Priority[] = ["high", "medium", "low"];

interface Options {
  concurrency?: number | undefined;
  timeout?: number | undefined;
  maxRetries?: number | undefined;
  retryDelay?: number | undefined;
}

interface TaskOptions {
  priority?: Priority | undefined;
  timeout?: number | undefined;
  retries?: number | undefined;
}

interface Task {
  readonly priority: Priority;
  readonly timeout: number;
  readonly maxAttempts: number;
  attempts: number;
  attempt(): Promise<() => void>;
  reject(reason: unknown): void;
}

type Listener = (payload?: unknown) => void;
type Registration = { listener: Listener; once: boolean };

export class PriorityRequestQueue {
  readonly #options: Required<{ [K in keyof Options]: number }>;
  readonly #inbox = new Map<Priority, Set<Task>>(ORDER.map((level) => [level, new Set()]));
  readonly #sleeping = new Map<Task, () => void>();
  readonly #idle: Array<(task: Task) => void> = [];
  readonly #registrations = new Map<string, Registration[]>();
  #busy = 0;
  #paused = false;

  constructor(options: Options = {}) {
    const { concurrency = 5, timeout = 30_000, maxRetries = 3, retryDelay = 1000 } = options;
    if (!Number.isSafeInteger(concurrency) || concurrency <= 0) {
      throw new RangeError(`concurrency: ${String(concurrency)}`);
    }
    this.#options = { concurrency, timeout, maxRetries, retryDelay };
    for (let i = 0; i < concurrency; i += 1) void this.#loop();
  }

  async add<T>(fn: () => T | PromiseLike<T>, options: TaskOptions = {}): Promise<T> {
    if (typeof fn !== "function") throw new TypeError("not a function");
    const priority = options.priority === undefined ? "medium" : options.priority;
    const lane = this.#inbox.get(priority);
    if (lane === undefined) throw new TypeError("not a priority");
    const { timeout = this.#options.timeout, retries = this.#options.maxRetries } = options;
    return new Promise<T>((resolve, reject) => {
      const attempt = async () => {
        const value = await fn();
        return () => resolve(value);
      };
      lane.add({ priority, timeout, maxAttempts: retries + 1, attempts: 0, attempt, reject });
      this.#tell("queued", { priority, queueLength: this.stats.queued.total });
      this.#deliver();
    });
  }

  pause(): void {
    this.#paused = true;
    this.#tell("paused");
  }

  resume(): void {
    this.#paused = false;
    this.#tell("resumed");
    this.#deliver();
  }

  clear(level?: Priority): number {
    const hit = (task: Task) => level === undefined || task.priority === level;
    const removed = [...this.#inbox.values()].flatMap((lane) => [...lane].filter(hit));
    for (const task of removed) this.#inbox.get(task.priority)?.delete(task);
    for (const [task, cancel] of [...this.#sleeping].filter(([task]) => hit(task))) {
      cancel();
      this.#sleeping.delete(task);
      removed.push(task);
    }
    for (const task of removed) task.reject(makeError("QUEUE_CLEARED"));
    return removed.length;
  }

  get stats() {
    const queued = { high: 0, medium: 0, low: 0, total: 0 };
    const waiting = [...this.#inbox.values()].flatMap((lane) => [...lane]);
    for (const { priority } of [...waiting, ...this.#sleeping.keys()]) {
      queued[priority] += 1;
      queued.total += 1;
    }
    return { running: this.#busy, queued, paused: this.#paused };
  }

  on(event: string, listener: Listener): this {
    return this.#register(event, { listener, once: false });
  }

  once(event: string, listener: Listener): this {
    return this.#register(event, { listener, once: true });
  }

  off(event: string, listener: Listener): this {
    const list = this.#registrations.get(event) ?? [];
    const at = list.findLastIndex((entry) => entry.listener === listener);
    this.#registrations.set(
      event,
      list.filter((_, index) => index !== at),
    );
    return this;
  }

  #register(event: string, entry: Registration): this {
    if (typeof entry.listener !== "function") throw new TypeError("not a function");
    this.#registrations.set(event, [...(this.#registrations.get(event) ?? []), entry]);
    return this;
  }

  #tell(event: string, payload?: unknown): void {
    for (const entry of this.#registrations.get(event) ?? []) {
      if (entry.once) {
        const rest = this.#registrations.get(event) ?? [];
        this.#registrations.set(
          event,
          rest.filter((other) => other !== entry),
        );
      }
      entry.listener.call(this, payload);
    }
  }

  /** Hands waiting tasks to idle loops. */
  #deliver(): void {
    while (!this.#paused && this.#idle.length > 0) {
      const lane = ORDER.map((level) => this.#inbox.get(level)).find((set) => set && set.size > 0);
      const task = lane?.values().next().value;
      if (lane === undefined || task === undefined) return;
      lane.delete(task);
      this.#busy += 1;
      this.#idle.shift()?.(task);
    }
  }

  async #loop(): Promise<never> {
    for (;;) {
      const task = await new Promise<Task>((resolve) => {
        this.#idle.push(resolve);
        this.#deliver();
      });
      const after = await this.#try(task);
      this.#busy -= 1;
      after();
    }
  }

  async #try(task: Task): Promise<() => void> {
    task.attempts += 1;
    const { priority, attempts, timeout } = task;
    let stop = () => {};
    const limit = new Promise<never>((_, reject) => {
      if (timeout === 0 || timeout === Infinity) return;
      const timer = setTimeout(() => reject(makeError("REQUEST_TIMEOUT")), timeout);
      stop = () => clearTimeout(timer);
    });
    try {
      const settle = await Promise.race([limit, task.attempt()]);
      return () => {
        settle();
        this.#tell("completed", { priority, attempts });
      };
    } catch (error) {
      return () =>
        attempts < task.maxAttempts ? this.#again(task, error) : this.#giveUp(task, error);
    } finally {
      stop();
    }
  }

  #again(task: Task, error: unknown): void {
    const { priority, attempts } = task;
    const delay = this.#options.retryDelay * Math.pow(2, attempts - 1);
    const timer = setTimeout(() => {
      this.#sleeping.delete(task);
      this.#inbox.get(priority)?.add(task);
      this.#deliver();
    }, delay);
    this.#sleeping.set(task, () => clearTimeout(timer));
    this.#tell("retry", { priority, attempts, delay, error });
  }

  #giveUp(task: Task, error: unknown): void {
    this.#tell("failed", { priority: task.priority, attempts: task.attempts, error });
    task.reject(error);
  }
}

function makeError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
