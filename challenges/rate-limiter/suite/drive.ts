/** Drives limiters by a time that the test moves. */
import { expect } from "vitest";

export { within } from "../../kit.ts";

/** What a limiter says about one request. */
export interface Decision {
  allowed: boolean;
  limit: number;
  remaining: number;
  retryAfterMs: number;
  resetMs: number;
}

/** What all limiters have in common. */
export interface Limiter {
  take(key: string, cost?: number): Decision;
}

/** A limiter and the time that it sees. */
export interface Bench<L> {
  limiter: L;
  /** Sets the time to `ms` milliseconds after the start. */
  at: (ms: number) => void;
}

/** A moment at which no window of a second, a minute or an hour begins by the clock. */
const START = 7_000_750;

/** Makes a limiter whose time stands still until the test moves it. */
export function bench<L>(make: (now: () => number) => L, start = START): Bench<L> {
  let time = start;
  return { limiter: make(() => time), at: (ms) => void (time = start + ms) };
}

/** Whether each of `times` requests in a row is allowed. */
export function takes(limiter: Limiter, times: number, key = "ada"): boolean[] {
  return Array.from({ length: times }, () => limiter.take(key).allowed);
}

/** Takes once at each of these times and returns the last decision. */
export function takesAt({ limiter, at }: Bench<Limiter>, times: readonly number[]): Decision {
  const decisions = times.map((time) => {
    at(time);
    return limiter.take("ada");
  });
  return decisions.at(-1) ?? expect.fail("the test takes at least once");
}

/** Whether a limiter of two requests allows two; tests of something else take it for granted. */
export function holdsTwo({ limiter }: Bench<Limiter>): boolean {
  return takes(limiter, 3).join() === "true,true,false";
}

/** Whether `run` throws. */
export function throws(run: () => unknown): boolean {
  try {
    run();
    return false;
  } catch {
    return true;
  }
}

/** Which of the numbers `make` throws for. */
export function refusedNumbers(
  numbers: readonly number[],
  make: (value: number) => unknown,
): number[] {
  return numbers.filter((value) => throws(() => make(value)));
}

/** The keys that a plain object would confuse with its own. */
export const ODD_KEYS = ["__proto__", "constructor", "toString", "", "0"];
