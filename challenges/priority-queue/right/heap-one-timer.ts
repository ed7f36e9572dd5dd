/**
 * A binary heap ordered by level and age, one timer for every deadline and every retry, and starts
 * that are put off to the next turn of the event loop.
 */
export type Priority = "high" | "medium" | "low";
type Listener = (payload: never) => void;
type Options = Partial<
  Record<"concurrency" | "timeout" | "maxRetries" | "retryDelay", number | undefined>
>;
type TaskOptions = {
  priority?: Priority | undefined;
  timeout?: number | undefined;
  retries?: number | undefined;
};

interface Alarm {
  at: number;
  ring: () => void;
}

interface Task {
  priority: Priority;
  age: number;
  timeout: number;
  retries: number;
  attempts: number;
  run: (onEnd: (error: { value: unknown } | undefined, settle: () => void) => void) => void;
  reject: (reason: unknown) => void;
}

const WEIGHT: ReadonlyMap<unknown, number> = new Map([
  ["high", 0],
  ["medium", 1],
  ["low", 2],
]);

export class PriorityRequestQueue {
  #heap: Task[] = [];
  #born = 0;
  #sleepers = new Map<Task, Alarm>();
  #alarms = new Set<Alarm>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pump: ReturnType<typeof setImmediate> | undefined;
  #flying = new Set<object>();
  #stopped = false;
  #settings: { concurrency: number; timeout: number; maxRetries: number; retryDelay: number };
  #listeners: { event: string; listener: Listener; original: Listener }[] = [];

  constructor(options: Options = {}) {
    const { concurrency = 5, timeout = 30e3, maxRetries = 3, retryDelay = 1e3 } = options;
    this.#settings = { concurrency, timeout, maxRetries, retryDelay };
    const whole = typeof concurrency === "number" && concurrency % 1 === 0;
    if (!whole || concurrency < 1) throw new RangeError("concurrency must be 1, 2, 3 ...");
  }

  add<T>(fn: () => T | PromiseLike<T>, options: TaskOptions = {}): Promise<T> {
    const priority = options.priority === undefined ? "medium" : options.priority;
    if (!WEIGHT.has(priority) || typeof fn !== "function") {
      return Promise.reject(new TypeError("add(fn, { priority })"));
    }
    const { promise, resolve, reject } = open<T>();
    const { timeout = this.#settings.timeout, retries = this.#settings.maxRetries } = options;
    const run: Task["run"] = (onEnd) => {
      const work = new Promise<T>((done) => done(fn()));
      work.then(
        (value) => onEnd(undefined, () => resolve(value)),
        (value: unknown) => onEnd({ value }, () => reject(value)),
      );
    };
    this.#born += 1;
    this.#push({ priority, age: this.#born, timeout, retries, attempts: 0, run, reject });
    this.#emit("queued", { priority, queueLength: this.#heap.length + this.#sleepers.size });
    this.#plan();
    return promise;
  }

  pause(): void {
    this.#stopped = true;
    this.#emit("paused", undefined);
  }

  resume(): void {
    this.#stopped = false;
    this.#emit("resumed", undefined);
    this.#plan();
  }

  clear(priority?: Priority): number {
    const stays = (task: Task) => priority !== undefined && task.priority !== priority;
    const gone = [...this.#heap, ...this.#sleepers.keys()].filter((task) => !stays(task));
    const rest = this.#heap.filter(stays);
    this.#heap = [];
    for (const task of rest) this.#push(task);
    for (const task of gone) {
      const alarm = this.#sleepers.get(task);
      this.#sleepers.delete(task);
      if (alarm) this.#disarm(alarm);
      task.reject(coded("QUEUE_CLEARED"));
    }
    return gone.length;
  }

  get stats() {
    const tasks = [...this.#heap, ...this.#sleepers.keys()];
    const queued = { high: 0, medium: 0, low: 0, total: tasks.length };
    for (const task of tasks) queued[task.priority] += 1;
    return { running: this.#flying.size, queued, paused: this.#stopped };
  }

  on(event: string, listener: Listener): this {
    return this.#listen(event, listener, listener);
  }

  once(event: string, listener: Listener): this {
    if (typeof listener !== "function") throw new TypeError("listener");
    const wrapper: Listener = (payload) => {
      this.#listeners = this.#listeners.filter((entry) => entry.listener !== wrapper);
      listener.call(this, payload);
    };
    return this.#listen(event, wrapper, listener);
  }

  off(event: string, listener: Listener): this {
    for (let i = this.#listeners.length - 1; i >= 0; i -= 1) {
      const entry = this.#listeners[i];
      if (entry?.event === event && entry.original === listener) {
        this.#listeners = this.#listeners.toSpliced(i, 1);
        break;
      }
    }
    return this;
  }

  #listen(event: string, listener: Listener, original: Listener): this {
    if (typeof listener !== "function") throw new TypeError("listener");
    this.#listeners = [...this.#listeners, { event, listener, original }];
    return this;
  }

  #emit(event: string, payload: unknown): void {
    for (const entry of this.#listeners) {
      if (entry.event === event) Reflect.apply(entry.listener, this, [payload]);
    }
  }

  #plan(): void {
    if (this.#pump || this.#stopped || this.#heap.length === 0) return;
    this.#pump = setImmediate(() => {
      this.#pump = undefined;
      while (!this.#stopped && this.#flying.size < this.#settings.concurrency) {
        const task = this.#pop();
        if (!task) break;
        this.#launch(task);
      }
    });
  }

