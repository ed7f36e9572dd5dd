import { describe, expect, test } from "vitest";
import { FixedWindow } from "@solution";
import { replaceClock } from "../../../kit.ts";
import { bench, holdsTwo, refusedNumbers, takes, takesAt, throws, type Bench } from "../drive.ts";

const HOUR = 3_600_000;

/** Whether requests are counted at all. */
const counts = (): boolean =>
  holdsTwo(bench((now) => new FixedWindow({ limit: 2, windowMs: 1000, now })));

describe("time-from-now", () => {
  test("R5 0 is a time like any other", () => {
    const from = (start?: number): Bench<FixedWindow> =>
      bench((now) => new FixedWindow({ limit: 1, windowMs: 1000, now }), start);
    // A window that ends too early at any time is a matter of another rule.
    if (!counts() || takesAt(from(), [0, 600]).allowed) return;
    const last = takesAt(from(0), [0, 600]);
    const sentence = "a window that begins at the time 0 counts like any other";
    expect(last.allowed, sentence).toBe(false);
  });

  test("R5 only now moves time", async () => {
    if (!counts()) return;
    const clock = replaceClock();
    const { limiter } = bench((now) => new FixedWindow({ limit: 1, windowMs: 1000, now }));
    limiter.take("ada");
    await clock.advance(HOUR);
    const sentence = "a window lasts as long as now returns the same time";
    expect(limiter.take("ada").allowed, sentence).toBe(false);
  });

  test("R5 sets no timers", () => {
    const clock = replaceClock();
    const { limiter } = bench((now) => new FixedWindow({ limit: 1, windowMs: 1000, now }));
    takes(limiter, 3);
    expect(clock.pending(), "the limiter sets no timers").toBe(0);
  });
});

describe("monotonic-clock", () => {
  test("R6 works without now", () => {
    if (!counts()) return;
    const limiter = new FixedWindow({ limit: 1, windowMs: HOUR });
    expect(takes(limiter, 2), "without now, requests of one window count").toEqual([true, false]);
  });

  test("R6 a change of the system time ends no window", async () => {
    if (!counts()) return;
    const clock = replaceClock(1_000_000_000_000);
    const limiter = new FixedWindow({ limit: 1, windowMs: HOUR });
    limiter.take("ada");
    await clock.advance(3 * HOUR);
    const sentence = "a jump of the system time ends no window, because the clock is monotonic";
    expect(limiter.take("ada").allowed, sentence).toBe(false);
  });
});

describe("option-check", () => {
  test("R7 the constructor throws for a limit that is not a positive integer", () => {
    const invalid = [0, -1, 1.5, NaN, Infinity];
    const found = refusedNumbers(invalid, (limit) => new FixedWindow({ limit, windowMs: 1000 }));
    const sentence = "the constructor throws for a limit that is not a positive integer";
    expect(found, sentence).toEqual(invalid);
  });

  test("R7 the constructor throws for a windowMs that is not positive and finite", () => {
    const invalid = [0, -1, NaN, Infinity];
    const found = refusedNumbers(invalid, (windowMs) => new FixedWindow({ limit: 1, windowMs }));
    const sentence = "the constructor throws for a windowMs that is not a positive finite number";
    expect(found, sentence).toEqual(invalid);
  });

  test("R7 a window may be any positive number", () => {
    const made = throws(() => new FixedWindow({ limit: 1, windowMs: 0.5 }));
    expect(made, "a windowMs of 0.5 is valid").toBe(false);
  });
});
