import { describe, expect, test } from "vitest";
import { SlidingWindow } from "@solution";
import { replaceClock } from "../../../kit.ts";
import {
  bench,
  holdsTwo,
  ODD_KEYS,
  refusedNumbers,
  takes,
  takesAt,
  within,
  type Bench,
  type Decision,
} from "../drive.ts";

const HOUR = 3_600_000;

/** A limiter with a window of a second. */
function sliding(limit: number): Bench<SlidingWindow> {
  return bench((now) => new SlidingWindow({ limit, windowMs: 1000, now }));
}

/** The last decision of a new limiter that was asked at these times. */
function after(limit: number, times: readonly number[]): Decision {
  return takesAt(sliding(limit), times);
}

describe("rolling-count", () => {
  test("R8 allows limit requests at once", () => {
    const sentence = "limit requests are allowed even at the same moment, and no more";
    expect(takes(sliding(3).limiter, 4), sentence).toEqual([true, true, true, false]);
  });

  test("R8 no burst is possible around the end of a window", () => {
    const last = after(3, [0, 900, 950, 1100, 1150]);
    const sentence = "requests just before and just after the end of a window count together";
    expect(last.allowed, sentence).toBe(false);
  });

  test("R8 requests stop counting one by one", () => {
    const more = [[1001], [1060], [1001, 1299], [1001, 1301]];
    const allowed = more.map((times) => after(3, [0, 300, 600, ...times]).allowed);
    const sentence = "each request stops counting on its own, windowMs after it";
    expect(allowed, sentence).toEqual([true, true, false, true]);
  });

  test("R8 requests of one moment stop counting together", () => {
    const { limiter, at } = sliding(3);
    takes(limiter, 3);
    at(1001);
    const sentence = "after windowMs, a full burst is allowed again, because the count is exact";
    expect(takes(limiter, 4), sentence).toEqual([true, true, true, false]);
  });

  test("R8 a long pause frees everything", () => {
    const { limiter, at } = sliding(3);
    takes(limiter, 3);
    at(50_000);
    const sentence = "after a long pause, limit requests are allowed and no more";
    expect(takes(limiter, 4), sentence).toEqual([true, true, true, false]);
  });

  test("R8 a steady client within the limit is never refused", () => {
    const { limiter, at } = sliding(3);
    const allowed = Array.from({ length: 30 }, (_, n) => {
      at(n * 400);
      return limiter.take("ada").allowed;
    });
    const sentence = "a client that stays within the limit is never refused";
    expect(allowed.indexOf(false), sentence).toBe(-1);
  });

  test("R8 a request counts for windowMs exactly", () => {
    const early = after(2, [0, 500, 999]);
    expect(early.allowed, "a request counts until windowMs after it").toBe(false);
    const late = after(2, [0, 500, 1000]);
    expect(late.allowed, "exactly windowMs after a request, it no longer counts").toBe(true);
  });

  test("R8 the time of a request is not rounded", () => {
    const allowed = [1136, 1137, 1462, 1463].map(
      (time) => after(2, [137, 463, ...(time > 1400 ? [1137] : []), time]).allowed,
    );
    const sentence = "the time of a request is not rounded to a part of the window";
    expect(allowed, sentence).toEqual([false, true, false, true]);
  });
});

/** Whether a request counts for windowMs, which is a matter of another rule. */
function countsAWindow(): boolean {
  return holdsTwo(sliding(2)) && !after(1, [0, 999]).allowed && after(1, [0, 1001]).allowed;
}

describe("refused-are-free", () => {
  test("R9 refused requests do not count", () => {
    if (!countsAWindow()) return;
    const last = after(1, [0, 200, 400, 600, 800, 999, 1001]);
    const sentence = "refused requests do not count, so the next one is allowed after windowMs";
    expect(last.allowed, sentence).toBe(true);
  });

  test("R9 a client that keeps trying gets its share", () => {
    if (!countsAWindow()) return;
    const { limiter, at } = sliding(2);
    const allowed = Array.from({ length: 40 }, (_, n) => {
      at(n * 101);
      return limiter.take("ada").allowed;
    });
    const sentence = "a client that keeps trying gets limit requests in each window";
    expect(allowed.filter(Boolean).length, sentence).toBe(8);
  });

  test("R9 a client that was refused has its full limit later", () => {
    if (!countsAWindow()) return;
    const { limiter, at } = sliding(2);
    takes(limiter, 2);
    at(500);
    limiter.take("ada");
    at(1001);
    const sentence = "a client that was refused has its full limit later, and no more";
    expect(takes(limiter, 4), sentence).toEqual([true, true, false, false]);
  });
});

