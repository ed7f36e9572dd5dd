/** Pools under observation: their threads, what nobody caught, and how they are cleaned up. */
import type { Worker } from "node:worker_threads";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished } from "vitest";
import { WorkerPool } from "@solution";
import { sleep, turn } from "../../kit.ts";
import { Board } from "./board.ts";
import { comesTrue, hasHung, noteAnswer, requirement, settles, until, value } from "./wait.ts";

/** A worker that does what its task says. */
export const TASKS = fixture("tasks.cjs");

/** A worker file that throws while it loads. */
export const THROWS_ON_LOAD = fixture("throws-on-load.cjs");

/** A worker file that is not there. */
export const MISSING = fixture("no-such-file.cjs");

/** What most tests rely on and only the first requirement judges. */
export const ANSWERED = "execute resolves with the data of the reply";

/** A pool and what can be seen of it from outside. */
export interface Bench {
  pool: WorkerPool;
  /** Calls `execute`; a synchronous throw becomes a rejection, and no rejection is ever unhandled. */
  run: (data: unknown) => Promise<unknown>;
  /** Every thread that was started while a test used the pool, oldest first. */
  threads: Worker[];
}

/** Makes a pool that is watched, and cleaned up when the test ends. */
export function openPool(file: string | URL, ...size: [number?]): Bench {
  const bench = makeBench(file, size);
  onTestFinished(() => end(bench));
  return bench;
}

/** Pools to borrow, by size, each with the requirement that used it last. */
const shelf = new Map<number, { bench: Bench; user: string }>();

/**
 * A pool of the `tasks` worker for tests that leave a pool as they found it: one that an earlier
 * test passed with and that still works, or a new one. Starting threads is what costs time.
 */
export async function borrowPool(size: number): Promise<Bench> {
  return lend((await takeFromShelf(size)) ?? makeBench(TASKS, [size]), size);
}

/** A pool of the `tasks` worker that nobody has used, which tests after this one may borrow. */
export function lendNewPool(size: number): Bench {
  return lend(makeBench(TASKS, [size]), size);
}

function lend(bench: Bench, size: number): Bench {
  const user = requirement();
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") await end(bench);
    else shelf.set(size, { bench, user });
  });
  return bench;
}

async function takeFromShelf(size: number): Promise<Bench | null> {
  const kept = shelf.get(size);
  if (kept === undefined) return null;
  shelf.delete(size);
  const { bench } = kept;
  watch(bench.threads);
  // What one requirement may have broken must not be put down to another one.
  if (kept.user === requirement() || (await canMeet(bench.run, size, 300))) return bench;
  await end(bench);
  return null;
}

/** Ends the pools that were borrowed; to be called when all tests of a file are over. */
export async function clearShelf(): Promise<void> {
  for (const { bench } of shelf.values()) await end(bench);
  shelf.clear();
}

/** Collects every thread started until the test ends, and ends those that are left then. */
export function watchThreads(): Worker[] {
  const threads: Worker[] = [];
  watch(threads);
  onTestFinished(async () => {
    await turn();
    await stop(threads);
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

/** Whether `count` tasks get to be under way at once in time. */
export async function canMeet(run: Bench["run"], count: number, ms?: number): Promise<boolean> {
  const board = new Board();
  const held = Array.from({ length: count }, () => run(board.holding("held")));
  const met = await comesTrue(() => board.started >= count, ms);
  board.open(0);
  return (await settles(Promise.all(held), ms)) && met;
}

let parallel = true;

/** Whether two tasks get to be under way at once, where a test does not judge that they do. */
export async function isParallel(run: Bench["run"]): Promise<boolean> {
  if (hasHung()) return false; // what has been missed cannot be judged any better
  parallel &&= await canMeet(run, 2);
  return parallel;
}

/** A field of whatever a promise rejected with, such as its `code`. */
export function fieldOf(reason: unknown, name: "code" | "message"): unknown {
  return typeof reason === "object" && reason !== null ? Reflect.get(reason, name) : undefined;
}

/** The id of the thread that answered a `where` or a `dieIdle` task. */
export function threadIn(answer: unknown): number {
  const id: unknown = Reflect.get(Object(answer), "thread");
  return typeof id === "number" ? id : expect.fail(ANSWERED);
}

/**
 * Runs a task, ends its thread after the reply and what happens meanwhile, and waits until that is
 * `rest` ms ago.
 */
export async function letOneDieIdle(
  bench: Bench,
  how: { code: number } | { message: string },
  { rest = 100, meanwhile = turn } = {},
): Promise<void> {
  const board = new Board();
  const task = bench.run({ do: "dieIdle", board: board.cells, ...how });
  const id = threadIn(await value(task, ANSWERED));
  const worker = bench.threads.find((thread) => thread.threadId === id);
  await meanwhile();
  board.open(0);
  await until(() => worker?.threadId === -1, "a thread that calls process.exit ends");
  await sleep(rest);
}

/** The four numbers of a pool at this moment. */
export function readStats(pool: WorkerPool): WorkerPool["stats"] {
  const stats: unknown = pool.stats;
  if (typeof stats !== "object") {
    expect(stats, "stats returns an object with four numbers").toEqual(expect.any(Object));
  }
  const { total, busy, available, queued } = pool.stats;
  return { total, busy, available, queued };
}

let strays: unknown[] | undefined;

/** Every exception and rejection that nobody caught in the main thread during this test. */
export function listStrays(): string[] {
  return (strays ?? []).map(String);
}

function makeBench(file: string | URL, size: [number?]): Bench {
  const threads: Worker[] = [];
  watch(threads);
  const pool = new WorkerPool(file, ...size);
  const run = (data: unknown): Promise<unknown> => {
    const task = quietly(() => pool.execute(data));
    task.then(noteAnswer, noteAnswer);
    return task;
  };
  return { pool, run, threads };
}

/** Adds every thread started until the test ends, and notes what nobody catches until then. */
function watch(threads: Worker[]): void {
  const add = (worker: Worker) => void threads.push(worker);
  process.on("worker", add);
  onTestFinished(() => void process.off("worker", add));
  if (strays === undefined) watchStrays();
}

const STRAY_EVENTS = ["uncaughtException", "unhandledRejection"] as const;

function watchStrays(): void {
  const noted: unknown[] = [];
  strays = noted;
  const note = (reason: unknown) => void noted.push(reason);
  const before = STRAY_EVENTS.map((event) => process.rawListeners(event));
  for (const event of STRAY_EVENTS) process.removeAllListeners(event).on(event, note);
  onTestFinished(async () => {
    await turn(); // a rejection counts as unhandled a little after it
    strays = undefined;
    for (const [at, event] of STRAY_EVENTS.entries()) {
      process.removeAllListeners(event);
      for (const other of before[at] ?? []) Reflect.apply(process.on, process, [event, other]);
    }
  });
}

/** Ends the threads of a pool; one that may be about to replace a thread is destroyed first. */
async function end({ pool, threads }: Bench): Promise<void> {
  await turn(); // a thread shows up a little after it was started
  const destroy: unknown = Reflect.get(pool, "destroy");
  if (countAlive(threads) < threads.length && typeof destroy === "function") {
    await settles(
      quietly(async () => Reflect.apply(destroy, pool, [])),
      100,
    );
  }
  await stop(threads);
}

/** Ends threads; a pool that would replace them does not hear of it. */
async function stop(threads: Worker[]): Promise<void> {
  for (const worker of threads) worker.removeAllListeners().on("error", () => undefined);
  await Promise.all(threads.map((worker) => worker.terminate()));
}

function fixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
}
