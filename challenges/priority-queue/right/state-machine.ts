/**
 * Defensive: each task is a small state machine, a cleared task stays in its lane as a tombstone,
 * counters are kept instead of computed, time limits beyond what `setTimeout` can do are cut in
 * pieces, and every attempt starts in `process.nextTick`.
 */
type Priority = "high" | "medium" | "low";
type State = "queued" | "flying" | "resting" | "over";

interface QueueOptions {
  readonly concurrency?: number | undefined;
  readonly timeout?: number | undefined;
  readonly maxRetries?: number | undefined;
  readonly retryDelay?: number | undefined;
}

interface TaskOptions {
  readonly priority?: Priority | undefined;
  readonly timeout?: number | undefined;
  readonly retries?: number | undefined;
}

const LONGEST = 2 ** 31 - 1;

class Countdown {
  #handle: NodeJS.Timeout | undefined;

  start(ms: number, then: () => void): void {
    const piece = Math.min(ms, LONGEST);
    this.#handle = setTimeout(() => (ms > piece ? this.start(ms - piece, then) : then()), piece);
  }

  stop(): void {
    clearTimeout(this.#handle);
    this.#handle = undefined;
  }
}

class Task {
  state: State = "queued";
  attempts = 0;
  readonly clock = new Countdown();

  constructor(
    readonlyFields: { priority: Priority; timeout: number; retries: number },
    call: () => unknown,
    settle: { resolve(value: unknown): void; reject(reason: unknown): void },
  ) {
    this.priority = readonlyFields.priority;
    this.timeout = readonlyFields.timeout;
    this.retries = readonlyFields.retries;
    this.call = call;
    this.settle = settle;
  }

  readonly priority: Priority;
  readonly timeout: number;
  readonly retries: number;
  readonly call: () => unknown;
  readonly settle: { resolve(value: unknown): void; reject(reason: unknown): void };
}

class Lane {
  #items: (Task | undefined)[] = [];
  #head = 0;

  push(task: Task): void {
    this.#items.push(task);
  }

  /** The oldest task that is still queued; drops the tombstones before it. */
  shift(): Task | undefined {
    while (this.#head < this.#items.length) {
      const task = this.#items[this.#head];
      this.#items[this.#head] = undefined;
      this.#head += 1;
      if (task?.state === "queued") return task;
    }
    this.#items = [];
    this.#head = 0;
    return undefined;
  }
}

type Listener = (...args: unknown[]) => unknown;

function isListener(thing: unknown): thing is Listener {
  return typeof thing === "function";
}

class Listeners {
  readonly #byName = new Map<unknown, readonly { call: Listener; once: boolean }[]>();

  add(name: unknown, call: unknown, once: boolean): void {
    if (!isListener(call)) throw new TypeError("a listener must be a function");
    this.#byName.set(name, [...this.list(name), { call, once }]);
  }

  remove(name: unknown, match: (entry: { call: Listener }) => boolean): void {
    const list = [...this.list(name)];
    const at = list.map(match).lastIndexOf(true);
    if (at >= 0) list.splice(at, 1);
    this.#byName.set(name, list);
  }

  list(name: unknown): readonly { call: Listener; once: boolean }[] {
    return this.#byName.get(name) ?? [];
  }
}

export class PriorityRequestQueue {
  readonly #limits: Readonly<
    Record<"concurrency" | "timeout" | "maxRetries" | "retryDelay", number>
  >;
  readonly #lanes = { high: new Lane(), medium: new Lane(), low: new Lane() };
  readonly #waiting = { high: 0, medium: 0, low: 0 };
  readonly #resting = new Set<Task>();
  readonly #queued = new Set<Task>();
  readonly #listeners = new Listeners();
  #flying = 0;
  #paused = false;
  #starting = false;