describe("rolling-times", () => {
  test("R10 remaining is what the requests that count leave", () => {
    if (!holdsTwo(sliding(2))) return;
    expect(after(4, [0, 300]).remaining, "remaining is limit minus the requests that count").toBe(
      2,
    );
    const sentence = "a request that no longer counts is not missing from remaining";
    expect(after(4, [0, 300, 600, 1060]).remaining, sentence).toBe(1);
    expect(after(2, [0, 100, 200]).remaining, "remaining of a refused request is 0").toBe(0);
  });

  test("R10 requests that are over leave remaining together", () => {
    if (!holdsTwo(sliding(2))) return;
    const sentence =
      "all requests that are older than windowMs stop counting at once, not one by one";
    expect(after(4, [0, 50, 100, 500, 1150]).remaining, sentence).toBe(2);
  });

  test("R10 retryAfterMs is the time until the oldest stops counting", () => {
    if (!holdsTwo(sliding(2))) return;
    const sentence = "retryAfterMs is the time until the oldest request stops counting";
    expect(after(2, [0, 300, 400]).retryAfterMs, sentence).toBe(600);
    expect(after(2, [0, 300, 1001, 1100]).retryAfterMs, sentence).toBe(200);
    expect(after(2, [0, 300]).retryAfterMs, "retryAfterMs of an allowed request is 0").toBe(0);
  });

  test("R10 resetMs is the time until the newest stops counting", () => {
    if (!holdsTwo(sliding(2))) return;
    const sentence = "resetMs is the time until the newest request that counts stops counting";
    expect(after(3, [0, 300]).resetMs, sentence).toBe(1000);
    // Whether refused requests count is a matter of another rule.
    if (!after(1, [0, 500, 1001]).allowed) return;
    expect(after(2, [0, 300, 400]).resetMs, sentence).toBe(900);
  });

  test("R10 limit is the one of the options", () => {
    const limits = [after(2, [0]).limit, after(2, [0, 1, 2]).limit];
    expect(limits, "limit repeats the option in every decision").toEqual([2, 2]);
  });
});

describe("log-speed", () => {
  test("R11 a call takes constant time", () => {
    const limit = 20_000;
    const { limiter, at } = bench((now) => new SlidingWindow({ limit, windowMs: 60_000, now }));
    const fill = (n: number): void => {
      at(n);
      limiter.take("ada");
    };
    within(500, limit, fill, "an allowed request takes constant time");
    const refused = "a refused request takes constant time, however many requests count";
    within(150, 3000, () => void limiter.take("ada"), refused);
    const moving = "a request takes constant time while others stop counting";
    within(150, 3000, (n) => fill(60_000 + n), moving);
    const sentence = "a busy key does not use up the limit of another key";
    expect(limiter.take("grace").allowed, sentence).toBe(true);
  });
});

describe("sliding-basics", () => {
  test("R12 keys and limiters are counted on their own", () => {
    if (!holdsTwo(sliding(2))) return;
    const { limiter } = sliding(1);
    const sentence = "each key of a SlidingWindow is counted on its own, and every string is a key";
    expect(
      ODD_KEYS.map((key) => takes(limiter, 2, key)),
      sentence,
    ).toEqual(ODD_KEYS.map(() => [true, false]));
    expect(takes(sliding(2).limiter, 3, "0"), "two SlidingWindows share nothing").toEqual([
      true,
      true,
      false,
    ]);
  });

  test("R12 time is what now returns", async () => {
    if (!holdsTwo(sliding(2))) return;
    const clock = replaceClock();
    const zero = bench((now) => new SlidingWindow({ limit: 1, windowMs: 1000, now }), 0);
    zero.limiter.take("ada");
    expect(clock.pending(), "a SlidingWindow sets no timers").toBe(0);
    await clock.advance(HOUR);
    const sentence = "a request counts as long as now returns the same time, even if that is 0";
    expect(zero.limiter.take("ada").allowed, sentence).toBe(false);
  });

  test("R12 without now the clock is monotonic", async () => {
    if (!holdsTwo(sliding(2))) return;
    const clock = replaceClock(1_000_000_000_000);
    const limiter = new SlidingWindow({ limit: 1, windowMs: HOUR });
    limiter.take("ada");
    await clock.advance(3 * HOUR);
    const sentence = "a jump of the system time does not empty a SlidingWindow";
    expect(limiter.take("ada").allowed, sentence).toBe(false);
  });

  test("R12 the constructor throws for invalid options", () => {
    const limits = [0, -1, 1.5, NaN, Infinity];
    expect(
      refusedNumbers(limits, (limit) => new SlidingWindow({ limit, windowMs: 1000 })),
      "the constructor of SlidingWindow throws for a limit that is not a positive integer",
    ).toEqual(limits);
    const times = [0, -1, NaN, Infinity];
    expect(
      refusedNumbers(times, (windowMs) => new SlidingWindow({ limit: 1, windowMs })),
      "the constructor of SlidingWindow throws for a windowMs that is not positive and finite",
    ).toEqual(times);
  });
});
