/** All three limiters, for the rules about memory that they have in common. */
import { FixedWindow, SlidingWindow, TokenBucket } from "@solution";
import { bench, holdsTwo, type Bench, type Limiter } from "./drive.ts";

/** A limiter that says how many keys it holds. */
export interface Counted extends Limiter {
  readonly size: number;
}

/** How to make one of each kind; each allows two requests and rests after a second. */
const KINDS: Record<string, (more?: { maxKeys?: number }) => Bench<Counted>> = {
  FixedWindow: (more) =>
    bench((now) => new FixedWindow({ limit: 2, windowMs: 1000, now, ...more })),
  SlidingWindow: (more) =>
    bench((now) => new SlidingWindow({ limit: 2, windowMs: 1000, now, ...more })),
  TokenBucket: (more) =>
    bench((now) => new TokenBucket({ capacity: 2, refillPerSecond: 2, now, ...more })),
};

/** What `look` finds in each of the three, by name. */
export function ofEach<T>(
  look: (made: Bench<Counted>) => T,
  more: { maxKeys?: number } = {},
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(KINDS)
      // A kind that cannot count is a matter of other requirements.
      .filter(([, make]) => holdsTwo(make()))
      .map(([name, make]) => [name, look(make(more))]),
  );
}

/** The same for all three. */
export function all<T>(expected: T): Record<string, T> {
  return ofEach(() => expected);
}
