import { describe, expect, test } from "vitest";
import { TokenBucket } from "@solution";
import { replaceClock } from "../../../kit.ts";
import { bench, holdsTwo, ODD_KEYS, refusedNumbers, takes, throws, type Bench } from "../drive.ts";

const HOUR = 3_600_000;

/** A limiter with buckets that are full. */
function buckets(capacity: number, refillPerSecond: number): Bench<TokenBucket> {
  return bench((now) => new TokenBucket({ capacity, refillPerSecond, now }));
}

/** A limiter whose bucket of "ada" was emptied at the time 0. */
function empty(capacity: number, refillPerSecond: number): Bench<TokenBucket> {
  const made = buckets(capacity, refillPerSecond);
  takes(made.limiter, capacity);
  return made;
}

/** Whether a number is right up to a millisecond; infinite times are not. */
function near(ms: number, expected: number): boolean {
  return Math.abs(ms - expected) <= 1;
}

describe("bucket-burst", () => {
  test("R13 a full bucket allows a burst of capacity", () => {
    const sentence = "a new bucket is full: it allows capacity requests at once, and no more";
    expect(takes(buckets(5, 1).limiter, 6), sentence).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  test("R13 a bucket never holds more than capacity", () => {
    const { limiter, at } = buckets(3, 10);
    takes(limiter, 2);
    at(HOUR);
    const sentence = "however long the pause was, a bucket holds capacity tokens at most";
    expect(takes(limiter, 4), sentence).toEqual([true, true, true, false]);
  });

  test("R13 a bucket in use never holds more than capacity", () => {
    const { limiter, at } = buckets(3, 1);
    takes(limiter, 1);
    at(2900);
    const sentence = "a bucket that was used a moment ago holds capacity tokens at most too";
    expect(takes(limiter, 5).filter(Boolean).length, sentence).toBeLessThanOrEqual(3);
  });

  test("R13 the bucket of a key that comes later is full and no fuller", () => {
    const { limiter, at } = buckets(3, 10);
    takes(limiter, 3);
    at(HOUR);
    const sentence = "the bucket of a key that comes later begins full, and no fuller";
    expect(takes(limiter, 4, "grace"), sentence).toEqual([true, true, true, false]);
  });
});

describe("bucket-refill", () => {
  test("R13 a token is there when its time has passed", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const early = empty(10, 2);
    early.at(498);
    expect(early.limiter.take("ada").allowed, "no token comes before its time").toBe(false);
    const late = empty(10, 2);
    late.at(502);
    const sentence = "with 2 tokens a second, one is there after half a second";
    expect(takes(late.limiter, 2), sentence).toEqual([true, false]);
  });

  test("R13 tokens add up", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter, at } = empty(10, 2);
    at(2002);
    const sentence = "with 2 tokens a second, four are there after two seconds";
    expect(takes(limiter, 5), sentence).toEqual([true, true, true, true, false]);
  });

  test("R13 an allowed request loses no fraction of a token", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter, at } = empty(10, 2);
    at(752);
    limiter.take("ada");
    at(1002);
    const sentence = "half a token that is left over is not lost when a request is allowed";
    expect(limiter.take("ada").allowed, sentence).toBe(true);
  });

  test("R13 a refused request removes nothing", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter } = buckets(5, 1);
    limiter.take("ada", 3);
    limiter.take("ada", 3);
    const sentence = "a refused request leaves the tokens that are there to a cheaper one";
    expect(limiter.take("ada", 2).allowed, sentence).toBe(true);
  });

  test("R13 a refused request loses no fraction of a token", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter, at } = empty(10, 1);
    for (let ms = 100; ms < 1000; ms += 100) {
      at(ms);
      limiter.take("ada");
    }
    at(1002);
    const sentence = "a token flows in even while refused requests ask for it";
    expect(limiter.take("ada").allowed, sentence).toBe(true);
  });

  test("R13 less than one token a second", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter, at } = empty(2, 0.1);
    at(9998);
    const early = limiter.take("ada").allowed;
    at(10_002);
    const sentence = "with 0.1 tokens a second, one is there after ten seconds";
    expect([early, limiter.take("ada").allowed], sentence).toEqual([false, true]);
  });
});

describe("bucket-numbers", () => {
  test("R14 limit is capacity and remaining counts whole tokens", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter } = empty(10, 2);
    const none = limiter.take("ada");
    expect(
      [none.limit, none.remaining],
      "limit is capacity, and remaining of an empty bucket 0",
    ).toEqual([10, 0]);
    const other = empty(10, 2.6);
    other.at(1001);
    const some = other.limiter.take("ada");
    const sentence = "remaining is the number of whole tokens that are left";
    expect([some.limit, some.remaining], sentence).toEqual([10, 1]);
  });

  test("R14 retryAfterMs is the time until there are enough tokens", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter, at } = empty(10, 2);
    const waits = [limiter.take("ada"), limiter.take("ada", 3)].map((one) => one.retryAfterMs);
    at(1001);
    waits.push(limiter.take("ada", 3).retryAfterMs);
    const sentence = "retryAfterMs is the time until there are cost tokens";
    const right = [500, 1500, 499].map((expected, n) => near(waits[n] ?? NaN, expected));
    expect(right, `${sentence} (got ${waits.join(", ")})`).toEqual([true, true, true]);
  });

  test("R14 retryAfterMs is 0 for an allowed request", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter } = buckets(1, 1);
    const sentence = "retryAfterMs of an allowed request is 0, even if no token is left";
    expect(limiter.take("ada").retryAfterMs, sentence).toBe(0);
  });

  test("R14 resetMs is the time until the bucket is full", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter } = buckets(10, 2);
    const times = [limiter.take("ada", 1), limiter.take("ada", 9), limiter.take("ada")];
    const waits = times.map((one) => one.resetMs);
    const sentence = "resetMs is the time until the bucket is full again";
    const right = [500, 5000, 5000].map((expected, n) => near(waits[n] ?? NaN, expected));
    expect(right, `${sentence} (got ${waits.join(", ")})`).toEqual([true, true, true]);
  });
});

