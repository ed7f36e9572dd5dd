/**
 * Tasks drive themselves: `add` is an async function that asks for a slot, makes an attempt, gives
 * the slot back and sleeps. The queue is only a semaphore with three waiting lines.
 */
import { EventEmitter } from "node:events";

type Priority = "high" | "medium" | "low";

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

/** Something that waits, for a slot or for time to pass, and that `clear` can break off. */
interface Waiter {
  priority: Priority;
  proceed: () => void;
  breakOff: (reason: Error) => void;
}

class CodedError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code.toLowerCase().replace("_", " "));
    this.code = code;
  }
}

export class PriorityRequestQueue extends EventEmitter {
  #free: number;
  readonly #concurrency: number;
  readonly #defaults: { timeout: number; retries: number };
  readonly #retryDelay: number;
  readonly #forSlot: Waiter[] = [];
  readonly #forTime = new Set<Waiter>();
  #paused = false;

  constructor(options: QueueOptions = {}) {
    super();
    const { concurrency = 5, timeout = 30_000, maxRetries = 3, retryDelay = 1_000 } = options;
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError("concurrency");
    this.#concurrency = concurrency;
    this.#free = concurrency;
    this.#defaults = { timeout, retries: maxRetries };
    this.#retryDelay = retryDelay;
  }

  async add<T>(fn: () => T | PromiseLike<T>, options: TaskOptions = {}): Promise<T> {
    const { priority = "medium", timeout = this.#defaults.timeout } = options;
    const { retries = this.#defaults.retries } = options;
    if (typeof fn !== "function") throw new TypeError("fn is not a function");
    if (priority !== "high" && priority !== "medium" && priority !== "low") {
      throw new TypeError("priority is not high, medium or low");
    }
    let slot = this.#acquire(priority, () => {
      this.emit("queued", { priority, queueLength: this.stats.queued.total });
    });
    for (let attempts = 1; ; attempts += 1) {
      await slot;
      let failure: { error: unknown };
      try {
        const result = await withLimit(fn, timeout);
        this.emit("completed", { priority, attempts });
        return result;
      } catch (error) {
        failure = { error };
      } finally {
        this.#release();
      }
      const { error } = failure;
      if (attempts > retries) {
        this.emit("failed", { priority, attempts, error });
        throw error;
      }
      const delay = this.#retryDelay * 2 ** (attempts - 1);
      const rest = this.#sleep(priority, delay);
      this.emit("retry", { priority, attempts, delay, error });
      await rest;
      slot = this.#acquire(priority);
    }
  }

  pause(): void {
    if (!this.#paused) this.emit("paused");
    this.#paused = true;
  }

  resume(): void {
    const was = this.#paused;
    this.#paused = false;
    this.#admit();
    if (was) this.emit("resumed");
  }

  clear(priority?: Priority): number {
    const gone = [...this.#forSlot, ...this.#forTime].filter(
      (waiter) => priority === undefined || waiter.priority === priority,
    );
    for (const waiter of gone) waiter.breakOff(new CodedError("QUEUE_CLEARED"));
    return gone.length;
  }

  get stats() {
    const queued = { high: 0, medium: 0, low: 0, total: 0 };
    for (const { priority } of [...this.#forSlot, ...this.#forTime]) {
      queued[priority]++;
      queued.total++;
    }
    return { running: this.#concurrency - this.#free, queued, paused: this.#paused };
  }

  #acquire(priority: Priority, joined = () => {}): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        priority,
        proceed: resolve,
        breakOff: (reason) => {
          this.#forSlot.splice(this.#forSlot.indexOf(waiter), 1);
          reject(reason);
        },
      };
      this.#forSlot.push(waiter);
      joined();
      this.#admit();
    });
  }

  #release(): void {
    this.#free += 1;
    this.#admit();
  }

  #admit(): void {
    while (this.#free > 0 && !this.#paused && this.#forSlot.length > 0) {
      let best = this.#forSlot.findIndex((waiter) => waiter.priority === "high");
      if (best < 0) best = this.#forSlot.findIndex((waiter) => waiter.priority === "medium");
      if (best < 0) best = 0;
      const [waiter] = this.#forSlot.splice(best, 1);
      this.#free -= 1;
      waiter?.proceed();
    }
  }

  #sleep(priority: Priority, ms: number): Promise<void> {
    const slept = new Promise<void>((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        this.#forTime.delete(waiter);
      };
      const waiter: Waiter = {
        priority,
        proceed: () => {
          end();
          resolve();
        },
        breakOff: (reason) => {
          end();
          reject(reason);
        },
      };
      const timer = setTimeout(waiter.proceed, ms);
      this.#forTime.add(waiter);
    });
    return slept;
  }
}

function withLimit<T>(fn: () => T | PromiseLike<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new CodedError("REQUEST_TIMEOUT"));
    const timer = ms > 0 && Number.isFinite(ms) ? setTimeout(late, ms) : undefined;
    const work = new Promise<T>((done) => done(fn()));
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