  constructor(options?: QueueOptions) {
    const pick = (value: number | undefined, fallback: number) =>
      value === undefined ? fallback : value;
    const concurrency = pick(options?.concurrency, 5);
    if (!Number.isSafeInteger(concurrency) || concurrency < 1) {
      throw new RangeError(`concurrency must be a positive integer, got ${String(concurrency)}`);
    }
    this.#limits = Object.freeze({
      concurrency,
      timeout: pick(options?.timeout, 30_000),
      maxRetries: pick(options?.maxRetries, 3),
      retryDelay: pick(options?.retryDelay, 1000),
    });
  }

  on(name: string, listener: (payload: unknown) => void): this {
    this.#listeners.add(name, listener, false);
    return this;
  }

  once(name: string, listener: (payload: unknown) => void): this {
    this.#listeners.add(name, listener, true);
    return this;
  }

  off(name: string, listener: (payload: unknown) => void): this {
    this.#listeners.remove(name, (entry) => entry.call === listener);
    return this;
  }

  add<T>(fn: () => T | PromiseLike<T>, options?: TaskOptions): Promise<T> {
    if (typeof fn !== "function") return Promise.reject(new TypeError("fn must be a function"));
    const priority = options?.priority === undefined ? "medium" : options.priority;
    if (!Object.hasOwn(this.#lanes, priority)) {
      return Promise.reject(new TypeError(`unknown priority ${String(priority)}`));
    }
    const timeout = options?.timeout === undefined ? this.#limits.timeout : options.timeout;
    const retries = options?.retries === undefined ? this.#limits.maxRetries : options.retries;
    return new Promise<T>((resolve, reject) => {
      const task = new Task({ priority, timeout, retries }, fn, { resolve, reject });
      this.#waiting[priority] += 1;
      this.#enqueue(task);
      this.#emit("queued", { priority, queueLength: this.stats.queued.total });
    });
  }

  pause(): void {
    this.#paused = true;
    this.#emit("paused");
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#emit("resumed");
    this.#startSoon();
  }

  clear(level?: Priority): number {
    let removed = 0;
    for (const task of [...this.#queued, ...this.#resting]) {
      if (level !== undefined && task.priority !== level) continue;
      task.clock.stop();
      task.state = "over";
      this.#queued.delete(task);
      this.#resting.delete(task);
      this.#waiting[task.priority] -= 1;
      removed += 1;
      task.settle.reject(Object.assign(new Error("Cleared"), { code: "QUEUE_CLEARED" }));
    }
    return removed;
  }

  get stats() {
    const { high, medium, low } = this.#waiting;
    return Object.freeze({
      running: this.#flying,
      queued: Object.freeze({ high, medium, low, total: high + medium + low }),
      paused: this.#paused,
    });
  }

  #emit(name: string, payload?: object): void {
    for (const entry of this.#listeners.list(name)) {
      if (entry.once) this.#listeners.remove(name, (other) => other === entry);
      entry.call.call(this, payload);
    }
  }

  #enqueue(task: Task): void {
    task.state = "queued";
    this.#queued.add(task);
    this.#lanes[task.priority].push(task);
    this.#startSoon();
  }

  #startSoon(): void {
    if (this.#starting) return;
    this.#starting = true;
    process.nextTick(() => {
      this.#starting = false;
      while (!this.#paused && this.#flying < this.#limits.concurrency) {
        const { high, medium, low } = this.#lanes;
        const task = high.shift() ?? medium.shift() ?? low.shift();
        if (task === undefined) return;
        this.#fly(task);
      }
    });
  }

  #fly(task: Task): void {
    task.state = "flying";
    task.attempts += 1;
    this.#queued.delete(task);
    this.#waiting[task.priority] -= 1;
    this.#flying += 1;
    const attempt = task.attempts;
    const land = (next: () => void) => {
      if (task.state !== "flying" || task.attempts !== attempt) return;
      task.clock.stop();
      this.#flying -= 1;
      this.#startSoon();
      next();
    };
    if (task.timeout !== 0 && task.timeout !== Infinity) {
      const error = Object.assign(new Error("Too slow"), { code: "REQUEST_TIMEOUT" });
      task.clock.start(task.timeout, () => land(() => this.#failed(task, error)));
    }
    const succeeded = (value: unknown) => land(() => this.#succeeded(task, value));
    const failed = (error: unknown) => land(() => this.#failed(task, error));
    try {
      Promise.resolve(task.call()).then(succeeded, failed);
    } catch (error) {
      failed(error);
    }
  }

  #succeeded(task: Task, value: unknown): void {
    task.state = "over";
    this.#emit("completed", { priority: task.priority, attempts: task.attempts });
    task.settle.resolve(value);
  }

  #failed(task: Task, error: unknown): void {
    const { priority, attempts } = task;
    if (attempts > task.retries) {
      task.state = "over";
      task.settle.reject(error);
      this.#emit("failed", { priority, attempts, error });
      return;
    }
    task.state = "resting";
    this.#resting.add(task);
    this.#waiting[priority] += 1;
    const delay = this.#limits.retryDelay * 2 ** (attempts - 1);
    task.clock.start(delay, () => {
      this.#resting.delete(task);
      this.#enqueue(task);
    });
    this.#emit("retry", { priority, attempts, delay, error });
  }
}