describe("bucket-costs", () => {
  test("R15 a request takes cost tokens", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter } = buckets(10, 1);
    const remaining = [limiter.take("ada", 4), limiter.take("ada", 1), limiter.take("ada")];
    expect(
      remaining.map((one) => one.remaining),
      "an allowed request removes cost tokens, 1 by default",
    ).toEqual([6, 5, 4]);
  });

  test("R15 exactly as many tokens are enough", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter } = buckets(3, 1);
    expect(limiter.take("ada", 3).allowed, "cost tokens are enough for that cost").toBe(true);
    const { retryAfterMs } = limiter.take("ada", 3);
    const sentence = "a refused cost of exactly capacity has a retryAfterMs that is finite";
    expect(retryAfterMs < Infinity, sentence).toBe(true);
  });

  test("R15 a cost above capacity is refused for good", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter } = buckets(3, 1);
    const { allowed, retryAfterMs } = limiter.take("ada", 4);
    const sentence = "a cost above capacity is refused with a retryAfterMs of Infinity";
    expect([allowed, retryAfterMs], sentence).toEqual([false, Infinity]);
    expect(takes(limiter, 4), "a cost above capacity removes no tokens").toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test("R15 a negative cost or NaN throws", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter } = buckets(3, 1);
    limiter.take("ada");
    const threw = [-1, NaN].map((cost) => throws(() => limiter.take("ada", cost)));
    expect(threw, "a cost that is negative or NaN throws").toEqual([true, true]);
    const sentence = "a cost that throws changes nothing";
    expect(takes(limiter, 3), sentence).toEqual([true, true, false]);
  });

  test("R15 a cost that throws adds no key", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter } = bench(
      (now) => new TokenBucket({ capacity: 3, refillPerSecond: 1, maxKeys: 1, now }),
    );
    limiter.take("ada");
    throws(() => limiter.take("grace", NaN));
    const sentence = "a cost that throws adds no key, and drives no other key out";
    expect(limiter.take("ada").remaining, sentence).toBe(1);
  });
});

describe("clock-back", () => {
  test("R16 an earlier time removes no tokens", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter, at } = buckets(10, 4);
    takes(limiter, 5);
    at(-600);
    const sentence = "if now returns less than before, no tokens are lost";
    expect(limiter.take("ada").remaining, sentence).toBe(4);
  });

  test("R16 an earlier time adds no tokens", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter, at } = empty(10, 4);
    at(-600);
    expect(limiter.take("ada").allowed, "if now returns less than before, no tokens come").toBe(
      false,
    );
  });
});

describe("bucket-basics", () => {
  test("R20 keys and limiters are counted on their own", () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const { limiter } = buckets(1, 1);
    const sentence = "each key of a TokenBucket has its own bucket, and every string is a key";
    expect(
      ODD_KEYS.map((key) => takes(limiter, 2, key)),
      sentence,
    ).toEqual(ODD_KEYS.map(() => [true, false]));
    expect(takes(buckets(2, 1).limiter, 3, "0"), "two TokenBuckets share nothing").toEqual([
      true,
      true,
      false,
    ]);
  });

  test("R20 time is what now returns", async () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const clock = replaceClock();
    const zero = bench((now) => new TokenBucket({ capacity: 1, refillPerSecond: 1, now }), 0);
    zero.limiter.take("ada");
    expect(clock.pending(), "a TokenBucket sets no timers").toBe(0);
    await clock.advance(HOUR);
    const sentence = "no token flows in while now returns the same time, even if that is 0";
    expect(zero.limiter.take("ada").allowed, sentence).toBe(false);
    zero.at(1002);
    expect(zero.limiter.take("ada").allowed, "a token flows in when now moves on").toBe(true);
  });

  test("R20 without now the clock is monotonic", async () => {
    if (!holdsTwo(buckets(2, 1))) return;
    const clock = replaceClock(1_000_000_000_000);
    const limiter = new TokenBucket({ capacity: 1, refillPerSecond: 0.001 });
    limiter.take("ada");
    await clock.advance(3 * HOUR);
    const sentence = "a jump of the system time does not fill a bucket";
    expect(limiter.take("ada").allowed, sentence).toBe(false);
  });

  test("R20 the constructor throws for invalid options", () => {
    const capacities = [0, -1, 1.5, NaN, Infinity];
    expect(
      refusedNumbers(capacities, (capacity) => new TokenBucket({ capacity, refillPerSecond: 1 })),
      "the constructor throws for a capacity that is not a positive integer",
    ).toEqual(capacities);
    const rates = [0, -1, NaN, Infinity];
    expect(
      refusedNumbers(rates, (refillPerSecond) => new TokenBucket({ capacity: 1, refillPerSecond })),
      "the constructor throws for a refillPerSecond that is not a positive finite number",
    ).toEqual(rates);
  });
});
