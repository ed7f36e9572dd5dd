/** Wraps functions that note their runs, under a replaced clock. */
import { debounce, debounceAsync, throttle } from "@solution";
import { replaceClock, type Clock } from "../../kit.ts";

/** One run of the wrapped function. */
export interface Run {
  /** When, in milliseconds since the test began. */
  at: number;
  self: unknown;
  args: unknown[];
}

/** A wrapped function and its runs. */
export interface Bench<W> {
  clock: Clock;
  wrapped: W;
  runs: Run[];
}

/** Any function that was made by the solution. */
export type Wrapped = (this: unknown, ...args: unknown[]) => unknown;

const START = 1_000_000;

/** A debounced function. */
export function debounced(
  ms: number,
  ...options: [{ maxWait?: number }?]
): Bench<Wrapped & { cancel: () => void; flush: () => void }> {
  return bench((fn) => debounce(fn, ms, ...options));
}

/** A throttled function. */
export function throttled(
  ms: number,
  ...options: [{ leading?: boolean; trailing?: boolean }?]
): Bench<Wrapped> {
  return bench((fn) => throttle(fn, ms, ...options));
}

/** A function made by `debounceAsync`; `work` is what a run does, with its number from 1. */
export function shared(
  ms: number,
  work: (run: number, args: unknown[]) => unknown,
): Bench<(this: unknown, ...args: unknown[]) => Promise<unknown>> {
  return bench((fn, runs) =>
    debounceAsync((...args: unknown[]) => {
      fn(...args);
      return work(runs.length, args);
    }, ms),
  );
}

function bench<W>(wrap: (fn: Wrapped, runs: Run[]) => W): Bench<W> {
  const clock = replaceClock(START);
  const runs: Run[] = [];
  const wrapped = wrap(function (...args) {
    runs.push({ at: Date.now() - START, self: this, args });
  }, runs);
  return { clock, wrapped, runs };
}

/** The first argument of each run. */
export function firsts(runs: readonly Run[]): unknown[] {
  return runs.map(({ args }) => args[0]);
}

/** Calls the wrapped function every `gap` milliseconds, `count` times, with the number of the call. */
export async function callEvery(b: Bench<Wrapped>, gap: number, count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1) {
    b.wrapped(n);
    await b.clock.advance(gap);
  }
}

/** The times between a run and the next. */
export function gaps(runs: readonly Run[]): number[] {
  return runs.slice(1).map(({ at }, i) => at - (runs[i]?.at ?? 0));
}
