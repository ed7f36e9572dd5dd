import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";

type Task = { data: unknown; done: (value: unknown) => void; failed: (reason: unknown) => void };

const coded = (code: string) => Object.assign(new Error(code), { code });

/** As little as will do: one map from a thread to its task, and no thread without need. */
export class WorkerPool {
  #path;
  #size;
  #tasks: Task[] = [];
  #threads = new Map<Worker, Task | null>();
  #end: Promise<unknown> | null = null;
  #gone = false;

  constructor(workerPath: string | URL, poolSize = availableParallelism()) {
    if (!(Number.isInteger(poolSize) && poolSize > 0)) throw new RangeError("poolSize");
    this.#path = workerPath instanceof URL ? workerPath : resolve(workerPath);
    this.#size = poolSize;
  }

  async execute(data: unknown): Promise<unknown> {
    if (this.#end) throw coded("POOL_DESTROYED");
    return new Promise((done, failed) => {
      this.#tasks.push({ data, done, failed });
      this.#work();
    });
  }

  async destroy(): Promise<void> {
    if (!this.#end) {
      const all = [...this.#threads];
      this.#end = Promise.all(all.map(([thread]) => thread.terminate()));
      for (const task of [...all.map(([, task]) => task), ...this.#tasks.splice(0)]) {
        task?.failed(coded("POOL_DESTROYED"));
      }
    }
    await this.#end;
    this.#gone = true;
  }

  get stats() {
    const total = this.#gone ? 0 : this.#size;
    const busy = this.#gone ? 0 : [...this.#threads.values()].filter(Boolean).length;
    return { total, busy, available: total - busy, queued: this.#tasks.length };
  }

  #work() {
    for (let task = this.#tasks[0]; task; task = this.#tasks[0]) {
      const free = [...this.#threads].find(([, has]) => !has)?.[0];
      if (!free && this.#threads.size === this.#size) return;
      this.#tasks.shift();
      const thread = free ?? this.#begin();
      this.#threads.set(thread, task);
      try {
        thread.postMessage(task.data);
      } catch (reason) {
        this.#threads.set(thread, null);
        task.failed(reason);
      }
    }
  }

  #begin(): Worker {
    const thread = new Worker(this.#path);
    const leave = (reason: Error) => {
      this.#threads.get(thread)?.failed(reason);
      this.#threads.delete(thread);
      this.#work();
    };
    thread.on("message", (answer: { data?: unknown; error?: string } | null) => {
      const task = this.#threads.get(thread);
      if (!task) return;
      this.#threads.set(thread, null);
      if (answer?.error) task.failed(new Error(answer.error));
      else task.done(answer?.data);
      this.#work();
    });
    // After an "error" the "exit" finds nothing left to do.
    thread.on("error", (thrown: unknown) => {
      leave(thrown instanceof Error ? thrown : new Error(String(thrown)));
    });
    thread.on("exit", () => leave(coded("WORKER_EXITED")));
    return thread;
  }
}
