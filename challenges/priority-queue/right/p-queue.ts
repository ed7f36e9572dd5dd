// over: p-queue@9
import { EventEmitter } from "node:events";
import PQueue, { TimeoutError } from "p-queue";
const RANKS = { high: 2, medium: 1, low: 0 };
type Priority = keyof typeof RANKS;
type TaskOptions = Partial<{ priority: Priority; timeout: number; retries: number }>;
const coded = (code: string) => Object.assign(new Error(code), { code });
const sleep = (ms: number, signal: AbortSignal) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => clearTimeout(timer));
    signal.addEventListener("abort", () => reject(signal.reason));
  });
export class PriorityRequestQueue extends EventEmitter {
  #queue;
  #own;
  #waiting = new Map<AbortController, Priority>();
  constructor({ concurrency = 5, timeout = 3e4, maxRetries: retries = 3, retryDelay = 1e3 } = {}) {
    super();
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError("concurrency");
    this.#queue = new PQueue({ concurrency });
    this.#own = { timeout, retries, retryDelay };
  }
  async add<T>(fn: () => T | PromiseLike<T>, task: TaskOptions = {}): Promise<T> {
    const { timeout = this.#own.timeout, retries = this.#own.retries, priority = "medium" } = task;
    if (typeof fn !== "function" || !Object.hasOwn(RANKS, priority)) throw new TypeError("task");
    const limit = timeout > 0 && timeout < Infinity ? { timeout } : {};
    for (let attempts = 1, delay = 0; ; attempts += 1) {
      const wait = new AbortController();
      this.#waiting.set(wait, priority);
      if (attempts > 1) await sleep(delay, wait.signal);
      else this.emit("queued", { priority, queueLength: this.#waiting.size });
      const start = () => Promise.resolve(this.#waiting.delete(wait)).then(() => fn());
      try {
        const options = { priority: RANKS[priority], signal: wait.signal, ...limit };
        const value = await this.#queue.add(start, options);
        this.emit("completed", { priority, attempts });
        return value;
      } catch (thrown) {
        if (wait.signal.aborted) throw thrown;
        const error = thrown instanceof TimeoutError ? coded("REQUEST_TIMEOUT") : thrown;
        delay = this.#own.retryDelay * 2 ** (attempts - 1);
        this.emit(attempts > retries ? "failed" : "retry", { priority, attempts, delay, error });
        if (attempts > retries) throw error;
      }
    }
  }
  pause = () => this.emit("paused", this.#queue.pause());
  resume = () => this.emit("resumed", void this.#queue.start());
  clear(level?: Priority): number {
    const gone = [...this.#waiting].filter(([, one]) => level === undefined || one === level);
    gone.forEach(([wait]) => this.#waiting.delete(wait) && wait.abort(coded("QUEUE_CLEARED")));
    return gone.length;
  }
  get stats() {
    const queued = { high: 0, medium: 0, low: 0, total: this.#waiting.size };
    for (const level of this.#waiting.values()) queued[level] += 1;
    return { running: this.#queue.pending, queued, paused: this.#queue.isPaused };
  }
}
