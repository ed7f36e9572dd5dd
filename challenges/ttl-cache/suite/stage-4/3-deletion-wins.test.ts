import { describe, expect, test } from "vitest";
import { value } from "../../../kit.ts";
import { gated, get, notCalled, SOON, turns } from "../observe.ts";
import { remove, tiers } from "../tiers.ts";

describe("deletion-wins", () => {
  test("T26 what is being loaded is set nowhere", async () => {
    const { cache, read, store } = tiers();
    const { loader, gates } = gated();
    const call = cache.getOrLoad("a", loader);
    await turns();
    await remove(cache);
    gates[0]?.resolve("old");
    const outcome = "a call whose lookup is overtaken by delete still gets its value";
    expect(await get(call, outcome), outcome).toBe("old");
    await turns();
    const sets = "what is loaded during a delete is not set in the store";
    expect(store.count("set"), sets).toBe(0);
    const sentence = "what is loaded during a delete is not kept in memory";
    expect(await read("a"), sentence).toBe("a1");
  });

  test("T26 what is loaded while the store deletes is set nowhere", async () => {
    const { cache, store } = tiers();
    const { loader, gates } = gated();
    const call = cache.getOrLoad("a", loader);
    await turns();
    const gate = store.hold("delete");
    const deletion = cache.delete("a");
    await turns();
    gates[0]?.resolve("old");
    await turns();
    gate.resolve();
    await value(deletion, SOON, "delete resolves when the store has deleted the key");
    await get(call, "a call whose lookup is overtaken by delete resolves");
    await turns();
    const sentence = "a lookup is overtaken as soon as delete is called, not when it has resolved";
    expect(store.count("set"), sentence).toBe(0);
  });

  test("T26 what the store is asked for is not kept", async () => {
    const { cache, read, store, loader } = tiers();
    store.put("a", "old", 500);
    const gate = store.hold("get");
    const call = cache.getOrLoad("a", loader);
    await turns();
    await remove(cache);
    gate.resolve();
    await get(call, "a call whose lookup is overtaken by delete resolves");
    await turns();
    const sentence = "what the store returns after a delete is not kept in memory";
    expect(await read("a"), sentence).toBe("a1");
  });

  test("T26 a call after delete looks anew", async () => {
    const { cache } = tiers();
    const { loader, gates } = gated();
    const first = cache.getOrLoad("a", loader);
    await turns();
    await remove(cache);
    const second = cache.getOrLoad("a", loader);
    await turns();
    expect(gates.length, "a call after delete does not share the older lookup").toBe(2);
    gates[1]?.resolve("new");
    await get(second, "the call of the newer lookup resolves");
    gates[0]?.resolve("old");
    await get(first, "the call of the older lookup resolves");
    await turns();
    const sentence = "a lookup that was overtaken does not replace the newer value";
    expect(await get(cache.getOrLoad("a", notCalled), sentence), sentence).toBe("new");
  });

  test("T26 calls share the newer lookup when the older one has ended", async () => {
    const { cache } = tiers();
    const { loader, gates } = gated();
    const first = cache.getOrLoad("a", loader);
    await turns();
    await remove(cache);
    const calls = [cache.getOrLoad("a", loader), cache.getOrLoad("a", loader)];
    await turns();
    if (gates.length !== 2) return;
    gates[0]?.resolve("old");
    await get(first, "the call of the older lookup resolves");
    await turns();
    calls.push(cache.getOrLoad("a", loader));
    await turns();
    const shared = "the newer lookup is still shared after the older one has ended";
    expect(gates.length, shared).toBe(2);
    gates[1]?.resolve("new");
    for (const call of calls) expect(await get(call, shared), shared).toBe("new");
  });

  test("T26 a message overtakes a load", async () => {
    const { cache, another, read, store, bus } = tiers();
    const other = another();
    const { loader, gates } = gated();
    const call = other.getOrLoad("a", loader);
    await turns();
    await remove(cache);
    bus.deliver();
    gates[0]?.resolve("old");
    const outcome = "a call whose lookup is overtaken by a message still gets its value";
    expect(await get(call, outcome), outcome).toBe("old");
    await turns();
    const sets = "what a cache is loading when it gets the message is not set in the store";
    expect(store.count("set"), sets).toBe(0);
    const sentence = "what a cache is loading when it gets the message is not kept in memory";
    expect(await read("a", other), sentence).toBe("a1");
  });

  test("T26 a message overtakes a question to the store", async () => {
    const { cache, another, read, store, bus, loader } = tiers();
    const other = another();
    store.put("a", "old", 500);
    const gate = store.hold("get");
    const call = other.getOrLoad("a", loader);
    await turns();
    await remove(cache);
    bus.deliver();
    gate.resolve();
    await get(call, "a call whose lookup is overtaken by a message resolves");
    await turns();
    const sentence = "what the store returns after the message is not kept in memory";
    expect(await read("a", other), sentence).toBe("a1");
  });

  test("T26 a call after a message looks anew", async () => {
    const { cache, another, bus } = tiers();
    const other = another();
    const { loader, gates } = gated();
    const first = other.getOrLoad("a", loader);
    await turns();
    await remove(cache);
    bus.deliver();
    await turns();
    const second = other.getOrLoad("a", loader);
    await turns();
    expect(gates.length, "a call after a message does not share the older lookup").toBe(2);
    gates[1]?.resolve("new");
    await get(second, "the call of the newer lookup resolves");
    gates[0]?.resolve("old");
    await get(first, "the call of the older lookup resolves");
    await turns();
    const sentence = "a lookup that a message has overtaken does not replace the newer value";
    expect(await get(other.getOrLoad("a", notCalled), sentence), sentence).toBe("new");
  });

  test("T26 another key leaves a lookup alone", async () => {
    const { cache, another, store, bus } = tiers();
    const other = another();
    const { loader, gates } = gated();
    const call = cache.getOrLoad("a", loader);
    await turns();
    await remove(cache, "b");
    await remove(other, "c");
    bus.deliver();
    gates[0]?.resolve("Ada");
    await get(call, "a call that loads resolves");
    await turns();
    const sets = store.log.filter((line) => line.startsWith("set"));
    const sentence = "a lookup counts if only other keys were deleted";
    expect(sets, sentence).toEqual(["set a Ada 1000"]);
  });
});
