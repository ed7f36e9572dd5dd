import { describe, expect, test } from "vitest";
import { LruCache } from "@solution";
import { evicts, filled, pairsOf, present, thrownBy } from "../observe.ts";

describe("stores-values", () => {
  test("L1 get and peek return what was set", () => {
    const cache = filled(3);
    expect(cache.get("b"), "get returns the value that was set").toBe(2);
    expect(cache.peek("c"), "peek returns the value that was set").toBe(3);
  });

  test("L1 a key that is missing is undefined", () => {
    const cache = filled(3, 1);
    const seen = [cache.get("z"), cache.peek("z"), cache.has("z")];
    const sentence = "for a missing key get and peek return undefined, and has returns false";
    expect(seen, sentence).toEqual([undefined, undefined, false]);
  });

  test("L1 has finds a key that was set", () => {
    expect(filled(3).has("a"), "has returns true for a key that was set").toBe(true);
  });

  test("L1 size counts the entries", () => {
    const cache = filled(3, 0);
    const sizes = [cache.size];
    for (const key of ["a", "b", "b"]) {
      cache.set(key, 1);
      sizes.push(cache.size);
    }
    expect(sizes, "size is the number of entries, and overwriting adds none").toEqual([0, 1, 2, 2]);
  });

  test("L1 delete removes one entry", () => {
    const cache = filled(3);
    const answers = [cache.delete("b"), cache.delete("b"), cache.delete("z")];
    expect(answers, "delete returns whether the key was there").toEqual([true, false, false]);
    const left = { size: cache.size, keys: present(cache, ["a", "b", "c"]), value: cache.get("b") };
    const sentence = "delete removes the entry of its key and no other";
    expect(left, sentence).toEqual({ size: 2, keys: ["a", "c"], value: undefined });
  });

  test("L1 a deleted entry makes room", () => {
    const cache = filled(2);
    cache.delete("b");
    cache.set("c", 3);
    const sentence = "after a delete there is room for one entry without an eviction";
    expect(present(cache, ["a", "b", "c"]), sentence).toEqual(["a", "c"]);
  });

  test("L1 clear removes everything", () => {
    const cache = filled(3);
    cache.clear();
    const left = { size: cache.size, has: cache.has("a"), pairs: pairsOf(cache) };
    expect(left, "clear removes all entries").toEqual({ size: 0, has: false, pairs: [] });
  });

  test("L1 a cleared cache works on", () => {
    if (!evicts()) return;
    const cache = filled(2);
    cache.clear();
    for (const key of ["c", "d", "e"]) cache.set(key, 9);
    const left = { size: cache.size, keys: present(cache, ["a", "b", "c", "d", "e"]) };
    const sentence = "a cleared cache stores new entries and evicts the oldest of them";
    expect(left, sentence).toEqual({ size: 2, keys: ["d", "e"] });
  });
});

describe("stored-undefined", () => {
  test("L2 has and size count a stored undefined", () => {
    const cache = new LruCache<string, unknown>({ max: 2 });
    cache.set("a", undefined);
    const seen = { has: cache.has("a"), size: cache.size, deleted: cache.delete("a") };
    const sentence = "a key with a stored undefined exists: has finds it and delete removes it";
    expect(seen, sentence).toEqual({ has: true, size: 1, deleted: true });
  });

  test("L2 get returns null, 0, false and an empty text", () => {
    const cache = new LruCache<string, unknown>({ max: 9 });
    const values = [null, 0, false, "", Number.NaN];
    for (const value of values) cache.set(String(value), value);
    const sentence = "get returns a stored null, 0, false, empty text or NaN as it is";
    expect(
      values.map((value) => cache.get(String(value))),
      sentence,
    ).toEqual(values);
    expect(
      values.map((value) => cache.peek(String(value))),
      "peek returns a stored null, 0, false, empty text or NaN as it is",
    ).toEqual(values);
  });

  test("L2 get refreshes an entry whatever its value", () => {
    if (!evicts()) return;
    const lost: unknown[] = [];
    for (const value of [undefined, null, 0, false, 1]) {
      const cache = new LruCache<string, unknown>({ max: 2 });
      cache.set("a", value);
      cache.set("b", value);
      cache.get("a");
      cache.set("c", value);
      if (!cache.has("a")) lost.push(value);
    }
    // With 1 lost too, get does not refresh at all, which another requirement says.
    if (lost.length === 5) return;
    const sentence = "get refreshes an entry whose value is undefined, null, 0 or false";
    expect(lost, sentence).toEqual([]);
  });

  test("L2 overwriting a stored undefined adds no entry", () => {
    const cache = new LruCache<string, unknown>({ max: 3 });
    cache.set("a", undefined);
    cache.set("b", undefined);
    cache.set("b", 1);
    const left = { size: cache.size, a: cache.has("a"), b: cache.peek("b") };
    const sentence = "set of a key with a stored undefined overwrites that entry";
    expect(left, sentence).toEqual({ size: 2, a: true, b: 1 });
  });
});

