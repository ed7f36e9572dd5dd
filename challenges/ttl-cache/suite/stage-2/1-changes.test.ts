import { describe, expect, test } from "vitest";
import { rejection, watchUnhandled } from "../../../kit.ts";
import { bench, database, gated, get, notCalled, SOON, timeless, turns } from "../observe.ts";

/** Whether a cache with a `max` of 2 keeps 2 values; tests of something else may need it. */
async function keepsToMax(): Promise<boolean> {
  const { cache, read } = bench({ max: 2 });
  for (const key of ["a", "b", "c"]) await read(key);
  return cache.size === 2;
}

/** Whether a stale value is used; tests of something else may need it. */
async function usesStale(): Promise<boolean> {
  const { clock, read } = bench({ staleMs: 100 });
  await read("a");
  await clock.advance(150);
  return (await read("a")) === "a1";
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

/** A cache with a load of "a" that the test settles. */
function loading() {
  const cache = timeless<string>();
  const { loader, gates } = gated();
  const first = cache.getOrLoad("a", loader);
  const read = (): Promise<string> =>
    get(
      cache.getOrLoad("a", async () => "loaded anew"),
      "a call of a quick load resolves",
    );
  return { cache, loader, gates, first, read };
}

describe("change-wins", () => {
  test("T10 a load that was deleted is not stored", async () => {
    const { cache, gates, first, read } = loading();
    await turns();
    cache.delete("a");
    gates[0]?.resolve("old");
    const outcome = "a call whose load is overtaken by delete still gets its value";
    expect(await get(first, outcome), outcome).toBe("old");
    await turns();
    const sentence = "a load that began before delete is not stored";
    expect(await read(), sentence).toBe("loaded anew");
  });

  test("T10 a load that was cleared is not stored", async () => {
    const { cache, gates, first, read } = loading();
    await turns();
    cache.clear();
    gates[0]?.resolve("old");
    const outcome = "a call whose load is overtaken by clear still gets its value";
    expect(await get(first, outcome), outcome).toBe("old");
    await turns();
    const sentence = "a load that began before clear is not stored";
    expect(await read(), sentence).toBe("loaded anew");
  });

  test("T10 calls after delete do not share the older load", async () => {
    const { cache, loader, gates, first } = loading();
    await turns();
    cache.delete("a");
    const second = cache.getOrLoad("a", loader);
    await turns();
    expect(gates.length, "a call after delete loads anew, even if a load is running").toBe(2);
    gates[0]?.resolve("old");
    await get(first, "the call of the older load resolves");
    await turns();
    const third = cache.getOrLoad("a", loader);
    await turns();
    const shared = "the newer load is still shared after the older one has ended";
    expect(gates.length, shared).toBe(2);
    gates[1]?.resolve("new");
    const sentence = "calls after delete get the value of the newer load";
    for (const call of [second, third]) expect(await get(call, sentence), sentence).toBe("new");
  });

  test("T10 calls after clear do not share the older load", async () => {
    const { cache, loader, gates, first } = loading();
    await turns();
    cache.clear();
    const second = cache.getOrLoad("a", loader);
    await turns();
    expect(gates.length, "a call after clear loads anew, even if a load is running").toBe(2);
    gates[1]?.resolve("new");
    await get(second, "the call of the newer load resolves");
    gates[0]?.resolve("old");
    await get(first, "the call of the older load resolves");
    await turns();
    const sentence = "a load that was cleared and ends later does not replace the newer value";
    expect(await get(cache.getOrLoad("a", notCalled), sentence), sentence).toBe("new");
  });

  test("T10 a later end does not replace the newer value", async () => {
    const { cache, loader, gates, first } = loading();
    await turns();
    cache.delete("a");
    const second = cache.getOrLoad("a", loader);
    await turns();
    if (gates.length !== 2) return;
    gates[1]?.resolve("new");
    await get(second, "the call of the newer load resolves");
    gates[0]?.resolve("old");
    await get(first, "the call of the older load resolves");
    await turns();
    const sentence = "a load that was deleted and ends later does not replace the newer value";
    expect(await get(cache.getOrLoad("a", notCalled), sentence), sentence).toBe("new");
  });

  test("T10 a later failure changes nothing", async () => {
    watchUnhandled();
    const { cache, loader, gates, first } = loading();
    first.catch(() => undefined);
    await turns();
    cache.delete("a");
    const second = cache.getOrLoad("a", loader);
    await turns();
    if (gates.length !== 2) return;
    gates[1]?.resolve("new");
    await get(second, "the call of the newer load resolves");
    gates[0]?.reject(new Error("down"));
    await rejection(first, SOON, "the call of the older load rejects");
    await turns();
    const sentence = "a load that was deleted and fails later leaves the newer value alone";
    expect(await get(cache.getOrLoad("a", notCalled), sentence), sentence).toBe("new");
  });

  test("T10 set wins over a load", async () => {
    const { cache, gates, first } = loading();
    await turns();
    cache.set("a", "set");
    const at = "a value that was set during a load is used at once";
    expect(await get(cache.getOrLoad("a", notCalled), at), at).toBe("set");
    gates[0]?.resolve("old");
    const outcome = "a call whose load is overtaken by set still gets the value of its load";
    expect(await get(first, outcome), outcome).toBe("old");
    await turns();
    const sentence = "a load does not replace a value that was set while it ran";
    expect(await get(cache.getOrLoad("a", notCalled), sentence), sentence).toBe("set");
  });

  test("T10 a load that fails leaves a value that was set", async () => {
    watchUnhandled();
    const { cache, gates, first } = loading();
    first.catch(() => undefined);
    await turns();
    cache.set("a", "set");
    gates[0]?.reject(new Error("down"));
    await rejection(first, SOON, "the call of the older load rejects");
    await turns();
    const sentence = "a failed load leaves a value that was set during it";
    expect(await get(cache.getOrLoad("a", notCalled), sentence), sentence).toBe("set");
  });

  test("T10 changes of another key leave a load alone", async () => {
    const { cache, gates, first } = loading();
    await turns();
    cache.delete("b");
    cache.set("c", "Cy");
    gates[0]?.resolve("Ada");
    await get(first, "the call of the load resolves");
    await turns();
    const sentence = "a load is stored if only other keys have changed";
    expect(await get(cache.getOrLoad("a", notCalled), sentence), sentence).toBe("Ada");
  });

  test("T10 an earlier change leaves later loads alone", async () => {
    const cache = timeless<string>();
    const { loader } = database();
    cache.delete("a");
    cache.clear();
    await get(cache.getOrLoad("a", loader), "a call after delete and clear resolves");
    await turns();
    const sentence = "a load that begins after a change is stored";
    expect(await get(cache.getOrLoad("a", notCalled), sentence), sentence).toBe("a1");
  });

  test("T10 a background load that was deleted is not stored", async () => {
    if (!(await usesStale())) return;
    const { cache, clock, read } = bench({ staleMs: 100 });
    const { loader, gates } = gated();
    await read("a");
    await clock.advance(150);
    void cache.getOrLoad("a", loader);
    await turns();
    cache.delete("a");
    gates[0]?.resolve("old");
    await turns();
    const sentence = "a background load that began before delete is not stored";
    expect(await read("a"), sentence).toBe("a2");
  });
});
