import { describe, expect, test } from "vitest";
import { LruCache } from "@solution";
import { replaceClock } from "../../../kit.ts";
import { pairsOf, recorder } from "../observe.ts";

interface Bench {
  cache: LruCache<string, number>;
  reports: string[];
  /** Moves the time that `now` returns. */
  pass: (ms: number) => void;
}

/** A cache whose time the test moves; its entries live for 100 ms unless the test says otherwise. */
function bench(ttlMs: number | undefined = 100, max = 5): Bench {
  const { reports, onEvict } = recorder();
  let time = 1_000_000;
  const cache = new LruCache<string, number>({ max, ttlMs, now: () => time, onEvict });
  return { cache, reports, pass: (ms) => void (time += ms) };
}

/** A cache whose entry "a" was set so many milliseconds ago, and lives for 100. */
function aged(ms: number): LruCache<string, number> {
  const { cache, pass } = bench();
  cache.set("a", 1);
  pass(ms);
  return cache;
}

describe("expires", () => {
  test("L19 get finds an entry until its time is over", () => {
    expect(aged(99).get("a"), "before ttlMs have passed, get finds the entry").toBe(1);
    const sentence = "long after ttlMs have passed, get returns undefined";
    expect(aged(1000).get("a"), sentence).toBe(undefined);
    expect(aged(100).get("a"), "when ttlMs have passed, get returns undefined").toBe(undefined);
  });

  test("L19 peek finds an entry until its time is over", () => {
    expect(aged(99).peek("a"), "before ttlMs have passed, peek finds the entry").toBe(1);
    expect(aged(100).peek("a"), "when ttlMs have passed, peek returns undefined").toBe(undefined);
  });

  test("L19 has finds an entry until its time is over", () => {
    expect(aged(99).has("a"), "before ttlMs have passed, has finds the entry").toBe(true);
    expect(aged(100).has("a"), "when ttlMs have passed, has returns false").toBe(false);
  });

  test("L19 iteration leaves expired entries out", () => {
    const { cache, pass } = bench();
    cache.set("a", 1);
    pass(60);
    cache.set("b", 2);
    pass(39);
    expect(pairsOf(cache).length, "before ttlMs have passed, iteration gives the entry").toBe(2);
    pass(1);
    expect(pairsOf(cache), "iteration leaves expired entries out").toEqual([["b", 2]]);
  });

  test("L19 without ttlMs nothing expires", () => {
    const cache = new LruCache<string, number>({ max: 2, now: () => time });
    let time = 0;
    cache.set("a", 1);
    time = 1e15;
    expect(cache.get("a"), "without ttlMs an entry lives forever").toBe(1);
  });

  test("L19 an expired key can be set again", () => {
    const { cache, pass } = bench();
    cache.set("a", 1);
    pass(100);
    cache.set("a", 2);
    expect(cache.get("a"), "an expired key can be set again").toBe(2);
  });
});

/** Whether an entry is gone exactly when its time is over; other tests take it for granted. */
function endsOnTime(): boolean {
  const { cache, pass } = bench();
  cache.set("a", 1);
  pass(100);
  return cache.get("a") === undefined && !cache.has("a");
}

describe("own-ttl", () => {
  test("L20 an entry may live longer or shorter than the others", () => {
    const { cache, pass } = bench();
    cache.set("long", 1, { ttlMs: 1000 });
    cache.set("short", 2, { ttlMs: 10 });
    pass(11);
    expect(cache.has("short"), "a shorter ttlMs of its own ends an entry earlier").toBe(false);
    pass(988);
    expect(cache.has("long"), "a longer ttlMs of its own keeps an entry").toBe(true);
    pass(2);
    expect(cache.has("long"), "a longer ttlMs of its own ends too").toBe(false);
  });

  test("L20 works without a default", () => {
    let time = 5000;
    const cache = new LruCache<string, number>({ max: 2, now: () => time });
    cache.set("a", 1, { ttlMs: 10 });
    time = 5011;
    expect(cache.has("a"), "a ttlMs of its own counts even if the cache has none").toBe(false);
  });

  test("L20 0 means at once", () => {
    if (!endsOnTime()) return;
    const { cache } = bench();
    cache.set("a", 1, { ttlMs: 0 });
    const sentence = "an entry with a ttlMs of 0 is expired at once";
    expect({ get: cache.get("a"), has: cache.has("a") }, sentence).toEqual({
      get: undefined,
      has: false,
    });
  });

  test("L20 0 as the default means at once", () => {
    if (!endsOnTime()) return;
    const { cache } = bench(0);
    cache.set("a", 1);
    expect(cache.get("a"), "with a default of 0 an entry is expired at once").toBe(undefined);
  });

  test("L20 Infinity means never", () => {
    const { cache, pass } = bench();
    cache.set("a", 1, { ttlMs: Infinity });
    pass(1e15);
    expect(cache.get("a"), "an entry with a ttlMs of Infinity never expires").toBe(1);
  });

  test("L20 undefined stands for the default", () => {
    const { cache, pass } = bench();
    const explicit: { ttlMs?: number } = {};
    Reflect.set(explicit, "ttlMs", undefined);
    cache.set("a", 1, explicit);
    cache.set("b", 2, {});
    pass(99);
    const before = [cache.has("a"), cache.has("b")];
    pass(2);
    const after = [cache.has("a"), cache.has("b")];
    const sentence = "a ttlMs of undefined stands for that of the cache";
    expect([before, after], sentence).toEqual([
      [true, true],
      [false, false],
    ]);
  });
});

