import { describe, expect, test } from "vitest";
import { evicts, filled, getRefreshes, pairsOf, present } from "../observe.ts";

const ALL = ["a", "b", "c", "d", "e", "f"];

describe("evicts-oldest", () => {
  test("L5 evicts the entry that was set first", () => {
    const cache = filled(3);
    cache.set("d", 4);
    expect(cache.size, "after an eviction the cache holds max entries").toBe(3);
    const sentence = "a new key in a full cache evicts the entry that was used least recently";
    expect(present(cache, ALL), sentence).toEqual(["b", "c", "d"]);
  });

  test("L5 evicts one entry for each new key", () => {
    const cache = filled(3);
    for (const key of ["d", "e", "f"]) cache.set(key, 9);
    const sentence = "each new key evicts the entry that is the oldest then";
    expect(present(cache, ALL), sentence).toEqual(["d", "e", "f"]);
  });

  test("L5 evicts nothing before the cache is full", () => {
    const cache = filled(3);
    const sentence = "a cache holds as many entries as max before it evicts one";
    expect(present(cache, ALL), sentence).toEqual(["a", "b", "c"]);
  });

  test("L5 works with a max of 1", () => {
    const cache = filled(1);
    cache.set("b", 2);
    const seen = { keys: present(cache, ALL), value: cache.peek("b"), size: cache.size };
    const sentence = "with a max of 1 a new key replaces the only entry";
    expect(seen, sentence).toEqual({ keys: ["b"], value: 2, size: 1 });
  });

  test("L5 deletes in the middle leave the order of the others", () => {
    const cache = filled(4);
    cache.delete("b");
    cache.set("e", 5);
    cache.set("f", 6);
    const sentence = "after a delete the others are evicted in the same order as before";
    expect(present(cache, ALL), sentence).toEqual(["c", "d", "e", "f"]);
  });

  test("L5 an evicted key can be set again", () => {
    const cache = filled(2);
    cache.set("c", 3);
    cache.set("a", 7);
    const seen = { keys: present(cache, ALL), a: cache.peek("a") };
    const sentence = "a key that was evicted is new when it is set again";
    expect(seen, sentence).toEqual({ keys: ["a", "c"], a: 7 });
  });

  test("L5 the ends may be deleted", () => {
    const cache = filled(3);
    cache.delete("c");
    cache.delete("a");
    for (const key of ["d", "e", "f"]) cache.set(key, 9);
    const sentence = "after deletes at both ends new keys still evict the oldest entry";
    expect(present(cache, ALL), sentence).toEqual(["d", "e", "f"]);
  });
});

describe("get-refreshes", () => {
  test("L6 an entry that was read stays", () => {
    if (!evicts()) return;
    const cache = filled(3);
    cache.get("a");
    cache.set("d", 4);
    const sentence = "get makes an entry the most recently used, so another one is evicted";
    expect(present(cache, ALL), sentence).toEqual(["a", "c", "d"]);
  });

  test("L6 an entry in the middle can be read", () => {
    if (!evicts()) return;
    const cache = filled(3);
    cache.get("b");
    for (const key of ["d", "e"]) cache.set(key, 9);
    const sentence = "an entry that was read is evicted after those that were not";
    expect(present(cache, ALL), sentence).toEqual(["b", "d", "e"]);
    cache.set("f", 9);
    const last = "an entry that was read is evicted before those that were set later";
    expect(present(cache, ALL), last).toEqual(["d", "e", "f"]);
  });

  test("L6 reading the newest entry changes nothing", () => {
    if (!evicts()) return;
    const cache = filled(3);
    cache.get("c");
    cache.set("d", 4);
    const sentence = "get of the most recently used entry leaves the order as it is";
    expect(present(cache, ALL), sentence).toEqual(["b", "c", "d"]);
  });

  test("L6 a missing key changes nothing", () => {
    const cache = filled(2);
    cache.get("z");
    const seen = { size: cache.size, keys: present(cache, ["z", ...ALL]) };
    const sentence = "get of a missing key adds no entry and removes none";
    expect(seen, sentence).toEqual({ size: 2, keys: ["a", "b"] });
  });
});

describe("overwriting", () => {
  test("L7 evicts nothing in a full cache", () => {
    const cache = filled(3);
    cache.set("b", 20);
    const sentence = "set of a key that exists evicts no entry, even if the cache is full";
    expect(present(cache, ALL), sentence).toEqual(["a", "b", "c"]);
  });

  test("L7 replaces the value", () => {
    const cache = filled(3);
    cache.set("b", 20);
    expect(cache.get("b"), "set of a key that exists replaces its value").toBe(20);
  });

  test("L7 makes the entry the most recently used", () => {
    if (!evicts()) return;
    const cache = filled(3);
    cache.set("a", 10);
    cache.set("d", 4);
    const sentence = "set of a key that exists makes its entry the most recently used";
    expect(present(cache, ALL), sentence).toEqual(["a", "c", "d"]);
  });
});

describe("looking-only", () => {
  test("L8 peek leaves the order alone", () => {
    if (!evicts()) return;
    const cache = filled(2);
    cache.peek("a");
    cache.set("c", 3);
    const sentence = "peek does not refresh an entry";
    expect(
      pairsOf(cache)
        .map(([key]) => key)
        .includes("a"),
      sentence,
    ).toBe(false);
  });

  test("L8 has leaves the order alone", () => {
    if (!evicts()) return;
    const cache = filled(2);
    cache.has("a");
    cache.set("c", 3);
    const sentence = "has does not refresh an entry";
    expect(
      pairsOf(cache)
        .map(([key]) => key)
        .includes("a"),
      sentence,
    ).toBe(false);
  });

  test("L8 iteration leaves the order alone", () => {
    if (!evicts()) return;
    const cache = filled(2);
    for (const [key] of cache) if (key === "a") break;
    pairsOf(cache);
    cache.set("c", 3);
    const sentence = "iteration does not change the order of use";
    expect(present(cache, ALL), sentence).toEqual(["b", "c"]);
  });
});

describe("iteration", () => {
  test("L9 gives pairs in the order in which they were set", () => {
    const sentence = "iteration gives key and value, the least recently used entry first";
    expect(pairsOf(filled(3)), sentence).toEqual([
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ]);
  });

  test("L9 gives the order of use", () => {
    if (!getRefreshes()) return;
    const cache = filled(3);
    cache.get("a");
    const keys = pairsOf(cache).map(([key]) => key);
    expect(keys, "iteration gives an entry that was read after the others").toEqual([
      "b",
      "c",
      "a",
    ]);
  });

  test("L9 works twice and in spread", () => {
    const cache = filled(2);
    const twice = [pairsOf(cache).length, [...cache].length];
    expect(twice, "each iteration begins anew").toEqual([2, 2]);
  });

  test("L9 gives no entry that has left", () => {
    if (!evicts()) return;
    const cache = filled(3);
    cache.delete("b");
    cache.set("d", 4);
    cache.set("e", 5);
    const keys = pairsOf(cache).map(([key]) => key);
    expect(keys, "iteration leaves out what was deleted or evicted").toEqual(["c", "d", "e"]);
  });

  test("L9 an empty cache gives nothing", () => {
    expect(pairsOf(filled(2, 0)), "iteration of an empty cache gives nothing").toEqual([]);
  });
});
