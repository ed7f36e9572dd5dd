/**
 * What hidden suites share: real time that a replaced clock cannot touch, promises that cannot
 * hang a test, and a replaced clock that lets real I/O through while it advances.
 */
import { expect, onTestFinished, vi } from "vitest";

const realSetTimeout = globalThis.setTimeout;
const realSetImmediate = globalThis.setImmediate;
const realClearTimeout = globalThis.clearTimeout;

/** How a promise ended. */
export type Settled<T> =
  | { status: "fulfilled"; value: T }
  | { status: "rejected"; reason: unknown };

/** A promise with its two ends in the open. */
export interface Deferred<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (reason: unknown) => void;
}

/** How often the kit looks at the time, in milliseconds. */
const LOOK_MS = 50;

/**
 * Calls back after `ms` milliseconds in which this process could run: a machine that slept, stood still
 * or was busy with something else takes no time from what is judged. Returns how to call it off.
 */
function afterFair(ms: number, call: () => void): () => void {
  let left = ms;
  let timer: ReturnType<typeof setTimeout>;
  const look = (): void => {
    const step = Math.min(left, LOOK_MS);
    const began = performance.now();
    timer = realSetTimeout(() => {
      // A look that comes late was held up; it counts as one in time.
      left -= Math.max(1, Math.min(performance.now() - began, step * 1.5));
      if (left < 1) call();
      else look();
    }, step);
  };
  look();
  return () => realClearTimeout(timer);
}

/** Waits `ms` milliseconds of real time, also under a replaced clock. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => realSetTimeout(resolve, ms));
}

/** Waits for one real `setImmediate`, so that finished I/O and settled promises are seen. */
export function turn(): Promise<void> {
  return new Promise((resolve) => realSetImmediate(resolve));
}

/** Makes a promise that the test settles itself. */
export function deferred<T = void>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((ok, bad) => {
    resolve = ok;
    reject = bad;
  });
  return { promise, resolve, reject };
}

/**
 * Resolves with how `promise` ended; fails the test with `sentence` when it has not settled after
 * `ms` milliseconds of real time. Never rejects because `promise` does.
 */
export async function settled<T>(
  promise: PromiseLike<T> | T,
  ms: number,
  sentence: string,
): Promise<Settled<T>> {
  let stop = (): void => undefined;
  const late = new Promise<"late">((resolve) => {
    stop = afterFair(ms, () => resolve("late"));
  });
  const ended = Promise.resolve(promise).then(
    (value): Settled<T> => ({ status: "fulfilled", value }),
    (reason: unknown): Settled<T> => ({ status: "rejected", reason }),
  );
  const first = await Promise.race([ended, late]);
  stop();
  if (first === "late") return expect.fail(sentence);
  return first;
}

/** Resolves with the value of `promise`; fails the test with `sentence` if it rejects or takes longer than `ms`. */
export async function value<T>(
  promise: PromiseLike<T> | T,
  ms: number,
  sentence: string,
): Promise<T> {
  const end = await settled(promise, ms, sentence);
  if (end.status === "rejected")
    return expect.fail(`${sentence} (it rejected with ${show(end.reason)})`);
  return end.value;
}

/** Resolves with what `promise` rejects with; fails the test with `sentence` if it resolves or takes longer than `ms`. */
export async function rejection(
  promise: PromiseLike<unknown>,
  ms: number,
  sentence: string,
): Promise<unknown> {
  const end = await settled(promise, ms, sentence);
  if (end.status === "fulfilled")
    return expect.fail(`${sentence} (it resolved with ${show(end.value)})`);
  return end.reason;
}

/** The events of `process` for failures that nobody handled. */
export const STRAY_EVENTS = ["unhandledRejection", "uncaughtException"] as const;

/** One of them. */
export type StrayEvent = (typeof STRAY_EVENTS)[number];

/**
 * Hands what `process` emits under these names to `note` until the test has ended and `turns` more
 * turns of the event loop have passed, in place of the listeners that are there.
 */
export function takeOver<Name extends string>(
  events: readonly Name[],
  note: (payload: unknown, event: Name) => void,
  turns = 0,
): void {
  for (const event of events) {
    const others = process.rawListeners(event);
    const listener = (payload: unknown): void => note(payload, event);
    process.removeAllListeners(event);
    process.on(event, listener);
    onTestFinished(async () => {
      for (let left = turns; left > 0; left -= 1) await turn();
      process.off(event, listener);
      for (const other of others) Reflect.apply(process.on, process, [event, other]);
    });
  }
}

/** Collects the reasons of rejections that nobody handles until the test ends. */
export function watchUnhandled(): unknown[] {
  const reasons: unknown[] = [];
  takeOver(["unhandledRejection"], (reason) => reasons.push(reason));
  return reasons;
}

/** Collects what stays unhandled in this test, in place of every other listener for it. */
export function watchLateFailures(): () => Promise<string[]> {
  const seen: string[] = [];
  takeOver(STRAY_EVENTS, (_, event) => seen.push(event), 1);
  return async () => {
    await turn();
    await turn();
    return [...seen];
  };
}

/** Waits until the count has not changed for twenty turns of the event loop. */
export async function standstill(count: () => number): Promise<number> {
  for (let still = 0, last = -1; still < 20; still += 1) {
    if (count() !== last) still = 0;
    last = count();
    await turn();
  }
  return count();
}

/**
 * Calls `step` for 0 up to `times` and fails with `sentence` as soon as that has taken more than
 * `most` milliseconds of processor time, which other programs on the machine hardly change.
 */
export function within(
  most: number,
  times: number,
  step: (n: number) => void,
  sentence: string,
): void {
  const start = process.cpuUsage();
  for (let n = 0; n < times; n += 1) {
    step(n);
    if (n % 10 !== 9) continue;
    const { user, system } = process.cpuUsage(start);
    const used = (user + system) / 1000;
    if (used > most) expect.fail(sentence);
  }
}

/** The string `code` of an error, or `undefined` when there is none. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code: unknown = Reflect.get(error, "code");
  return typeof code === "string" ? code : undefined;
}

/** The clock a suite controls: every fired timer is followed by one real turn of the event loop. */
export interface Clock {
  /** Moves time on by `ms`, firing what is due in order and letting real I/O finish in between. */
  advance(ms: number): Promise<void>;
  /** How many replaced timers are pending. */
  pending(): number;
}

/**
 * Replaces `setTimeout`, `setInterval`, `setImmediate`, their `clear` twins and `Date` until the
 * test ends. `process.nextTick`, microtasks, `performance` and the file system stay real.
 */
export function replaceClock(now: Date | number = 0): Clock {
  vi.useFakeTimers({
    now,
    toFake: [
      "setTimeout",
      "clearTimeout",
      "setInterval",
      "clearInterval",
      "setImmediate",
      "clearImmediate",
      "Date",
    ],
  });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  return {
    async advance(ms) {
      await vi.advanceTimersByTimeAsync(ms);
      await turn();
      await vi.advanceTimersByTimeAsync(0);
      await turn();
    },
    pending: () => vi.getTimerCount(),
  };
}

function show(thing: unknown): string {
  if (thing instanceof Error) return `${thing.name}: ${thing.message}`;
  return typeof thing === "string" ? JSON.stringify(thing) : String(thing);
}
