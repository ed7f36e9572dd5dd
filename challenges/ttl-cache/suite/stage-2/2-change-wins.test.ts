import { describe, expect, test } from "vitest";
import { rejection, watchUnhandled } from "../../../kit.ts";
import {
  bench,
  database,
  gated,
  get,
  notCalled,
  SOON,
  timeless,
  turns,
  usesStale,
} from "../observe.ts";

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

/** A cache with the stale value "a1" of "a", and a background load of it that the test settles. */
async function refreshing() {
  const { cache, clock, read } = bench({ staleMs: 100 });
  const { loader, gates } = gated();
  await read("a");
  await clock.advance(150);
  await get(cache.getOrLoad("a", loader), "a call with a stale value resolves");
  await turns();
  return { cache, read, loader, gates };
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

  test("T10 calls share the newer load when the older one has failed", async () => {
    watchUnhandled();
    const { cache, loader, gates, first } = loading();
    first.catch(() => undefined);
    await turns();
    cache.delete("a");
    const second = cache.getOrLoad("a", loader);
    await turns();
    if (gates.length !== 2) return;
    gates[0]?.reject(new Error("down"));
    await rejection(first, SOON, "the call of the older load rejects");
    await turns();
    const third = cache.getOrLoad("a", loader);
    await turns();
    const shared = "the newer load is still shared after the older one has failed";
    expect(gates.length, shared).toBe(2);
    gates[1]?.resolve("new");
    expect(await get(second, shared), shared).toBe("new");
    expect(await get(third, shared), shared).toBe("new");
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
    const { cache, gates, read } = await refreshing();
    cache.delete("a");
    gates[0]?.resolve("old");
    await turns();
    const sentence = "a background load that began before delete is not stored";
    expect(await read("a"), sentence).toBe("a2");
  });

  test("T10 set wins over a background load", async () => {
    if (!(await usesStale())) return;
    const { cache, gates } = await refreshing();
    cache.set("a", "set");
    gates[0]?.resolve("old");
    await turns();
    const sentence = "a background load does not replace a value that was set while it ran";
    expect(await get(cache.getOrLoad("a", notCalled), sentence), sentence).toBe("set");
  });

  test("T10 a background load that was cleared is not stored", async () => {
    if (!(await usesStale())) return;
    const { cache, gates, read } = await refreshing();
    cache.clear();
    gates[0]?.resolve("old");
    await turns();
    const sentence = "a background load that began before clear is not stored";
    expect(await read("a"), sentence).toBe("a2");
  });

  test("T10 calls after delete do not share a background load", async () => {
    if (!(await usesStale())) return;
    const { cache, gates, loader } = await refreshing();
    if (gates.length !== 1) return;
    cache.delete("a");
    const call = cache.getOrLoad("a", loader);
    await turns();
    expect(gates.length, "a call after delete does not share a background load").toBe(2);
    gates[1]?.resolve("new");
    const sentence = "a call after delete gets the value of its own load";
    expect(await get(call, sentence), sentence).toBe("new");
    gates[0]?.resolve("old");
    await turns();
  });
});
