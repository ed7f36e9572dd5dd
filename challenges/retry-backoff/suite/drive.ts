/** Starts calls of `retry` under a replaced clock, with an `fn` that follows a script. */
import { expect } from "vitest";
import { retry } from "@solution";
import { replaceClock, settled, watchUnhandled, type Clock, type Settled } from "../../kit.ts";

/** What `retry` takes. */
export type Options = NonNullable<Parameters<typeof retry>[1]>;

/** What one attempt does. */
export type Step = (attempt: number) => unknown;

/** A replaced clock that begins at 0, and the rejections that nobody handled. */
export interface Bench {
  clock: Clock;
  unhandled: unknown[];
}

/** One call of `retry`. */
export interface Flight {
  promise: Promise<unknown>;
  /** When each attempt began, in milliseconds since the call. */
  times: number[];
  /** What `fn` got in each attempt. */
  numbers: unknown[];
  /** Whether `retry` itself threw. */
  threw: boolean;
  /** Whether the promise has settled, as far as the test has looked. */
  over: () => boolean;
}

/** Replaces the clock, and collects unhandled rejections so that only their own requirement sees them. */
export function bench(): Bench {
  return { clock: replaceClock(1_000_000), unhandled: watchUnhandled() };
}

/** An attempt that rejects with the given error, which may be `undefined`, or with one of its own. */
export function fails(...given: [unknown?]): Step {
  const reason = given.length === 0 ? new Error("503") : given[0];
  return async () => {
    throw reason;
  };
}

/** An attempt that resolves with `value`. */
export function works(value: unknown = "fine"): Step {
  return () => Promise.resolve(value);
}

/** An attempt that takes `ms` and then does what `step` does. */
export function slowly(ms: number, step: Step): Step {
  return (attempt) =>
    new Promise((resolve) => setTimeout(resolve, ms, attempt)).then(() => step(attempt));
}

/** Calls `retry`; the last step repeats. A throw becomes a rejection, and none counts as unhandled. */
export async function start(b: Bench, steps: Step[], ...options: [Options?]): Promise<Flight> {
  const began = Date.now();
  const times: number[] = [];
  const numbers: unknown[] = [];
  let over = false;
  const fn = (attempt: number): unknown => {
    const step = steps[Math.min(times.length, steps.length - 1)];
    times.push(Date.now() - began);
    numbers.push(attempt);
    return step?.(attempt);
  };
  let threw = false;
  let promise: Promise<unknown>;
  try {
    promise = Promise.resolve(retry(fn, ...options));
  } catch (error) {
    threw = true;
    promise = Promise.reject(error);
  }
  const note = (): void => void (over = true);
  promise.then(note, note);
  await b.clock.advance(0);
  return { promise, times, numbers, threw, over: () => over };
}

/** How a call ended that must have settled by now. */
export async function ending(b: Bench, flight: Flight): Promise<Settled<unknown>> {
  await b.clock.advance(0);
  return settled(flight.promise, 150, "the call settles when an attempt succeeds or none is left");
}

/** Whether a call rejected with exactly `reason`. */
export async function rejectsWith(b: Bench, flight: Flight, reason: unknown): Promise<boolean> {
  const end = await ending(b, flight);
  return end.status === "rejected" && end.reason === reason;
}

/** Checks that an attempt begins after `ms` milliseconds of waiting and not before. */
export async function waits(b: Bench, flight: Flight, ms: number, sentence: string): Promise<void> {
  const before = flight.times.length;
  await b.clock.advance(ms - 5);
  expect(flight.times.length - before, `${sentence} (attempts begun 5 ms before that)`).toBe(0);
  await b.clock.advance(10);
  expect(flight.times.length - before, `${sentence} (attempts begun 5 ms after that)`).toBe(1);
}
