/** Starts calls under a replaced clock, with an `fn` that the test settles itself. */
import { expect } from "vitest";
import { withTimeout } from "@solution";
import {
  deferred,
  replaceClock,
  settled,
  watchUnhandled,
  type Clock,
  type Deferred,
  type Settled,
} from "../../kit.ts";

/** What a call may be told from stage 2 on. */
export interface Options {
  signal?: AbortSignal;
  onTimeout?: () => void;
}

/** A replaced clock, and the rejections that nobody handled. */
export interface Bench {
  clock: Clock;
  /** What `pending` timers there are, in words. */
  pending: () => string;
  unhandled: unknown[];
}

/** A call whose `fn` waits for the test. */
export interface Flight {
  promise: Promise<unknown>;
  gate: Deferred<unknown>;
  /** How often `fn` was called. */
  calls: () => number;
  /** The signal that `fn` got; a test that asks for it is missed if there is none. */
  signal: () => AbortSignal;
  /** Whether the promise has settled, as far as the test has looked. */
  over: () => boolean;
}

/** Replaces the clock, and collects unhandled rejections so that only their own requirement sees them. */
export function bench(): Bench {
  const clock = replaceClock();
  const timers: unknown[] = [];
  const { setTimeout } = globalThis;
  // Goes with the replaced clock.
  globalThis.setTimeout = new Proxy(setTimeout, {
    apply: (target, self, args) => {
      const timer: unknown = Reflect.apply(target, self, args);
      timers.push(timer);
      return timer;
    },
  });
  const pending = (): string => {
    if (clock.pending() === 0) return "no timer";
    return timers.some(isLetGo) ? "a timer that was unref'd, but not cleared" : "a timer";
  };
  return { clock, pending, unhandled: watchUnhandled() };
}

/** Whether `unref` was called on a timer. */
function isLetGo(timer: unknown): boolean {
  const { hasRef }: { hasRef?: unknown } = Object(timer);
  return typeof hasRef === "function" && Reflect.apply(hasRef, timer, []) === false;
}

/** Calls `withTimeout`; a throw becomes a rejection, so that only one requirement is about it. */
export function call(
  fn: (signal: AbortSignal) => unknown,
  ms: number,
  ...options: [Options?]
): Promise<unknown> {
  let promise: Promise<unknown>;
  try {
    promise = Promise.resolve(withTimeout(fn, ms, ...options));
  } catch (error) {
    promise = Promise.reject(error);
  }
  promise.catch(() => undefined);
  return promise;
}

/** Starts a call that waits until the test settles its gate, and lets `fn` begin. */
export async function start(b: Bench, ms: number, ...options: [Options?]): Promise<Flight> {
  const gate = deferred<unknown>();
  let calls = 0;
  let signal: AbortSignal | undefined;
  let over = false;
  const promise = call(
    (given) => {
      calls += 1;
      signal = given;
      return gate.promise;
    },
    ms,
    ...options,
  );
  const note = (): void => void (over = true);
  promise.then(note, note);
  // An `fn` that is never called leaves nobody to handle the gate.
  await b.clock.advance(0);
  if (calls === 0) gate.promise.catch(() => undefined);
  return {
    promise,
    gate,
    calls: () => calls,
    over: () => over,
    signal: () => {
      expect(signal, "fn gets an AbortSignal as its argument").toBeInstanceOf(AbortSignal);
      return signal ?? AbortSignal.abort();
    },
  };
}

/** How a call ended that must have settled by now. */
export async function ending(b: Bench, promise: Promise<unknown>): Promise<Settled<unknown>> {
  await b.clock.advance(0);
  return settled(promise, 150, "the call settles as soon as fn settles or the time is over");
}

/** What a call rejected with, or words that say that it did not. */
export function reasonOf(end: Settled<unknown>): unknown {
  return end.status === "rejected" ? end.reason : "nothing, the call resolved";
}
