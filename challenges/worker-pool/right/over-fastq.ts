// over: fastq@1.20
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import fastq from "fastq";
const coded = (code: string): Error => Object.assign(new Error(code), { code });

/** The queue and its limit are those of fastq; only what a thread needs is here. */
export class WorkerPool {
  readonly #threads = new Map<Worker, fastq.done<unknown> | null>();
  readonly #queue: fastq.queue<unknown, unknown>;
  #size: number;
  #end: Promise<unknown> | undefined;
  constructor(workerPath: string | URL, poolSize: number = availableParallelism()) {
    if (!Number.isInteger(poolSize) || poolSize < 1) throw new RangeError("poolSize");
    this.#size = poolSize;
    this.#queue = fastq((data, done) => {
      const [thread] = [...this.#threads].find(([, has]) => !has) ?? [this.#start(workerPath)];
      try {
        this.#threads.set(thread, done);
        thread.postMessage(data);
      } catch (error) {
        this.#threads.set(thread, null);
        done(new Error(String(error)));
      }
    }, poolSize);
  }
  async execute(data: unknown): Promise<unknown> {
    if (this.#end) throw coded("POOL_DESTROYED");
    return new Promise((ok, bad) => {
      const fail = (error: Error) => bad(this.#end ? coded("POOL_DESTROYED") : error);
      this.#queue.push(data, (error, result) => (error ? fail(error) : ok(result)));
    });
  }
  async destroy(): Promise<void> {
    this.#end ??= Promise.all([...this.#threads.keys()].map((thread) => thread.terminate()));
    this.#queue.abort();
    await this.#end;
    this.#size = 0;
  }
  get stats() {
    const [total, busy] = [this.#size, this.#queue.running()];
    return { total, busy, available: total - busy, queued: this.#queue.length() };
  }
  #start(path: string | URL): Worker {
    const thread = new Worker(typeof path === "string" ? resolve(path) : path);
    let failure = coded("WORKER_EXITED");
    thread.on("error", (thrown: unknown) => (failure = new Error(String(thrown))));
    thread.on("exit", () => {
      this.#threads.get(thread)?.(failure); // the next task must not find it idle
      this.#threads.delete(thread);
    });
    thread.on("message", (reply: { data?: unknown; error?: string }) => {
      const done = this.#threads.get(thread);
      this.#threads.set(thread, null);
      done?.(reply.error ? new Error(reply.error) : null, reply.data);
    });
    return thread;
  }
}