describe("any-key", () => {
  test("L3 a number and its text are different keys", () => {
    const cache = new LruCache<unknown, string>({ max: 9 });
    cache.set(1, "number");
    cache.set("1", "text");
    const seen = [cache.get(1), cache.get("1")];
    expect(seen, "1 and its text are different keys").toEqual(["number", "text"]);
  });

  test("L3 objects are compared by identity", () => {
    const cache = new LruCache<unknown, string>({ max: 9 });
    const [first, second] = [{}, {}];
    cache.set(first, "first");
    cache.set(second, "second");
    const seen = [cache.get(first), cache.get(second), cache.get({})];
    expect(seen, "objects are compared by identity").toEqual(["first", "second", undefined]);
  });

  test("L3 NaN and symbols are keys", () => {
    const cache = new LruCache<unknown, string>({ max: 9 });
    const symbol = Symbol("user");
    cache.set(Number.NaN, "NaN");
    cache.set(symbol, "symbol");
    const seen = [cache.get(Number.NaN), cache.get(symbol), cache.get(Symbol("user"))];
    const sentence = "NaN finds NaN, and a symbol finds only itself";
    expect(seen, sentence).toEqual(["NaN", "symbol", undefined]);
  });

  test("L3 names that objects inherit are keys", () => {
    const cache = new LruCache<string, string>({ max: 9 });
    const names = ["__proto__", "constructor", "toString"];
    const early = names.filter((name) => cache.has(name) || cache.get(name) !== undefined);
    expect(early, "a new cache has no keys, not even names that objects inherit").toEqual([]);
    for (const name of names) cache.set(name, name);
    const seen = names.map((name) => cache.get(name));
    expect(seen, "names such as __proto__ are keys like any other").toEqual(names);
  });

  test("L3 iteration gives the keys as they were set", () => {
    const cache = new LruCache<unknown, string>({ max: 9 });
    cache.set(7, "seven");
    expect(pairsOf(cache), "iteration gives a key as it was set").toEqual([[7, "seven"]]);
  });
});

describe("own-state", () => {
  test("L4 two caches have their own entries", () => {
    const first = filled(2);
    const second = filled(2, 0);
    second.set("x", 9);
    const seen = { first: pairsOf(first).length, second: pairsOf(second), x: first.has("x") };
    const sentence = "a second cache starts empty and leaves the first alone";
    expect(seen, sentence).toEqual({ first: 2, second: [["x", 9]], x: false });
  });

  test("L4 two caches have their own max", () => {
    if (!evicts()) return;
    const large = filled(3, 0);
    const small = filled(1, 0);
    for (const key of ["a", "b", "c"]) {
      large.set(key, 1);
      small.set(key, 1);
    }
    const sizes = [large.size, small.size];
    expect(sizes, "each cache has the max that it was made with").toEqual([3, 1]);
  });
});

describe("max-check", () => {
  test("L10 throws for 0 and negative numbers", () => {
    const accepted = [0, -1].filter((max) => !thrownBy(() => new LruCache({ max })).threw);
    expect(accepted, "the constructor throws for a max of 0 and below").toEqual([]);
  });

  test("L10 throws for what is not an integer", () => {
    const accepted = [1.5, Number.NaN, Infinity].filter(
      (max) => !thrownBy(() => new LruCache({ max })).threw,
    );
    expect(accepted, "the constructor throws for 1.5, NaN and Infinity").toEqual([]);
  });

  test("L10 accepts 1", () => {
    const cache = new LruCache<string, number>({ max: 1 });
    cache.set("a", 1);
    expect(cache.get("a"), "a cache with a max of 1 holds one entry").toBe(1);
  });
});