describe("time-restarts", () => {
  test("L21 overwriting starts the time again", () => {
    const { cache, pass } = bench();
    cache.set("a", 1);
    pass(60);
    cache.set("a", 2);
    pass(60);
    expect(cache.peek("a"), "overwriting an entry starts its time again").toBe(2);
    pass(41);
    expect(cache.get("a"), "an overwritten entry expires ttlMs after the last set").toBe(undefined);
  });

  test("L21 overwriting forgets the ttlMs of the older value", () => {
    const { cache, pass } = bench();
    cache.set("a", 1, { ttlMs: 1000 });
    cache.set("a", 2);
    pass(101);
    const sentence = "overwriting takes the ttlMs of that call, not the one of the older value";
    expect(cache.has("a"), sentence).toBe(false);
  });

  test("L21 reading does not start the time again", () => {
    const { cache, pass } = bench();
    cache.set("a", 1);
    pass(60);
    cache.get("a");
    cache.peek("a");
    cache.has("a");
    pass(41);
    expect(cache.get("a"), "get does not make an entry live longer").toBe(undefined);
  });
});

describe("expired-leave", () => {
  test("L22 get removes an expired entry and reports it", () => {
    const { cache, reports, pass } = bench();
    cache.set("a", 1);
    pass(101);
    cache.get("a");
    const sizes = [cache.size, cache.totalSize];
    expect(sizes, "get removes an expired entry").toEqual([0, 0]);
    const sentence = "get reports an expired entry with the reason expire";
    expect(reports, sentence).toEqual(["a 1 expire"]);
  });

  test("L22 prune removes all expired entries", () => {
    const { cache, reports, pass } = bench();
    cache.set("alive", 1, { ttlMs: 1000 });
    cache.set("a", 2);
    cache.set("also alive", 3, { ttlMs: 1000 });
    cache.set("b", 4, { ttlMs: 50 });
    pass(101);
    cache.prune();
    const keys = ["alive", "also alive"].filter((key) => cache.has(key));
    const sentence = "prune removes all expired entries and no others, whatever their order";
    expect({ size: cache.size, totalSize: cache.totalSize, keys }, sentence).toEqual({
      size: 2,
      totalSize: 2,
      keys: ["alive", "also alive"],
    });
    expect(
      [...reports].sort(),
      "prune reports each entry that it removes, with the reason expire",
    ).toEqual(["a 2 expire", "b 4 expire"]);
  });

  test("L22 prune finds the entry whose time is over exactly now", () => {
    if (!endsOnTime()) return;
    const { cache, pass } = bench();
    cache.set("a", 1);
    pass(99);
    cache.prune();
    expect(cache.size, "prune leaves an entry whose time is not over").toBe(1);
    pass(1);
    cache.prune();
    expect(cache.size, "prune removes an entry whose time is over exactly now").toBe(0);
  });

  test("L22 an expired entry leaves its place", () => {
    const { cache, reports, pass } = bench(100, 2);
    cache.set("a", 1);
    cache.set("b", 2, { ttlMs: 1000 });
    pass(101);
    cache.prune();
    cache.set("c", 3);
    const evicted = reports.filter((report) => report.endsWith("evict"));
    const sentence = "after prune there is room for a new entry without an eviction";
    expect({ evicted, b: cache.has("b"), c: cache.has("c") }, sentence).toEqual({
      evicted: [],
      b: true,
      c: true,
    });
  });

  test("L23 an expired entry is reported once", () => {
    const { cache, reports, pass } = bench();
    cache.set("a", 1);
    pass(101);
    cache.has("a");
    cache.peek("a");
    cache.get("a");
    cache.get("a");
    cache.prune();
    cache.delete("a");
    cache.clear();
    expect(reports.length, "an entry that has expired is reported once").toBe(1);
  });
});

describe("no-timers", () => {
  test("L24 sets no timer", () => {
    const clock = replaceClock();
    const { cache } = bench();
    cache.set("a", 1);
    cache.set("b", 2, { ttlMs: 5000 });
    cache.get("a");
    cache.prune();
    expect(clock.pending(), "the cache sets no timers").toBe(0);
  });

  test("L24 time is what now returns", async () => {
    const clock = replaceClock(1_000_000);
    const { cache, pass } = bench();
    cache.set("a", 1);
    await clock.advance(1000);
    expect(cache.has("a"), "an entry stays while now returns the same time").toBe(true);
    pass(101);
    expect(cache.has("a"), "an entry goes when now says so").toBe(false);
  });

  test("L24 works without now", async () => {
    const clock = replaceClock(1_000_000);
    const cache = new LruCache<string, number>({ max: 2, ttlMs: 100 });
    cache.set("a", 1);
    await clock.advance(90);
    const before = cache.has("a");
    await clock.advance(20);
    const sentence = "without now the time is that of Date.now";
    expect({ before, after: cache.has("a") }, sentence).toEqual({ before: true, after: false });
  });
});
