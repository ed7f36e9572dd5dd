import { describe, expect, test } from "vitest";
import { LruCache } from "@solution";
import { sleep } from "../../../kit.ts";
import { evicts, recorder, thrownBy } from "../observe.ts";

type Seen = { size: number; totalSize: number; old: boolean; new: number | undefined };

describe("reports", () => {
  test("L15 reports an eviction with its key and value", async () => {
    if (!evicts()) return;
    const { reports, onEvict } = recorder();
    const cache = new LruCache<string, number>({ max: 2, onEvict });
    for (const [index, key] of ["a", "b", "c", "d"].entries()) cache.set(key, index + 1);
    const atOnce = [...reports];
    // Reports that come late are another fault than none at all.
    if (atOnce.length === 0) await sleep(20);
    if (reports.length > 0)
      expect(atOnce.length, "an eviction is reported before set returns").toBeGreaterThan(0);
    const sentence = "onEvict gets the key and the value of each evicted entry, and the reason";
    expect(reports, sentence).toEqual(["a 1 evict", "b 2 evict"]);
  });

  test("L15 reports the older value of an overwritten key", () => {
    const { reports, onEvict } = recorder();
    const cache = new LruCache<string, number>({ max: 2, onEvict });
    cache.set("a", 1);
    cache.set("a", 2);
    const sentence = "overwriting reports the older value, with the reason replace";
    expect(reports, sentence).toEqual(["a 1 replace"]);
  });

  test("L15 reports what delete removes", () => {
    const { reports, onEvict } = recorder();
    const cache = new LruCache<string, number>({ max: 2, onEvict });
    cache.set("a", 1);
    cache.delete("a");
    cache.delete("a");
    cache.delete("z");
    const sentence = "delete reports an entry that was there, once, with the reason delete";
    expect(reports, sentence).toEqual(["a 1 delete"]);
  });

  test("L15 reports all that clear removes", () => {
    const { reports, onEvict } = recorder();
    const cache = new LruCache<string, number>({ max: 3, onEvict });
    cache.set("a", 1);
    cache.set("b", 2);
    cache.clear();
    cache.clear();
    const sentence = "clear reports each entry once, with the reason delete";
    expect([...reports].sort(), sentence).toEqual(["a 1 delete", "b 2 delete"]);
  });

  test("L15 reports an entry whose value is 0", () => {
    if (!evicts()) return;
    const { reports, onEvict } = recorder();
    const cache = new LruCache<string, number>({ max: 1, onEvict });
    cache.set("a", 0);
    cache.set("b", 1);
    expect(reports, "an entry is reported whatever its value").toEqual(["a 0 evict"]);
  });

  test("L15 reports nothing that stays", () => {
    const { reports, onEvict } = recorder();
    const cache = new LruCache<string, number>({ max: 2, onEvict });
    cache.set("a", 1);
    cache.set("b", 2);
    cache.get("a");
    cache.get("z");
    cache.peek("b");
    expect(reports, "nothing is reported while no entry leaves").toEqual([]);
  });

  test("L16 reports the least recently used entry first", () => {
    if (!evicts()) return;
    const { reports, onEvict } = recorder();
    const cache = new LruCache<string, number>({
      max: 9,
      maxSize: 9,
      sizeOf: (value) => value,
      onEvict,
    });
    for (const key of ["a", "b", "c"]) cache.set(key, 3);
    cache.set("d", 7);
    // Whether all of them leave is a question of sizes, which other requirements ask.
    if (reports.length !== 3) return;
    const keys = reports.map((report) => report.slice(0, 1));
    const sentence = "if several entries are evicted, the least recently used is reported first";
    expect(keys, sentence).toEqual(["a", "b", "c"]);
  });
});

/** What `onEvict` sees while `change` runs on a cache with "a" and "b". */
function seenBy(change: (cache: LruCache<string, number>) => void): Seen[] {
  const seen: Seen[] = [];
  const cache: LruCache<string, number> = new LruCache<string, number>({
    max: 2,
    onEvict: (key) => {
      const { size, totalSize } = cache;
      seen.push({ size, totalSize, old: cache.has(key), new: cache.peek("c") });
    },
  });
  cache.set("a", 1);
  cache.set("b", 2);
  change(cache);
  return seen;
}

