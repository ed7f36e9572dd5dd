import { EventEmitter } from "node:events";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";

type Done = (error: unknown, data?: unknown, failed?: boolean) => void;

const OPTIONS: WorkerOptions = { name: "pool" };

/** A place in the pool. It says "free" when it can take a task; its thread may come and go. */
class Place extends EventEmitter {
  readonly #url: URL;
  #worker: Worker | null = null;
  #done: Done | null = null;

  constructor(url: URL) {
    super();
    this.#url = url;
  }

  get taken(): boolean {
    return this.#done !== null;
  }

  give(data: unknown, done: Done): void {
    this.#done = done;
    const worker = (this.#worker ??= this.#hire());
    const onMessage = (answer: { data?: unknown; error?: string }) => {
      if (answer.error === undefined) this.#settle(null, answer.data);
      else this.#settle(new Error(answer.error));
    };
    worker.once("message", onMessage);
    try {
      worker.postMessage(data);
    } catch (error) {
      worker.off("message", onMessage);
      this.#settle(error);
    }
  }

  /** Drops the task without an answer and resolves when the thread has ended. */
  async close(): Promise<void> {
    this.#done = null;
    await this.#worker?.terminate();
  }

  #hire(): Worker {
    const worker = new Worker(this.#url, OPTIONS);
    worker.on("error", (thrown: unknown) => {
      if (this.#worker === worker) this.#worker = null;
      const known = thrown instanceof Error;
      const text = known ? thrown.message : String(thrown);
      this.#settle(new Error(`Worker crashed: ${text}`, { cause: thrown }));
    });
    worker.on("exit", (exitCode) => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      const error = new Error(`Worker stopped with ${exitCode}`);
      this.#settle(Object.assign(error, { code: "WORKER_EXITED" }));
    });
    return worker;
  }

  #settle(error: unknown, data?: unknown): void {
    const done = this.#done;
    if (done === null) return;
    this.#done = null;
    done(error, data, error !== null);
    this.emit("free");
  }
}

/** Built on events: a place that becomes free asks for the next task. */
export class WorkerPool extends EventEmitter {
  #places: Place[];
  #queue: { data: unknown; done: Done }[] = [];
  #running = new Set<Done>();
  #destroyed: Promise<void> | undefined;
  #over = false;

  constructor(workerPath: string | URL, poolSize: number = os.availableParallelism()) {
    super();
    if (!Number.isInteger(poolSize)) throw new RangeError("poolSize must be an integer");
    if (poolSize < 1) throw new RangeError("poolSize must be at least 1");
    const url =
      typeof workerPath === "string" ? pathToFileURL(path.resolve(workerPath)) : workerPath;
    this.#places = Array.from({ length: poolSize }, () => new Place(url));
    for (const place of this.#places) place.on("free", () => this.#serve());
  }

  execute(data: unknown): Promise<unknown> {
    if (this.#destroyed !== undefined) return Promise.reject(destroyed());
    return new Promise((resolve, reject) => {
      const done: Done = (error, answer, failed) => {
        this.#running.delete(done);
        if (failed === true) reject(error);
        else resolve(answer);
      };
      this.#queue.push({ data, done });
      this.#serve();
    });
  }

  destroy(): Promise<void> {
    this.#destroyed ??= (async () => {
      const dones = [...this.#running, ...this.#queue.splice(0).map(({ done }) => done)];
      for (const done of dones) done(destroyed(), undefined, true);
      await Promise.all(this.#places.map((place) => place.close()));
      this.#over = true;
      this.#places = [];
    })();
    return this.#destroyed;
  }

  get stats() {
    const total = this.#over ? 0 : this.#places.length;
    const busy = this.#places.filter((place) => place.taken).length;
    return { total, busy, available: total - busy, queued: this.#queue.length };
  }

  #serve(): void {
    for (const place of this.#places) {
      if (place.taken) continue;
      const next = this.#queue.shift();
      if (next === undefined) return;
      this.#running.add(next.done);
      place.give(next.data, next.done);
    }
  }
}

function destroyed(): Error {
  return Object.assign(new Error("Pool destroyed"), { code: "POOL_DESTROYED" });
}
