import { describe, expect, test } from "vitest";
import { memoize } from "@solution";
import { replaceClock } from "../../../kit.ts";
import { ticking } from "../observe.ts";

describe("max-results", () => {
  test("M14 forgets the least recently used result", () => {
    const { fn } = ticking();
    const memoized = memoize(fn, { max: 2 });
    const results = ["a", "b", "c", "c", "b", "a"].map((name) => memoized(name));
    const sentence = "one result more than max makes the least recently used one go";
    expect(results, sentence).toEqual([1, 2, 3, 3, 2, 4]);
  });

  test("M14 a hit uses the result", () => {
    const { fn } = ticking();
    const memoized = memoize(fn, { max: 2 });
    const results = ["a", "b", "a", "c", "a"].map((name) => memoized(name));
    const sentence = "a call that returns a remembered result makes it the most recently used";
    expect(results, sentence).toEqual([1, 2, 1, 3, 1]);
  });

  test("M14 a hit of the newest result changes nothing", () => {
    const { fn } = ticking();
    const memoized = memoize(fn, { max: 2 });
    const results = ["a", "b", "b", "a", "b"].map((name) => memoized(name));
    expect(results, "as many results as max are kept").toEqual([1, 2, 2, 1, 2]);
  });

  test("M14 keeps one result with a max of 1", () => {
    const { fn } = ticking();
    const memoized = memoize(fn, { max: 1 });
    const results = ["a", "a", "b", "b", "a"].map((name) => memoized(name));
    expect(results, "with a max of 1 the latest result is kept").toEqual([1, 1, 2, 2, 3]);
  });

  test("M14 counts all lists of arguments together", () => {
    const { fn } = ticking();
    const memoized = memoize(fn, { max: 2 });
    const lists = [[], ["a"], ["a", "b"], []];
    const results = lists.map((list) => memoized(...list));
    expect(results, "max counts all results, whatever their arguments").toEqual([1, 2, 3, 4]);
  });

  test("M14 deleted results make room", () => {
    const { fn } = ticking();
    const memoized = memoize(fn, { max: 2 });
    memoized("a");
    memoized("b");
    memoized.delete("b");
    memoized("c");
    expect(memoized("a"), "a result that was deleted does not count for max").toBe(1);
  });

  test("M14 there is no limit without max", () => {
    const { fn } = ticking();
    const memoized = memoize(fn);
    for (let n = 0; n < 500; n += 1) memoized(n);
    expect(memoized(0), "without max all results are kept").toBe(1);
  });
});

/** A memoized function of `ttlMs` 100, whose time the test moves. */
function aging(ttlMs = 100) {
  let time = 1_000_000;
  const { fn } = ticking();
  const memoized = memoize(fn, { ttlMs, now: () => time });
  return { memoized, pass: (ms: number) => void (time += ms) };
}

describe("time-to-live", () => {
  test("M15 uses a result until its time is over", () => {
    const { memoized, pass } = aging();
    memoized("a");
    pass(99);
    expect(memoized("a"), "before ttlMs have passed, the result is used").toBe(1);
  });

  test("M15 does not use a result long after its time", () => {
    const { memoized, pass } = aging();
    memoized("a");
    pass(101);
    expect(memoized("a"), "after its time a result is not used").toBe(2);
  });

  test("M15 does not use a result whose time is over exactly now", () => {
    const { memoized, pass } = aging();
    memoized("a");
    pass(100);
    expect(memoized("a"), "when ttlMs have passed, the next call calls fn").toBe(2);
    pass(99);
    expect(memoized("a"), "a result that was computed anew has its own time").toBe(2);
  });

  test("M15 using a result does not prolong its time", () => {
    const { memoized, pass } = aging();
    memoized("a");
    pass(60);
    memoized("a");
    pass(60);
    expect(memoized("a"), "a result that is used does not live longer").toBe(2);
  });

  test("M15 each result has its own time", () => {
    const { memoized, pass } = aging();
    memoized("a");
    pass(60);
    memoized("b");
    pass(60);
    expect(memoized("b"), "each result has a time of its own").toBe(2);
  });

  test("M15 0 means never again", () => {
    const { memoized } = aging(0);
    const results = [memoized("a"), memoized("a")];
    expect(results, "with a ttlMs of 0 no result is used again").toEqual([1, 2]);
  });

  test("M15 uses Date.now by default ", async () => {
    const clock = replaceClock(1_000_000);
    const { fn } = ticking();
    const memoized = memoize(fn, { ttlMs: 100 });
    memoized("a");
    await clock.advance(90);
    const before = memoized("a");
    await clock.advance(20);
    const sentence = "without now the time is that of Date.now";
    expect([before, memoized("a")], sentence).toEqual([1, 2]);
  });

  test("M15 without ttlMs results live forever", () => {
    let time = 0;
    const { fn } = ticking();
    const memoized = memoize(fn, { now: () => time });
    memoized("a");
    time = 1e15;
    expect(memoized("a"), "without ttlMs a result is used forever").toBe(1);
  });
});