describe("report-last", () => {
  test("L17 an eviction is complete when it is reported", () => {
    if (!evicts()) return;
    const sentence = "when onEvict runs, the new entry is in and the evicted one is out";
    expect(
      seenBy((cache) => cache.set("c", 3)),
      sentence,
    ).toEqual([{ size: 2, totalSize: 2, old: false, new: 3 }]);
  });

  test("L17 a delete is complete when it is reported", () => {
    const sentence = "when onEvict runs, the deleted entry is out and the sizes are right";
    expect(
      seenBy((cache) => void cache.delete("a")),
      sentence,
    ).toEqual([{ size: 1, totalSize: 1, old: false, new: undefined }]);
  });

  test("L17 a clear is complete when it is reported", () => {
    const sentence = "when onEvict runs, clear has removed all entries";
    const seen = seenBy((cache) => cache.clear()).map(({ size, old }) => ({ size, old }));
    const empty = { size: 0, old: false };
    expect(seen, sentence).toEqual([empty, empty]);
  });

  test("L17 an overwrite is complete when it is reported", () => {
    const sizes: unknown[] = [];
    const cache: LruCache<string, number> = new LruCache<string, number>({
      max: 2,
      sizeOf: (value) => value,
      onEvict: (key) => sizes.push([cache.peek(key), cache.size]),
    });
    cache.set("a", 1);
    cache.set("a", 5);
    const sentence = "when onEvict runs for an older value, the new one is in";
    expect(sizes, sentence).toEqual([[5, 1]]);
  });

  test("L17 onEvict may set another key", () => {
    if (!evicts()) return;
    const cache: LruCache<string, number> = new LruCache<string, number>({
      max: 2,
      onEvict: (key, _value, reason) => {
        if (reason === "evict" && key === "a") cache.set("last", 9);
      },
    });
    for (const key of ["a", "b", "c"]) cache.set(key, 1);
    const keys = ["a", "b", "c", "last"].filter((key) => cache.has(key));
    const seen = { keys, size: cache.size, pairs: [...cache].length };
    const sentence = "a set inside onEvict works, and the cache still holds at most max entries";
    expect(seen, sentence).toEqual({ keys: ["c", "last"], size: 2, pairs: 2 });
  });

  test("L17 onEvict may delete the new key", () => {
    if (!evicts()) return;
    const cache: LruCache<string, number> = new LruCache<string, number>({
      max: 2,
      onEvict: (_key, _value, reason) => {
        if (reason === "evict") cache.delete("c");
      },
    });
    for (const key of ["a", "b", "c"]) cache.set(key, 1);
    const keys = ["a", "b", "c"].filter((key) => cache.has(key));
    const sentence = "a delete inside onEvict removes even the entry that was just set";
    expect({ keys, size: cache.size, totalSize: cache.totalSize }, sentence).toEqual({
      keys: ["b"],
      size: 1,
      totalSize: 1,
    });
  });

  test("L17 runs before the method returns", () => {
    if (!evicts()) return;
    const steps: string[] = [];
    const cache = new LruCache<string, number>({ max: 1, onEvict: () => steps.push("onEvict") });
    cache.set("a", 1);
    cache.set("b", 2);
    steps.push("set has returned");
    const sentence = "onEvict is called before set returns";
    expect([...steps], sentence).toEqual(["onEvict", "set has returned"]);
  });
});

describe("throwing-callback", () => {
  const problem = new Error("cannot close the file");

  function throwing(): LruCache<string, number> {
    const cache = new LruCache<string, number>({
      max: 2,
      onEvict: () => {
        throw problem;
      },
    });
    cache.set("a", 1);
    cache.set("b", 2);
    return cache;
  }

  test("L18 set throws what onEvict threw", () => {
    if (!evicts()) return;
    const cache = throwing();
    const { reason } = thrownBy(() => cache.set("c", 3));
    expect(reason, "set throws the very value that onEvict threw").toBe(problem);
  });

  test("L18 set has made its change", () => {
    if (!evicts()) return;
    const cache = throwing();
    thrownBy(() => cache.set("c", 3));
    const keys = ["a", "b", "c"].filter((key) => cache.has(key));
    const sentence = "if onEvict throws, the new entry is in and the evicted one is out";
    expect({ keys, totalSize: cache.totalSize }, sentence).toEqual({
      keys: ["b", "c"],
      totalSize: 2,
    });
  });

  test("L18 delete has made its change and throws", () => {
    const cache = throwing();
    const { reason } = thrownBy(() => cache.delete("a"));
    const seen = { reason, has: cache.has("a"), size: cache.size };
    const sentence = "if onEvict throws, delete throws the same value, and the entry is out";
    expect(seen, sentence).toEqual({ reason: problem, has: false, size: 1 });
  });
});
