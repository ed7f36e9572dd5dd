import { describe, expect, test } from "vitest";
import { LruCache } from "@solution";
import { evicts, present } from "../observe.ts";

const ALL = ["a", "b", "c", "d", "e"];

/** Its values are their own sizes. */
function sized(maxSize: number, max = 10): LruCache<string, number> {
  return new LruCache<string, number>({ max, maxSize, sizeOf: (value) => value });
}

describe("size-limit", () => {
  test("L12 evicts until the new entry fits", () => {
    if (!evicts()) return;
    const cache = sized(10);
    for (const key of ["a", "b", "c"]) cache.set(key, 3);
    cache.set("d", 5);
    const sentence = "set evicts as many least recently used entries as the new one needs";
    expect(present(cache, ALL), sentence).toEqual(["c", "d"]);
  });

  test("L12 evicts no more than needed", () => {
    if (!evicts()) return;
    const cache = sized(10);
    for (const key of ["a", "b", "c"]) cache.set(key, 3);
    cache.set("d", 1);
    const full = "entries whose sizes add up to exactly maxSize all stay";
    expect(present(cache, ALL), full).toEqual(["a", "b", "c", "d"]);
    cache.set("e", 1);
    const sentence = "set evicts no more entries than the new one needs";
    expect(present(cache, ALL), sentence).toEqual(["b", "c", "d", "e"]);
  });

  test("L12 a larger value of the same key evicts others", () => {
    if (!evicts()) return;
    const cache = sized(10);
    for (const key of ["a", "b", "c"]) cache.set(key, 3);
    cache.set("b", 6);
    const sentence = "a value that grows evicts others, but not its own entry";
    expect(present(cache, ALL), sentence).toEqual(["b", "c"]);
    expect(cache.peek("b"), "a value that grows is stored").toBe(6);
  });

  test("L12 the older value of the key makes room for the new one", () => {
    const cache = sized(10);
    cache.set("a", 4);
    cache.set("b", 6);
    cache.set("b", 5);
    const sentence = "a value that replaces another one needs only the difference";
    expect(present(cache, ALL), sentence).toEqual(["a", "b"]);
  });

  test("L12 max still counts", () => {
    if (!evicts()) return;
    const cache = sized(100, 2);
    for (const key of ["a", "b", "c"]) cache.set(key, 1);
    const sentence = "with a maxSize there are still at most max entries";
    expect(present(cache, ALL), sentence).toEqual(["b", "c"]);
  });

  test("L12 a value of exactly maxSize is stored alone", () => {
    if (!evicts()) return;
    const cache = sized(10);
    for (const key of ["a", "b", "c"]) cache.set(key, 3);
    cache.set("d", 10);
    const sentence = "a value of exactly maxSize fits, and all others make room for it";
    expect(present(cache, ALL), sentence).toEqual(["d"]);
  });

  test("L12 each entry has size 1 by default", () => {
    if (!evicts()) return;
    const cache = new LruCache<string, number>({ max: 10, maxSize: 2 });
    for (const key of ["a", "b", "c"]) cache.set(key, 500);
    const sentence = "without sizeOf each entry has the size 1";
    expect(present(cache, ALL), sentence).toEqual(["b", "c"]);
  });

  test("L12 sizeOf gets the value and the key", () => {
    const calls: unknown[][] = [];
    const cache = new LruCache<string, number>({
      max: 2,
      maxSize: 5,
      sizeOf: (...args) => {
        calls.push(args);
        return 1;
      },
    });
    cache.set("a", 7);
    expect(calls[0]?.slice(0, 2), "sizeOf gets the value first and the key second").toEqual([
      7,
      "a",
    ]);
  });
});

describe("size-total", () => {
  test("L13 adds up the sizes", () => {
    const cache = sized(10);
    const seen = [cache.totalSize];
    cache.set("a", 3);
    seen.push(cache.totalSize);
    cache.set("b", 4);
    seen.push(cache.totalSize);
    expect(seen, "totalSize is the sum of the sizes of all entries").toEqual([0, 3, 7]);
  });

  test("L13 overwriting counts the new value only", () => {
    const cache = sized(10);
    cache.set("a", 3);
    cache.set("a", 5);
    expect(cache.totalSize, "overwriting subtracts the size of the older value").toBe(5);
  });

  test("L13 delete subtracts", () => {
    const cache = sized(10);
    cache.set("a", 3);
    cache.set("b", 4);
    cache.delete("a");
    cache.delete("z");
    expect(cache.totalSize, "delete subtracts the size of its entry").toBe(4);
  });

  test("L13 clear starts at 0", () => {
    const cache = sized(10);
    cache.set("a", 3);
    cache.clear();
    expect(cache.totalSize, "after clear totalSize is 0").toBe(0);
  });

  test("L13 an eviction subtracts", () => {
    if (!evicts()) return;
    const cache = sized(100, 2);
    for (const [index, key] of ["a", "b", "c"].entries()) cache.set(key, index + 2);
    expect(cache.totalSize, "an eviction subtracts the size of its entry").toBe(7);
  });

  test("L13 reading changes no size", () => {
    const cache = sized(10);
    cache.set("a", 3);
    cache.get("a");
    cache.get("z");
    expect(cache.totalSize, "get leaves totalSize as it is").toBe(3);
  });

  test("L13 a value that changes later keeps its size", () => {
    const cache = new LruCache<string, string[]>({
      max: 5,
      maxSize: 50,
      sizeOf: (value) => value.length,
    });
    const list = ["x", "y"];
    cache.set("a", list);
    list.push("z");
    cache.delete("a");
    const sentence = "delete subtracts the size that the value had when it was set";
    expect(cache.totalSize, sentence).toBe(0);
  });
});

describe("too-large", () => {
  test("L14 a value over maxSize is not stored", () => {
    const cache = sized(10);
    cache.set("a", 11);
    const seen = { has: cache.has("a"), size: cache.size, totalSize: cache.totalSize };
    const sentence = "a value that is larger than maxSize is not stored";
    expect(seen, sentence).toEqual({ has: false, size: 0, totalSize: 0 });
  });

  test("L14 nothing else leaves for it", () => {
    const cache = sized(10);
    cache.set("a", 4);
    cache.set("b", 4);
    cache.set("c", 11);
    const sentence = "no other entry leaves for a value that does not fit";
    expect(present(cache, ["a", "b"]), sentence).toEqual(["a", "b"]);
  });

  test("L14 nothing else leaves if max is reached too", () => {
    const cache = sized(10, 2);
    cache.set("a", 4);
    cache.set("b", 4);
    cache.set("c", 11);
    const sentence = "no other entry leaves for a value that does not fit, even in a full cache";
    expect(present(cache, ["a", "b"]), sentence).toEqual(["a", "b"]);
  });

  test("L14 an older value of the key leaves", () => {
    const cache = sized(10);
    cache.set("a", 4);
    cache.set("b", 4);
    cache.set("a", 11);
    const seen = { a: cache.peek("a"), b: cache.has("b"), totalSize: cache.totalSize };
    const sentence = "if the new value does not fit, the older value of the key leaves";
    expect(seen, sentence).toEqual({ a: undefined, b: true, totalSize: 4 });
  });
});
