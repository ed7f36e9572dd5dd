import { createLimiter } from "@solution";
import { describe, expect, test } from "vitest";
import { deferred, settled, value } from "../../../kit.ts";
import { bench, endOf, isLimitError, rest, thenable } from "../drive.ts";
import { lane } from "../lane.ts";

describe("limiter-runs", () => {
  test("M20 runs what fits and settles like it", async () => {
    bench();
    const calls = lane(2);
    await calls.add(2);
    expect(calls.begun, "calls begin while fewer than limit are running").toEqual([0, 1]);
    await calls.end(0, "fine");
    expect(await calls.ending(0), "run resolves with the result of its function").toEqual({
      status: "fulfilled",
      value: "fine",
    });
    const error = new Error("declined");
    await calls.fail(1, error);
    const end = await calls.ending(1);
    expect(
      end.status === "rejected" && end.reason === error,
      "run rejects with the very error of its function",
    ).toBe(true);
  });

  test("M20 takes plain values", async () => {
    bench();
    const limiter = createLimiter(1);
    const given = [0, undefined, "plain"];
    const results = await value(
      Promise.all(given.map((item) => limiter.run(() => item))),
      150,
      "run resolves if its function returns a plain value",
    );
    expect(results, "run resolves with plain and falsy values").toEqual(given);
  });

  test("M20 lets the next call begin when one ends", async () => {
    bench();
    const calls = lane(1);
    await calls.add(2);
    await calls.end(0);
    expect(calls.begun, "the next call begins when one has ended").toEqual([0, 1]);
    await calls.end(1);
    expect(calls.over(1), "a call that had to wait settles too").toBe(true);
  });
});

describe("frees-slots", () => {
  test("M20 frees the slot of a call that rejects", async () => {
    bench();
    const calls = lane(1);
    await calls.add(2);
    await calls.fail(0, new Error("declined"));
    expect(calls.begun, "a call that rejects frees its slot").toEqual([0, 1]);
  });

  test("M20 frees the slot of a call that throws", async () => {
    bench();
    const limiter = createLimiter(1);
    const error = new Error("thrown");
    let threw = false;
    let first: unknown;
    try {
      first = limiter.run(() => {
        throw error;
      });
    } catch {
      threw = true;
    }
    expect(threw, "run does not throw if its function throws").toBe(false);
    const end = await settled(first, 150, "run settles if its function throws");
    expect(
      end.status === "rejected" && end.reason === error,
      "run rejects with what its function throws",
    ).toBe(true);
    const next = await value(
      limiter.run(() => "next"),
      150,
      "a call that throws synchronously frees its slot",
    );
    expect(next, "a call after one that threw works").toBe("next");
  });
});

describe("limiter-order", () => {
  test("M21 begins calls in the order of run", async () => {
    bench();
    const calls = lane(2);
    await calls.add(6);
    for (const n of [1, 0, 2, 3]) await calls.end(n);
    expect(calls.begun, "calls begin in the order in which run was called").toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
  });

  test("M21 does not let a later call overtake", async () => {
    bench();
    const calls = lane(1);
    await calls.add(2);
    calls.finish(0);
    for (let at = 0; at < 12; at += 1) {
      calls.send();
      await Promise.resolve();
    }
    await rest();
    expect(
      calls.begun[1],
      "a call that comes when another one ends does not overtake a waiting one",
    ).toBe(1);
    for (let n = 1; n < 14; n += 1) await calls.end(n);
    expect(calls.begun, "whoever comes while a slot changes hands waits in line").toEqual(
      Array.from({ length: 14 }, (_, at) => at),
    );
  });
});

describe("limiter-limit", () => {
  test("M21 never has more than limit calls running", async () => {
    bench();
    const calls = lane(3);
    await calls.add(10);
    expect(calls.running(), "as many calls run as the limit allows").toBe(3);
    for (let n = 0; n < 10; n += 1) await calls.end(n);
    expect(calls.most(), "never more than limit calls of run are running").toBe(3);
  });

  test("M21 keeps the limit while a slot changes hands", async () => {
    bench();
    const calls = lane(1);
    await calls.add(2);
    calls.finish(0);
    for (let at = 0; at < 12; at += 1) {
      calls.send();
      await Promise.resolve();
    }
    await rest();
    expect(
      calls.most(),
      "the limit holds even if run is called at the moment when another call ends",
    ).toBe(1);
  });

  test("M21 counts a call whose result is an object with then", async () => {
    bench();
    const limiter = createLimiter(1);
    const slow = deferred();
    let begun = 0;
    const call = (): PromiseLike<void> => {
      begun += 1;
      return thenable(slow.promise);
    };
    const calls = [limiter.run(call), limiter.run(call)];
    await rest();
    expect(
      begun <= 1,
      "a function that returns an object with a then method has its slot until that object settles",
    ).toBe(true);
    slow.resolve();
    await endOf(Promise.all(calls));
  });

  test("M21 counts for each limiter", async () => {
    bench();
    const first = lane(1);
    const second = lane(1);
    await first.add(1);
    await second.add(1);
    expect([first.running(), second.running()], "two limiters share nothing").toEqual([1, 1]);
  });

  test("M21 takes Infinity", async () => {
    bench();
    const calls = lane(Infinity);
    await calls.add(3000);
    expect(calls.running(), "with the limit Infinity, no call waits").toBe(3000);
  });
});

describe("limiter-counts", () => {
  test("M22 counts running and waiting calls", async () => {
    bench();
    const calls = lane(2);
    const counts = (): number[] => [calls.limiter.active, calls.limiter.pending];
    expect(counts(), "a new limiter has no calls").toEqual([0, 0]);
    await calls.add(1);
    expect(counts(), "active counts a call that is running").toEqual([1, 0]);
    await calls.add(4);
    expect(counts(), "pending counts the calls that wait for a slot").toEqual([2, 3]);
    await calls.end(0);
    expect(counts(), "a waiting call that begins is active and not pending").toEqual([2, 2]);
    for (const n of [1, 2, 3]) await calls.end(n);
    expect(counts(), "calls that have ended are no longer counted").toEqual([1, 0]);
    await calls.fail(4, new Error("declined"));
    expect(counts(), "a call that has failed is no longer counted").toEqual([0, 0]);
  });
});

describe("checks-sizes", () => {
  test("M26 throws for an invalid limit", () => {
    bench();
    for (const limit of [0, -1, 1.5, Number.NaN]) {
      const end = outcomeOf(() => createLimiter(limit));
      expect(end, `createLimiter(${limit}) throws a RangeError or a TypeError`).toBe(THROWN);
    }
  });

  test("M26 does not resize to an invalid limit", async () => {
    bench();
    const calls = lane(2);
    for (const limit of [0, -1, 1.5, Number.NaN]) {
      const end = outcomeOf(() => calls.limiter.resize(limit));
      expect(end, `resize(${limit}) throws a RangeError or a TypeError`).toBe(THROWN);
    }
    await calls.add(3);
    expect(calls.running(), "after a resize that threw, the old limit holds").toBe(2);
  });
});

/** What `outcomeOf` says of a call that refused its limit. */
const THROWN = "it threw a RangeError or a TypeError";

/** How a call with an invalid limit ended, in words. */
function outcomeOf(call: () => unknown): string {
  try {
    call();
    return "it returned";
  } catch (error) {
    return isLimitError(error) ? THROWN : `it threw ${String(error)}`;
  }
}
