/** What the tests of the pool share: a pool under observation and the board its tasks write on. */
import type { Worker } from "node:worker_threads";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished } from "vitest";
import { WorkerPool } from "@solution";
import { sleep, turn } from "../../kit.ts";

/** How long a test waits for what has to happen and for which no rule names a time. */
export const PATIENCE_MS = 5000;

/** A worker that answers with what it was sent. */
export const ECHO_URL = new URL("../fixtures/echo.mjs", import.meta.url);

/** A worker that does what its task says. */
export const TASKS = fileURLToPath(new URL("../fixtures/tasks.mjs", import.meta.url));

/** A worker file that throws while it loads. */
export const THROWS_ON_LOAD = fileURLToPath(
  new URL("../fixtures/throws-on-load.mjs", import.meta.url),
);

/** A worker file that is not there. */
export const MISSING = fileURLToPath(new URL("../fixtures/no-such-file.mjs", import.meta.url));

/** A pool and what can be seen of it from outside. */
export interface Bench {
  pool: WorkerPool;
  /** Calls `execute`; a synchronous throw becomes a rejection, and no rejection is ever unhandled. */
  run: (data: unknown) => Promise<unknown>;
  /** Every thread the process has started since the pool was made, oldest first. */
  threads: Worker[];
  /** Every exception and rejection that nobody caught in the main thread. */
  strays: unknown[];
}

/** Makes a pool that is watched, and cleaned up when the test ends. */
export function openPool(file: string | URL, ...size: [number?]): Bench {
  const threads: Worker[] = watchThreads();
  const strays = watchStrays();
  const pool = new WorkerPool(file, ...size);
  onTestFinished(() => clear(pool));
  return { pool, run: (data) => quietly(() => pool.execute(data)), threads, strays };
}

/** Collects every thread started until the test ends, and ends those that are left then. */
export function watchThreads(): Worker[] {
  const threads: Worker[] = [];
  const add = (worker: Worker) => void threads.push(worker);
  process.on("worker", add);
  onTestFinished(async () => {
    process.off("worker", add);
    await Promise.all(threads.map((worker) => worker.terminate()));
  });
  return threads;
}

/** How many of these threads have not ended. */
export function countAlive(threads: Worker[]): number {
  return threads.filter((worker) => worker.threadId !== -1).length;
}

/** Runs `call` and gives its promise, with a throw as a rejection and a handler already attached. */
export function quietly<T>(call: () => PromiseLike<T>): Promise<T> {
  const promise = new Promise<T>((resolve) => resolve(call()));
  promise.catch(() => undefined);
  return promise;
}

/** Whether `count` tasks get to be under way at once within `ms`. */
export async function canMeet(run: Bench["run"], count: number, ms: number): Promise<boolean> {
  const board = new Board();
  const meet = { do: "meet", board: board.cells, count, ms };
  const answers = Array.from({ length: count }, () => run(meet).then(hasMet, () => false));
  if (!(await settles(Promise.all(answers), ms + 1000))) return false;
  return (await Promise.all(answers)).every(Boolean);
}

function hasMet(answer: unknown): boolean {
  return Reflect.get(Object(answer), "met") === true;
}

/** Waits until `holds` does; fails the test with `sentence` after `ms`. */
export async function until(holds: () => boolean, ms: number, sentence: string): Promise<void> {
  const end = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > end) expect.fail(sentence);
    await sleep(2);
  }
}

/** Whether a promise settles within `ms`, for tests in which it is not judged that it does. */
export async function settles(promise: Promise<unknown>, ms = 1000): Promise<boolean> {
  const ended = promise.then(
    () => true,
    () => true,
  );
  return Promise.race([ended, sleep(ms).then(() => false)]);
}

/** The `code` of whatever a promise rejected with. */
export function codeIn(reason: unknown): unknown {
  return typeof reason === "object" && reason !== null ? Reflect.get(reason, "code") : undefined;
}

/** The `message` of whatever a promise rejected with. */
export function messageIn(reason: unknown): unknown {
  return typeof reason === "object" && reason !== null ? Reflect.get(reason, "message") : undefined;
}

/** The id of the thread that answered a `where` or a `dieIdle` task. */
export function threadIn(answer: unknown): number {
  const id: unknown =
    typeof answer === "object" && answer !== null ? Reflect.get(answer, "thread") : undefined;
  return typeof id === "number"
    ? id
    : expect.fail("a task is resolved with the answer of its worker");
}

/** Runs a task that dies 20 ms after its answer, and waits until `rest` ms after that death. */
export async function letOneDieIdle(
  bench: Bench,
  how: { code: number } | { message: string },
  rest = 200,
): Promise<void> {
  const id = threadIn(await bench.run({ do: "dieIdle", ...how }));
  const started = Date.now();
  const worker = bench.threads.find((thread) => thread.threadId === id);
  const ended = () => Date.now() - started > (worker === undefined ? 500 : 3000);
  while (worker?.threadId !== -1 && !ended()) await sleep(5);
  await sleep(rest);
}

const STARTED = 0;
const PEAK = 2;
const IDLE = 3;
const BEATS = 4;
const GATES = 8;

/** Shared memory that tasks write on and that holds them at a gate. */
export class Board {
  readonly cells = new Int32Array(new SharedArrayBuffer(64));

  /** How many tasks with this board have started. */
  get started(): number {
    return Atomics.load(this.cells, STARTED);
  }

  /** How many `crowd` tasks were ever inside at once. */
  get peak(): number {
    return Atomics.load(this.cells, PEAK);
  }

  /** Whether the idle message of a `chatter` task has been posted. */
  get chattered(): boolean {
    return Atomics.load(this.cells, IDLE) === 1;
  }

  /** A number that grows while a `spin` task runs. */
  get beats(): number {
    return Atomics.load(this.cells, BEATS);
  }

  /** Lets the tasks at this gate go on. */
  open(gate: number): void {
    Atomics.store(this.cells, GATES + gate, 1);
    Atomics.notify(this.cells, GATES + gate);
  }

  /** Waits until `count` tasks with this board have started. */
  async whenStarted(count: number, sentence: string): Promise<void> {
    await until(() => this.started >= count, PATIENCE_MS, sentence);
  }
}

const STRAY_EVENTS = ["uncaughtException", "unhandledRejection"] as const;

function watchStrays(): unknown[] {
  const strays: unknown[] = [];
  const note = (reason: unknown) => void strays.push(reason);
  for (const event of STRAY_EVENTS) {
    const others = process.rawListeners(event);
    process.removeAllListeners(event);
    process.on(event, note);
    onTestFinished(() => {
      process.removeAllListeners(event);
      for (const other of others) Reflect.apply(process.on, process, [event, other]);
    });
  }
  return strays;
}

/** Destroys the pool; one that cannot do that is left to `watchThreads`. */
async function clear(pool: WorkerPool): Promise<void> {
  await settles(
    quietly(() => pool.destroy()),
    300,
  );
  await turn();
}
