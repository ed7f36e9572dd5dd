import { availableParallelism } from "node:os";
import { isAbsolute, join } from "node:path";
import { Worker } from "node:worker_threads";

class PoolError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "PoolError";
    this.code = code;
  }
}

/** One call of `execute`, from the queue to its end. */
class Call {
  readonly data: unknown;
  readonly promise: Promise<unknown>;
  resolve: (value: unknown) => void = () => undefined;
  reject: (reason: unknown) => void = () => undefined;

  constructor(data: unknown) {
    this.data = data;
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}

/** One life of a thread. It is over when `ended` resolves. */
class Thread {
  readonly ended: Promise<void>;
  alive = true;
  #worker: Worker;
  #current: Call | undefined;
  #finish: () => void = () => undefined;

  constructor(file: string | URL) {
    this.#worker = new Worker(file);
    let why: Error | undefined;
    this.#worker.on("error", (thrown: unknown) => {
      this.alive = false;
      why = thrown instanceof Error ? thrown : new Error(String(thrown));
    });
    this.#worker.on("message", (answer: unknown) => this.#take(answer));
    this.ended = new Promise((resolve) => {
      this.#worker.on("exit", (code) => {
        this.alive = false;
        this.#current?.reject(why ?? new PoolError("WORKER_EXITED", `exit code ${code}`));
        this.#finish();
        resolve();
      });
    });
  }

  /** Runs one call; resolves when it has settled, however it did. */
  run(call: Call): Promise<void> {
    return new Promise((resolve) => {
      this.#current = call;
      this.#finish = resolve;
      try {
        this.#worker.postMessage(call.data);
      } catch (error) {
        this.#current = undefined;
        call.reject(error);
        resolve();
      }
    });
  }

  stop(): Promise<unknown> {
    return this.#worker.terminate();
  }

  #take(answer: unknown): void {
    const call = this.#current;
    if (call === undefined || typeof answer !== "object" || answer === null) return;
    this.#current = undefined;
    const error: unknown = Reflect.get(answer, "error");
    if (typeof error === "string") call.reject(new Error(error));
    else call.resolve(Reflect.get(answer, "data"));
    this.#finish();
  }
}

/** As many loops as there are workers; each takes a call, runs it on its own thread, and repeats. */
export class WorkerPool {
  #file: string | URL;
  #size: number;
  #waiting: Call[] = [];
  #unsettled = new Set<Call>();
  #sleepers: (() => void)[] = [];
  #threads = new Set<Thread>();
  #lanes: Promise<void>[] = [];
  #destroyed = false;

  constructor(workerPath: string | URL, poolSize?: number) {
    const size = poolSize === undefined ? availableParallelism() : poolSize;
    if (!Number.isSafeInteger(size) || size < 1) throw new RangeError(`bad pool size ${size}`);
    const relative = typeof workerPath === "string" && !isAbsolute(workerPath);
    this.#file = relative ? join(process.cwd(), workerPath) : workerPath;
    this.#size = size;
    this.#lanes = Array.from({ length: size }, () => this.#lane());
  }

  execute(data: unknown): Promise<unknown> {
    const call = new Call(data);
    if (this.#destroyed) {
      call.reject(new PoolError("POOL_DESTROYED", "the pool is destroyed"));
      return call.promise;
    }
    this.#unsettled.add(call);
    const settle = () => void this.#unsettled.delete(call);
    call.promise.then(settle, settle);
    this.#waiting.push(call);
    this.#sleepers.shift()?.();
    return call.promise;
  }

  async destroy(): Promise<void> {
    this.#destroyed = true;
    this.#waiting.length = 0;
    const error = new PoolError("POOL_DESTROYED", "the pool is destroyed");
    for (const call of this.#unsettled) call.reject(error);
    for (const wake of this.#sleepers.splice(0)) wake();
    await Promise.all([...this.#threads].map((thread) => thread.stop()));
    await Promise.all(this.#lanes);
    this.#size = 0;
  }

  get stats() {
    // Whether a lane has already woken up does not matter: what it can take counts as taken.
    const busy = Math.min(this.#size, this.#unsettled.size);
    return {
      total: this.#size,
      busy,
      available: this.#size - busy,
      queued: this.#size === 0 ? 0 : this.#unsettled.size - busy,
    };
  }

  async #lane(): Promise<void> {
    let thread: Thread | undefined;
    for (;;) {
      const call = this.#waiting.shift();
      if (this.#destroyed) return;
      if (call === undefined) {
        await new Promise<void>((resolve) => this.#sleepers.push(resolve));
        continue;
      }
      if (thread === undefined || !thread.alive) thread = this.#start();
      await thread.run(call);
      if (!thread.alive) await thread.ended;
    }
  }

  #start(): Thread {
    const thread = new Thread(this.#file);
    this.#threads.add(thread);
    void thread.ended.then(() => this.#threads.delete(thread));
    return thread;
  }
}
