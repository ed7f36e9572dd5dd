import { availableParallelism } from "node:os";
import { resolve as resolvePath } from "node:path";
import { Worker } from "node:worker_threads";

/** How a pool is doing at one moment. */
export interface PoolStats {
  total: number;
  busy: number;
  available: number;
  queued: number;
}

/** What a worker replies to one task. */
type Answer = { data: unknown } | { error: string };

interface Task {
  data: unknown;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

/** A living thread and the one task it has, if any. */
interface Member {
  worker: Worker;
  task: Task | undefined;
}

/**
 * Runs tasks on at most `poolSize` threads of one worker file. A thread starts when a task needs
 * it and stays for the next task. A thread that dies is forgotten; the next task starts another.
 */
export class WorkerPool {
  readonly #file: string | URL;
  readonly #members = new Set<Member>();
  readonly #idle: Member[] = [];
  readonly #queue: Task[] = [];
  #size: number;
  #destroyed: Promise<void> | undefined;

  /** @throws RangeError when `poolSize` is not a positive integer. */
  constructor(workerPath: string | URL, poolSize: number = availableParallelism()) {
    if (!Number.isInteger(poolSize) || poolSize < 1) {
      throw new RangeError(`poolSize must be a positive integer, got ${String(poolSize)}`);
    }
    this.#size = poolSize;
    // Worker itself takes a relative path only when it begins with "./" or "../".
    this.#file = typeof workerPath === "string" ? resolvePath(workerPath) : workerPath;
  }

  /** Resolves with the `data` of the worker's reply. */
  execute(data: unknown): Promise<unknown> {
    if (this.#destroyed !== undefined) return Promise.reject(destroyedError());
    return new Promise((resolve, reject) => {
      this.#queue.push({ data, resolve, reject });
      this.#dispatch();
    });
  }

  /** Rejects every unfinished task and resolves once all threads have ended. */
  destroy(): Promise<void> {
    this.#destroyed ??= this.#close();
    return this.#destroyed;
  }

  get stats(): PoolStats {
    const busy = this.#members.size - this.#idle.length;
    return { total: this.#size, busy, available: this.#size - busy, queued: this.#queue.length };
  }

  /** Hands queued tasks to idle or new threads for as long as there are both. */
  #dispatch(): void {
    while (this.#queue.length > 0) {
      const member = this.#idle.pop() ?? this.#start();
      if (member === undefined) return;
      const task = this.#queue.shift();
      if (task !== undefined) this.#hand(task, member);
    }
  }

  #hand(task: Task, member: Member): void {
    try {
      member.worker.postMessage(task.data);
      member.task = task;
    } catch (error) {
      // The data cannot be cloned. Nothing was sent, so the thread is as idle as before.
      this.#idle.push(member);
      task.reject(error);
    }
  }

  #start(): Member | undefined {
    if (this.#members.size === this.#size) return undefined;
    const worker = new Worker(this.#file);
    const member: Member = { worker, task: undefined };
    this.#members.add(member);

    let failure: Error | undefined;
    worker.on("message", (answer: Answer) => this.#finish(member, answer));
    worker.on("error", (thrown: unknown) => {
      failure = thrown instanceof Error ? thrown : new Error(String(thrown));
    });
    // Every death ends in one "exit", even one that began with an "error": clean up only here.
    worker.on("exit", (code) => this.#bury(member, failure ?? exitedError(code)));
    return member;
  }

  #finish(member: Member, answer: Answer): void {
    const { task } = member;
    if (task === undefined) return;
    member.task = undefined;
    this.#idle.push(member);
    if ("error" in answer) task.reject(new Error(answer.error));
    else task.resolve(answer.data);
    this.#dispatch();
  }

  #bury(member: Member, reason: Error): void {
    this.#members.delete(member);
    const place = this.#idle.indexOf(member);
    if (place !== -1) this.#idle.splice(place, 1);
    member.task?.reject(reason);
    this.#dispatch();
  }

  async #close(): Promise<void> {
    const members = [...this.#members];
    for (const { task } of members) task?.reject(destroyedError());
    for (const task of this.#queue.splice(0)) task.reject(destroyedError());
    await Promise.all(members.map(({ worker }) => worker.terminate()));
    this.#size = 0;
  }
}

function destroyedError(): Error {
  return Object.assign(new Error("The pool was destroyed"), { code: "POOL_DESTROYED" });
}

function exitedError(exitCode: number): Error {
  const message = `The worker exited with code ${exitCode} before it answered`;
  return Object.assign(new Error(message), { code: "WORKER_EXITED" });
}
