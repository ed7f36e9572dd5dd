import os from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";

interface Job {
  data: unknown;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

interface Seat {
  worker: Worker;
  job: Job | null;
  answered: boolean;
}

/** Starts all threads at once and replaces one as soon as it is known to be lost. */
export class WorkerPool {
  private readonly file: string | URL;
  private readonly size: number;
  private seats: Seat[] = [];
  private queue: Job[] = [];
  private threads = new Set<Worker>();
  private closing: Promise<void> | null = null;
  private closed = false;

  constructor(workerPath: string | URL, poolSize: number = os.availableParallelism()) {
    if (!Number.isInteger(poolSize) || poolSize <= 0) {
      throw new RangeError("poolSize has to be a positive integer");
    }
    this.file = typeof workerPath === "string" ? path.resolve(workerPath) : workerPath;
    this.size = poolSize;
    for (let i = 0; i < poolSize; i++) this.addSeat();
  }

  execute(data: unknown): Promise<unknown> {
    if (this.closing !== null) return Promise.reject(fail("POOL_DESTROYED", "Pool is destroyed"));
    return new Promise((resolve, reject) => {
      this.queue.push({ data, resolve, reject });
      this.next();
    });
  }

  destroy(): Promise<void> {
    if (this.closing === null) this.closing = this.close();
    return this.closing;
  }

  get stats() {
    if (this.closed) return { total: 0, busy: 0, available: 0, queued: 0 };
    const busy = this.seats.filter((seat) => seat.job !== null).length;
    const total = this.size;
    return { total, busy, available: total - busy, queued: this.queue.length };
  }

  private addSeat(): Seat {
    const seat: Seat = { worker: new Worker(this.file), job: null, answered: false };
    this.seats.push(seat);
    this.threads.add(seat.worker);
    seat.worker.on("message", (message: Record<string, unknown>) => this.answer(seat, message));
    seat.worker.on("error", (error: unknown) => this.lose(seat, toError(error)));
    seat.worker.on("exit", (code) => {
      this.threads.delete(seat.worker);
      this.lose(seat, fail("WORKER_EXITED", `Worker exited with code ${code}`));
    });
    return seat;
  }

  private next(): void {
    while (this.queue.length > 0) {
      let seat = this.seats.find((each) => each.job === null);
      if (seat === undefined && this.seats.length < this.size) seat = this.addSeat();
      if (seat === undefined) return;
      const job = this.queue.shift();
      if (job === undefined) return;
      seat.job = job;
      try {
        seat.worker.postMessage(job.data);
      } catch (error) {
        seat.job = null;
        job.reject(error);
      }
    }
  }

  private answer(seat: Seat, message: Record<string, unknown>): void {
    const job = seat.job;
    seat.answered = true;
    if (job === null) return;
    seat.job = null;
    if (message["error"] !== undefined) job.reject(new Error(String(message["error"])));
    else job.resolve(message["data"]);
    this.next();
  }

  private lose(seat: Seat, reason: Error): void {
    const index = this.seats.indexOf(seat);
    if (index === -1) return; // "exit" after "error"
    this.seats.splice(index, 1);
    seat.job?.reject(reason);
    seat.job = null;
    if (this.closing !== null) return;
    // A thread that never answered may have a broken file: wait until one is needed.
    if (seat.answered) this.addSeat();
    this.next();
  }

  private async close(): Promise<void> {
    const left = this.seats.map((seat) => seat.job).concat(this.queue);
    this.queue = [];
    for (const seat of this.seats) seat.job = null;
    for (const job of left) job?.reject(fail("POOL_DESTROYED", "Pool was destroyed"));
    await Promise.all([...this.threads].map((worker) => worker.terminate()));
    this.closed = true;
  }
}

function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

function fail(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
