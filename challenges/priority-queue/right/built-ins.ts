/**
 * Waits are promises, and an `AbortController` breaks them off; an inner `EventEmitter` keeps the
 * listeners.
 */
import { EventEmitter } from "node:events";

const LEVELS = ["high", "medium", "low"] as const;
type Priority = (typeof LEVELS)[number];
type Listener = (payload: unknown) => void;

interface QueueOptions {
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

interface Entry {
  priority: Priority;
  work: () => Promise<() => void>;
  timeout: number;
  attemptsLeft: number;
  attempts: number;
  state: "waiting" | "running" | "delayed";
  cleared: AbortController;
  reject: (reason: unknown) => void;
}

class QueueError extends Error {
  code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

export class PriorityRequestQueue {
  #config;
  #emitter = new EventEmitter();
  #entries = new Set<Entry>();
  #paused = false;

  constructor(config: QueueOptions = {}) {
    const { concurrency = 5, timeout = 30_000, maxRetries = 3, retryDelay = 1_000 } = config;
    if (!Number.isInteger(concurrency) || concurrency <= 0) {
      throw new RangeError("concurrency is a positive integer");
    }
    this.#config = { concurrency, timeout, maxRetries, retryDelay };
  }

  on(event: string, listener: Listener): void {
    this.#emitter.on(event, this.#bind(listener));
  }

  once(event: string, listener: Listener): void {
    const bound = this.#bind(listener);
    const first = Object.assign(
      (payload: unknown) => {
        this.#emitter.off(event, first);
        bound(payload);
      },
      { listener },
    );
    this.#emitter.on(event, first);
  }

  off(event: string, listener: Listener): void {
    this.#emitter.off(event, listener);
  }

  add<T>(fn: () => T | PromiseLike<T>, options: TaskOptions = {}): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const { priority = "medium", timeout, retries } = options;
      if (typeof fn !== "function") throw new TypeError("fn must be a function");
      if (!LEVELS.some((level) => level === priority)) throw new TypeError("unknown priority");
      const work = () =>
        Promise.resolve()
          .then(fn)
          .then((value) => () => resolve(value));
      this.#entries.add({
        priority,
        work,
        timeout: timeout ?? this.#config.timeout,
        attemptsLeft: 1 + (retries ?? this.#config.maxRetries),
        attempts: 0,
        state: "waiting",
        cleared: new AbortController(),
        reject,
      });
      this.#emitter.emit("queued", { priority, queueLength: this.stats.queued.total });
      queueMicrotask(() => this.#schedule());
    });
  }

  pause(): void {
    this.#paused = true;
    this.#emitter.emit("paused");
  }

  resume(): void {
    this.#paused = false;
    this.#emitter.emit("resumed");
    queueMicrotask(() => this.#schedule());
  }

  clear(level?: Priority): number {
    let count = 0;
    for (const entry of this.#entries) {
      if (entry.state === "running" || (level !== undefined && entry.priority !== level)) continue;
      this.#entries.delete(entry);
      entry.reject(new QueueError("removed by clear", "QUEUE_CLEARED"));
      entry.cleared.abort();
      count += 1;
    }
    return count;
  }

  get stats() {
    const all = [...this.#entries];
    const waiting = all.filter((entry) => entry.state !== "running");
    const [high = 0, medium = 0, low = 0] = LEVELS.map(
      (level) => waiting.filter((entry) => entry.priority === level).length,
    );
    return {
      running: all.length - waiting.length,
      queued: { high, medium, low, total: waiting.length },
      paused: this.#paused,
    };
  }

  /** Node's emitter also finds a function by the one in its `listener` property. */
  #bind(listener: Listener) {
    if (typeof listener !== "function") throw new TypeError("listener must be a function");
    const bound = (payload: unknown) => listener.call(this, payload);
    return Object.assign(bound, { listener });
  }

  #schedule(): void {
    for (const level of LEVELS) {
      for (const entry of this.#entries) {
        if (this.#paused || this.stats.running >= this.#config.concurrency) return;
        if (entry.state === "waiting" && entry.priority === level) void this.#run(entry);
      }
    }
  }

  async #run(entry: Entry): Promise<void> {
    entry.state = "running";
    entry.attempts += 1;
    entry.attemptsLeft -= 1;
    const { priority, attempts } = entry;
    try {
      const resolve = await raceLimit(entry.work(), entry.timeout);
      this.#entries.delete(entry);
      resolve();
      this.#emitter.emit("completed", { priority, attempts });
    } catch (error) {
      if (entry.attemptsLeft > 0) void this.#retryLater(entry, error);
      else {
        this.#entries.delete(entry);
        entry.reject(error);
        this.#emitter.emit("failed", { priority, attempts, error });
      }
    }
    this.#schedule();
  }

  async #retryLater(entry: Entry, error: unknown): Promise<void> {
    const { priority, attempts, cleared } = entry;
    const delay = this.#config.retryDelay * 2 ** (attempts - 1);
    entry.state = "delayed";
    const over = wait(delay, cleared.signal);
    this.#emitter.emit("retry", { priority, attempts, delay, error });
    await over;
    entry.state = "waiting";
    this.#schedule();
  }
}

async function raceLimit<T>(work: Promise<T>, ms: number): Promise<T> {
  if (ms === 0 || ms === Infinity) return work;
  const done = new AbortController();
  const limit = wait(ms, done.signal).then(() => {
    throw new QueueError(`took longer than ${ms} ms`, "REQUEST_TIMEOUT");
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    done.abort();
  }
}

/** Resolves after `ms`, or never if `signal` is aborted before. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => clearTimeout(timer));
  });
}