  #launch(task: Task): void {
    const flight = {};
    this.#flying.add(flight);
    task.attempts += 1;
    const limited = task.timeout !== 0 && task.timeout !== Infinity;
    const land = (error: { value: unknown } | undefined, settle: () => void) => {
      if (!this.#flying.delete(flight)) return;
      if (alarm) this.#disarm(alarm);
      this.#plan();
      this.#land(task, error, settle);
    };
    const expire = () => {
      const value = coded("REQUEST_TIMEOUT");
      land({ value }, () => task.reject(value));
    };
    const alarm = limited ? this.#arm(task.timeout, expire) : undefined;
    task.run(land);
  }

  #land(task: Task, error: { value: unknown } | undefined, settle: () => void): void {
    const { priority, attempts } = task;
    if (error === undefined) {
      this.#emit("completed", { priority, attempts });
      return settle();
    }
    if (attempts === task.retries + 1) {
      this.#emit("failed", { priority, attempts, error: error.value });
      return settle();
    }
    const delay = this.#settings.retryDelay * 2 ** (attempts - 1);
    const alarm = this.#arm(delay, () => {
      this.#sleepers.delete(task);
      this.#push(task);
      this.#plan();
    });
    this.#sleepers.set(task, alarm);
    this.#emit("retry", { priority, attempts, delay, error: error.value });
  }

  #arm(ms: number, ring: () => void): Alarm {
    const alarm = { at: performance.now() + ms, ring };
    this.#alarms.add(alarm);
    this.#wind();
    return alarm;
  }

  #disarm(alarm: Alarm): void {
    this.#alarms.delete(alarm);
    this.#wind();
  }

  #wind(): void {
    clearTimeout(this.#timer);
    if (this.#alarms.size === 0) return;
    const next = Math.min(...[...this.#alarms].map((alarm) => alarm.at));
    this.#timer = setTimeout(() => this.#ring(), Math.max(0, Math.ceil(next - performance.now())));
  }

  #ring(): void {
    const now = performance.now();
    const due = [...this.#alarms].filter((alarm) => alarm.at <= now);
    for (const alarm of due.sort((a, b) => a.at - b.at)) {
      if (this.#alarms.delete(alarm)) alarm.ring();
    }
    this.#wind();
  }

  #push(task: Task): void {
    const heap = this.#heap;
    let at = heap.push(task) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (!parent || before(parent, task)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = task;
  }

  #pop(): Task | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (!top || !last || heap.length === 0) return top;
    let at = 0;
    for (;;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
      const child = left && right && before(right, left) ? 2 * at + 2 : 2 * at + 1;
      const smaller = heap[child];
      if (!smaller || before(last, smaller)) break;
      heap[at] = smaller;
      at = child;
    }
    heap[at] = last;
    return top;
  }
}

function before(a: Task, b: Task): boolean {
  const levels = (WEIGHT.get(a.priority) ?? 0) - (WEIGHT.get(b.priority) ?? 0);
  return levels === 0 ? a.age < b.age : levels < 0;
}

function open<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

function coded(code: string): Error {
  const error = new Error(`The request ended with ${code}`);
  Object.defineProperty(error, "code", { value: code, enumerable: true });
  return error;
}
