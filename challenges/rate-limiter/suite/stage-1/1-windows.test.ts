import { describe, expect, test } from "vitest";
import { FixedWindow } from "@solution";
import { bench, holdsTwo, ODD_KEYS, takes, takesAt, type Bench } from "../drive.ts";

/** A limiter with a window of a second. */
function fixed(limit: number): Bench<FixedWindow> {
  return bench((now) => new FixedWindow({ limit, windowMs: 1000, now }));
}

describe("counts-requests", () => {
  test("R1 allows limit requests and refuses the others", () => {
    const sentence = "the first limit requests of a window are allowed, and the others are refused";
    expect(takes(fixed(3).limiter, 5), sentence).toEqual([true, true, true, false, false]);
  });

  test("R1 a limit of 1 allows one request", () => {
    expect(takes(fixed(1).limiter, 2), "a limit of 1 allows one request").toEqual([true, false]);
  });

  test("R1 counts requests at different moments", () => {
    const last = takesAt(fixed(2), [0, 100, 200]);
    expect(last.allowed, "all requests of a window count, whenever they come").toBe(false);
  });

  test("R1 remaining counts down to 0", () => {
    const { limiter } = fixed(3);
    const remaining = [1, 2, 3, 4, 5].map(() => limiter.take("ada").remaining);
    const sentence = "remaining is how many more are allowed after this request, and never below 0";
    expect(remaining, sentence).toEqual([2, 1, 0, 0, 0]);
  });

  test("R1 limit is the one of the options", () => {
    const { limiter } = fixed(1);
    const limits = [1, 2].map(() => limiter.take("ada").limit);
    expect(limits, "limit repeats the option in every decision").toEqual([1, 1]);
  });
});

describe("window-end", () => {
  test("R2 a window begins with the first request of the key", () => {
    if (!holdsTwo(fixed(2))) return;
    const sentence = "a window begins with a request of the key, not at a full second of the clock";
    expect(takesAt(fixed(1), [0, 800]).allowed, sentence).toBe(false);
  });

  test("R2 after a pause the next request begins the window", () => {
    if (!holdsTwo(fixed(2))) return;
    const sentence = "after a pause, the next window begins with the next request";
    expect(takesAt(fixed(1), [0, 1500, 2400]).allowed, sentence).toBe(false);
  });

  test("R2 the next window begins with a request even without a pause", () => {
    if (!holdsTwo(fixed(2))) return;
    const sentence = "the next window begins with a request, not where the last one ended";
    expect(takesAt(fixed(1), [0, 900, 1500, 2400]).allowed, sentence).toBe(false);
  });

  test("R2 the next window has the full limit", () => {
    if (!holdsTwo(fixed(2))) return;
    const { limiter, at } = fixed(2);
    takes(limiter, 3);
    at(1001);
    const sentence = "the next window has the full limit again, and no more";
    expect(takes(limiter, 3), sentence).toEqual([true, true, false]);
  });

  test("R2 other requests do not move the window", () => {
    if (!holdsTwo(fixed(2))) return;
    const refused = takesAt(fixed(1), [0, 900, 1001]);
    expect(refused.allowed, "a refused request does not prolong the window").toBe(true);
    const allowed = takesAt(fixed(2), [0, 900, 1001, 1002]);
    expect(allowed.allowed, "a second request does not prolong the window").toBe(true);
  });

  test("R2 each key has a window of its own", () => {
    if (!holdsTwo(fixed(2))) return;
    const { limiter, at } = fixed(1);
    limiter.take("ada");
    at(600);
    limiter.take("grace");
    at(1100);
    const sentence = "the window of a key does not end with the window of another key";
    expect(limiter.take("grace").allowed, sentence).toBe(false);
  });

  test("R2 a window ends after windowMs exactly", () => {
    if (!holdsTwo(fixed(2))) return;
    const early = takesAt(fixed(1), [0, 999]);
    expect(early.allowed, "a window lasts for windowMs").toBe(false);
    const late = takesAt(fixed(2), [0, 500, 1000]);
    expect(late.allowed, "a request exactly windowMs after the first begins a new window").toBe(
      true,
    );
  });
});

describe("tells-times", () => {
  test("R3 resetMs is the time until the window ends", () => {
    if (!holdsTwo(fixed(2))) return;
    expect(takesAt(fixed(3), [0]).resetMs, "resetMs of a new window is windowMs").toBe(1000);
    const sentence = "resetMs is the time until the window ends";
    expect(takesAt(fixed(3), [0, 400]).resetMs, sentence).toBe(600);
    expect(takesAt(fixed(1), [0, 400]).resetMs, "a refused request has a resetMs too").toBe(600);
  });

  test("R3 retryAfterMs says when a refused request may try again", () => {
    if (!holdsTwo(fixed(2))) return;
    const sentence = "retryAfterMs of a refused request is the time until the window ends";
    expect(takesAt(fixed(1), [0, 400]).retryAfterMs, sentence).toBe(600);
  });

  test("R3 retryAfterMs is 0 for an allowed request", () => {
    if (!holdsTwo(fixed(2))) return;
    const waits = [takesAt(fixed(1), [0]), takesAt(fixed(2), [0, 400])];
    expect(
      waits.map(({ retryAfterMs }) => retryAfterMs),
      "retryAfterMs of an allowed request is 0, even if none remain",
    ).toEqual([0, 0]);
  });
});

describe("own-counts", () => {
  test("R4 keys are counted on their own", () => {
    if (!holdsTwo(fixed(2))) return;
    const { limiter } = fixed(2);
    takes(limiter, 3, "ada");
    const sentence = "a key that is refused takes nothing from another key";
    expect(takes(limiter, 3, "grace"), sentence).toEqual([true, true, false]);
    expect(limiter.take("Ada").allowed, "keys that differ in case are different").toBe(true);
  });

  test("R4 every string is a key", () => {
    if (!holdsTwo(fixed(2))) return;
    const { limiter } = fixed(1);
    const sentence =
      "every string is a key like any other, including the names of Object.prototype";
    expect(
      ODD_KEYS.map((key) => takes(limiter, 2, key)),
      sentence,
    ).toEqual(ODD_KEYS.map(() => [true, false]));
  });

  test("R4 limiters share nothing", () => {
    if (!holdsTwo(fixed(2))) return;
    const [one, other] = [fixed(1), fixed(2)];
    takes(one.limiter, 2);
    const sentence = "another limiter has its own options and its own counts";
    expect(takes(other.limiter, 3), sentence).toEqual([true, true, false]);
  });
});
