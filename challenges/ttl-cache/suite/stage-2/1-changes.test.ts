import { describe, expect, test } from "vitest";
import { bench, get, notCalled, timeless, usesStale } from "../observe.ts";

/** Whether a cache with a `max` of 2 keeps 2 values; tests of something else may need it. */
async function keepsToMax(): Promise<boolean> {
  const { cache, read } = bench({ max: 2 });
  for (const key of ["a", "b", "c"]) await read(key);
  return cache.size === 2;
}

describe("set-and-delete", () => {
  test("T8 set stores a value", async () => {
    const cache = timeless<string>();
    cache.set("a", "Ada");
    const sentence = "a value that was set is used, and no loader is called";
    expect(await get(cache.getOrLoad("a", notCalled), sentence), sentence).toBe("Ada");
  });

  test("T8 set replaces an older value", async () => {
    const { cache, read } = bench();
    await read("a");
    cache.set("a", "Ada");
    const seen = { value: await read("a"), size: cache.size };
    expect(seen, "set replaces the value that is stored").toEqual({ value: "Ada", size: 1 });
  });

  test("T8 set starts the time anew", async () => {
    const { cache, clock, read } = bench();
    await read("a");
    await clock.advance(60);
    cache.set("a", "Ada");
    await clock.advance(60);
    expect(await read("a"), "a value that replaces another one has its whole time").toBe("Ada");
    await clock.advance(41);
    expect(await read("a"), "a value that was set ends ttlMs after it was set").toBe("a2");
  });

  test("T8 a value that was set counts for max", async () => {
    if (!(await keepsToMax())) return;
    const { cache, read } = bench({ max: 2 });
    await read("a");
    cache.set("b", "Ben");
    cache.set("b", "Bob");
    expect(await read("a"), "set of a stored key makes no other value go").toBe("a1");
    cache.set("c", "Cy");
    expect(cache.size, "values that were set count for max").toBe(2);
  });

  test("T9 delete removes one value", async () => {
    const { cache, read } = bench();
    await read("a");
    await read("b");
    cache.delete("a");
    cache.delete("unknown");
    const size = cache.size;
    const values = [await read("b"), await read("a")];
    expect(values, "delete removes the value of its key and no other").toEqual(["b1", "a2"]);
    expect(size, "size does not count a value that was deleted").toBe(1);
  });

  test("T9 delete leaves nothing stale", async () => {
    if (!(await usesStale())) return;
    const { cache, clock, read } = bench({ staleMs: 100 });
    await read("a");
    await clock.advance(150);
    cache.delete("a");
    expect(await read("a"), "a value that was deleted is not used as a stale one").toBe("a2");
  });

  test("T9 a key can be stored again after delete", async () => {
    const { cache, clock, read } = bench();
    await read("a");
    await clock.advance(60);
    cache.delete("a");
    await read("a");
    await clock.advance(60);
    const sentence = "a value that is loaded after delete has its whole time";
    expect(await read("a"), sentence).toBe("a2");
  });

  test("T9 clear removes all values", async () => {
    const { cache, read } = bench();
    for (const key of ["a", "b"]) await read(key);
    cache.clear();
    expect(cache.size, "after clear nothing is stored").toBe(0);
    const values = [await read("a"), await read("b"), await read("a")];
    expect(values, "clear removes all values, and new ones are stored").toEqual(["a2", "b2", "a2"]);
  });
});
