import * as os from "node:os";
import * as path from "node:path";
import * as threads from "node:worker_threads";

type State = "starting" | "idle" | "busy" | "dead";

interface Order {
  readonly payload: unknown;
  readonly succeed: (value: unknown) => void;
  readonly fail: (reason: unknown) => void;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1000;

/** Wary of everything: clones early, knows the state of each thread, pauses before each restart. */
export class WorkerPool {
  private readonly script: string | URL;
  private readonly count: number;
  private readonly states = new Map<threads.Worker, State>();
  private readonly orders = new Map<threads.Worker, Order>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private backlog: Order[] = [];
  private failures = 0;
  private phase: "open" | "closing" | "closed" = "open";
  private whenClosed: Promise<void> = Promise.resolve();

  constructor(workerPath: string | URL, poolSize?: number) {
    const count = poolSize ?? os.availableParallelism();
    if (!Number.isInteger(count) || count < 1) {
      throw new RangeError(`The pool size must be a positive integer, not ${String(count)}`);
    }
    this.script = typeof workerPath === "string" ? path.resolve(workerPath) : workerPath;
    this.count = count;
    for (let index = 0; index < count; index += 1) this.spawn();
  }

  async execute(data: unknown): Promise<unknown> {
    if (this.phase !== "open") throw this.error("POOL_DESTROYED", "The pool is destroyed");
    const payload: unknown = structuredClone(data);
    return new Promise((succeed, fail) => {
      this.backlog.push({ payload, succeed, fail });
      this.assign();
    });
  }

  async destroy(): Promise<void> {
    if (this.phase === "open") {
      this.phase = "closing";
      this.whenClosed = this.close();
    }
    await this.whenClosed;
  }

  get stats(): { total: number; busy: number; available: number; queued: number } {
    const total = this.phase === "closed" ? 0 : this.count;
    const busy = this.orders.size;
    return { total, busy, available: total - busy, queued: this.backlog.length };
  }

  private async close(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    const left = [...this.orders.values(), ...this.backlog];
    this.orders.clear();
    this.backlog = [];
    const reason = this.error("POOL_DESTROYED", "The pool was destroyed");
    for (const order of left) order.fail(reason);
    for (const worker of this.states.keys()) await worker.terminate();
    this.phase = "closed";
  }

  private spawn(): void {
    const worker = new threads.Worker(this.script);
    this.states.set(worker, "starting");
    worker.on("message", (answer: unknown) => this.receive(worker, answer));
    worker.on("messageerror", (error) => this.complete(worker, (order) => order.fail(error)));
    worker.on("error", (thrown: unknown) => {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      this.complete(worker, (order) => order.fail(error));
      this.states.set(worker, "dead");
    });
    worker.on("exit", (code) => {
      const error = this.error("WORKER_EXITED", `The worker ended with code ${code}`);
      this.complete(worker, (order) => order.fail(error));
      this.states.delete(worker);
      this.respawn();
    });
    this.assign();
  }

  /** The next thread waits the longer, the more threads in a row have died. */
  private respawn(): void {
    if (this.phase !== "open") return;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.failures);
    this.failures += 1;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.spawn();
    }, pause);
    this.timers.add(timer);
  }

  private assign(): void {
    for (const [worker, state] of this.states) {
      if (state === "dead" || this.orders.has(worker)) continue;
      const order = this.backlog.shift();
      if (order === undefined) return;
      this.orders.set(worker, order);
      try {
        worker.postMessage(order.payload);
      } catch (error) {
        this.complete(worker, (failed) => failed.fail(error));
        return this.assign();
      }
    }
  }

  private receive(worker: threads.Worker, answer: unknown): void {
    if (!this.orders.has(worker)) return;
    this.failures = 0;
    this.states.set(worker, "idle");
    const fields = new Map<string, unknown>(Object.entries(Object(answer)));
    this.complete(worker, (order) => {
      if (fields.has("error")) order.fail(new Error(String(fields.get("error"))));
      else order.succeed(fields.get("data"));
    });
    this.assign();
  }

  private complete(worker: threads.Worker, settle: (order: Order) => void): void {
    const order = this.orders.get(worker);
    this.orders.delete(worker);
    if (order !== undefined) settle(order);
  }

  private error(code: string, message: string): Error {
    return Object.assign(new Error(message), { code });
  }
}
