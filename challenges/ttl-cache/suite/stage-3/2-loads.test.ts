import { describe, expect, test } from "vitest";
import {
  bench,
  gated,
  get,
  notCalled,
  settlesAtOnce,
  stored,
  timeless,
  turns,
  usesStale,
} from "../observe.ts";

const STALE = "a call that gets a stale value resolves";

/** A cache with a stale value and a background load of "a", both with the tag "x". */
async function refreshing() {
  const { cache, clock, read } = bench({ staleMs: 100 });
  const { loader, gates } = gated();
  cache.set("a", "set", { tags: ["x"] });
  await clock.advance(150);
  await get(cache.getOrLoad("a", loader, { tags: ["x"] }), STALE);
  await turns();
  return { cache, read, loader, gates };
}

/** Whether a background load is stored after a tag of no value; tests of something else need it. */
async function survivesOtherTags(): Promise<boolean> {
  const { cache, gates, read } = await refreshing();
  cache.invalidateTag("unknown");
  gates[0]?.resolve("new");
  await turns();
  return (await read("a")) === "new";
}

describe("tags-of-load", () => {
  test("T18 a call that gets a stored value adds no tags", async () => {
    const cache = timeless<string>();
    cache.set("a", "set", { tags: ["x"] });
    await get(cache.getOrLoad("a", notCalled, { tags: ["y"] }), "a call with tags resolves");
    cache.invalidateTag("y");
    const sentence = "a call that gets a stored value adds no tags to it";
    expect(await stored(cache, ["a"]), sentence).toEqual(["a"]);
  });

  test("T18 a call that gets a stored value takes no tags away", async () => {
    const cache = timeless<string>();
    cache.set("a", "set", { tags: ["x"] });
    await get(cache.getOrLoad("a", notCalled), "a call without tags resolves");
    await get(cache.getOrLoad("a", notCalled, { tags: [] }), "a call with no tags resolves");
    cache.invalidateTag("x");
    const sentence = "a call that gets a stored value takes no tags away from it";
    expect(await stored(cache, ["a"]), sentence).toEqual([]);
  });

  test("T18 a call that shares a load changes no tags", async () => {
    const cache = timeless<string>();
    const { loader, gates } = gated();
    const first = cache.getOrLoad("a", loader, { tags: ["x"] });
    const second = cache.getOrLoad("a", loader, { tags: ["y"] });
    await turns();
    for (const gate of gates) gate.resolve("Ada");
    await get(first, "the call that loads resolves");
    await get(second, "the call that shares the load resolves");
    await turns();
    if (gates.length !== 1) return;
    cache.invalidateTag("y");
    const sentence = "a call that shares a load adds no tags to its value";
    expect(await stored(cache, ["a"]), sentence).toEqual(["a"]);
    cache.invalidateTag("x");
    const last = "the tags of the call that loads stay, whoever shares the load";
    expect(await stored(cache, ["a"]), last).toEqual([]);
  });

  test("T18 a call that gets a stale value changes no tags", async () => {
    if (!(await usesStale())) return;
    if (!(await survivesOtherTags())) return;
    const { cache, gates, loader } = await refreshing();
    await get(cache.getOrLoad("a", loader, { tags: ["y"] }), STALE);
    await turns();
    if (gates.length !== 1) return;
    cache.invalidateTag("y");
    const during = settlesAtOnce(cache.getOrLoad("a", loader));
    const sentence = "a call that gets a stale value adds no tags to it";
    expect(await during, sentence).toBe(true);
    gates[0]?.resolve("new");
    await turns();
    const last = "a call that gets a stale value adds no tags to the load that is running";
    expect(await get(cache.getOrLoad("a", notCalled), last), last).toBe("new");
  });
});

/** A cache with a load of "a" that has the tag "x". */
function loading() {
  const cache = timeless<string>();
  const { loader, gates } = gated();
  const first = cache.getOrLoad("a", loader, { tags: ["w", "x"] });
  return { cache, loader, gates, first };
}

describe("tag-wins", () => {
  test("T19 a load with the tag is not stored", async () => {
    const { cache, gates, first } = loading();
    await turns();
    cache.invalidateTag("x");
    gates[0]?.resolve("old");
    const outcome = "a call whose load is overtaken by invalidateTag still gets its value";
    expect(await get(first, outcome), outcome).toBe("old");
    await turns();
    const sentence = "a load that began before invalidateTag is not stored";
    expect(await stored(cache, ["a"]), sentence).toEqual([]);
  });

  test("T19 calls after invalidateTag load anew", async () => {
    const { cache, loader, gates, first } = loading();
    await turns();
    cache.invalidateTag("x");
    const second = cache.getOrLoad("a", loader, { tags: ["x"] });
    await turns();
    expect(gates.length, "a call after invalidateTag does not share the older load").toBe(2);
    gates[1]?.resolve("new");
    await get(second, "the call of the newer load resolves");
    gates[0]?.resolve("old");
    await get(first, "the call of the older load resolves");
    await turns();
    const sentence = "a load that was invalidated does not replace the newer value";
    expect(await get(cache.getOrLoad("a", notCalled), sentence), sentence).toBe("new");
  });

  test("T19 a background load with the tag is not stored", async () => {
    if (!(await usesStale())) return;
    const { cache, gates, read } = await refreshing();
    cache.invalidateTag("x");
    gates[0]?.resolve("old");
    await turns();
    const sentence = "a background load that began before invalidateTag is not stored";
    const isOld = (await read("a")) === "old";
    expect(isOld, sentence).toBe(false);
  });

  test("T19 another tag leaves a load alone", async () => {
    const { cache, loader, gates, first } = loading();
    const plain = cache.getOrLoad("b", loader);
    await turns();
    cache.invalidateTag("y");
    for (const gate of gates) gate.resolve("Ada");
    await get(first, "the call of the load with tags resolves");
    await get(plain, "the call of the load without tags resolves");
    await turns();
    const sentence = "a load is stored if only other tags were invalidated";
    expect(await stored(cache, ["a", "b"]), sentence).toEqual(["a", "b"]);
  });
});
