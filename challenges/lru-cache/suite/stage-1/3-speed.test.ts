import { describe, expect, test } from "vitest";
import { LruCache } from "@solution";
import { within } from "../observe.ts";

const ENTRIES = 20_000;

/** A cache with many entries; each text that is a key is made anew, as a server does. */
function large(max: number): LruCache<string, number> {
  const cache = new LruCache<string, number>({ max });
  const sentence = "set of a new key takes constant time";
  within(1000, ENTRIES, (n) => cache.set(`user-${n}`, n), sentence);
  return cache;
}

/** The milliseconds that thousands of calls may take: 150, and more on a machine that is slow. */
function most(): number {
  const map = new Map<string, number>();
  for (let n = 0; n < ENTRIES; n += 1) map.set(`user-${n}`, n);
  const start = process.cpuUsage();
  for (let n = 0; n < ENTRIES; n += 1) {
    map.delete(`user-${n}`);
    map.set(`user-${n}`, n);
  }
  const { user, system } = process.cpuUsage(start);
  return Math.max(150, Math.round((user + system) / 100));
}

describe("constant-time", () => {
  test("L11 get, set and delete of known keys take constant time", () => {
    const limit = most();
    const cache = large(ENTRIES + 1);
    const middle = ENTRIES / 2;
    const reads = "get takes constant time, however many entries there are";
    within(limit, 20_000, (n) => cache.get(`user-${middle + (n % middle)}`), reads);
    const writes = "set of a key that exists takes constant time, however many entries there are";
    within(limit, 20_000, (n) => cache.set(`user-${middle + (n % middle)}`, 0), writes);
    const deletes = "delete takes constant time, however many entries there are";
    within(limit, 9000, (n) => cache.delete(`user-${middle + n}`), deletes);
    const deleted = { first: cache.has(`user-${middle}`), other: cache.has("user-0") };
    expect(deleted, "delete removes its own entry").toEqual({ first: false, other: true });
  });

  test("L11 evictions take constant time", () => {
    const limit = most();
    const cache = large(ENTRIES);
    const sentence = "an eviction takes constant time, however many entries there are";
    within(limit, 3000, (n) => cache.set(`guest-${n}`, n), sentence);
    expect(cache.has("guest-2999"), "an eviction makes room for the new entry").toBe(true);
  });
});
