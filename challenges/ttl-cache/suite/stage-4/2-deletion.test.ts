import { describe, expect, test } from "vitest";
import { value } from "../../../kit.ts";
import { gated, get, notCalled, SOON, turns } from "../observe.ts";
import { remove, tiers } from "../tiers.ts";

describe("deletes-everywhere", () => {
  test("T23 deletes in memory and in the store", async () => {
    const { cache, read, store } = tiers();
    await read("a");
    await read("b");
    await remove(cache);
    const values = [await read("a"), await read("b")];
    const sentence = "delete removes the value of its key in both tiers, and no other";
    expect(values, sentence).toEqual(["a2", "b1"]);
    const deletes = store.log.filter((line) => line.startsWith("delete"));
    expect(deletes, "delete deletes the key in the store once").toEqual(["delete a"]);
  });

  test("T23 deletes in the store what is not in memory", async () => {
    const { cache, read, store } = tiers();
    store.put("a", "Ada", 500);
    await remove(cache);
    const sentence = "delete removes a value that only the store has";
    expect(await read("a"), sentence).toBe("a1");
  });

  test("T23 publishes a message, whatever is in its own memory", async () => {
    const { cache, bus, store } = tiers();
    store.put("a", "Ada", 500);
    await remove(cache);
    const sentence = "delete publishes one message, whatever this cache has in memory";
    expect(bus.published.length, sentence).toBe(1);
    expect(typeof bus.published[0], "a message is a string").toBe("string");
  });

  test("T23 publishes when the store has deleted the key", async () => {
    const { cache, read, store, bus } = tiers();
    await read("a");
    await turns();
    const gate = store.hold("delete");
    const deletion = cache.delete("a");
    await turns();
    const early = "nothing is published before the store has deleted the key";
    expect(bus.published.length, early).toBe(0);
    gate.resolve();
    await value(deletion, SOON, "delete resolves when the store has deleted the key");
    await turns();
    const late = "a message is published when the store has deleted the key";
    expect(bus.published.length, late).toBe(1);
  });

  test("T23 a value that was read during the deletion is not used after it", async () => {
    const { cache, read, store, loader } = tiers();
    await read("a");
    await turns();
    const gate = store.hold("delete");
    const deletion = cache.delete("a");
    const during = cache.getOrLoad("a", loader);
    await turns();
    gate.resolve();
    await value(deletion, SOON, "delete resolves when the store has deleted the key");
    await get(during, "a call during a deletion resolves");
    await turns();
    const sentence = "when delete has resolved, no later call gets a value from before";
    expect(await read("a"), sentence).toBe("a2");
  });

  test("T23 a lookup that began during the deletion is not shared after it", async () => {
    const { cache, read, store, loader } = tiers();
    store.put("a", "old", 500);
    const deleting = store.hold("delete");
    const getting = store.hold("get");
    const deletion = cache.delete("a");
    const during = cache.getOrLoad("a", loader);
    await turns();
    deleting.resolve();
    await value(deletion, SOON, "delete resolves when the store has deleted the key");
    const after = cache.getOrLoad("a", loader);
    await turns();
    getting.resolve();
    await get(during, "a call during a deletion resolves");
    const sentence = "a call after delete does not share a lookup that began before its end";
    const getsOld = (await get(after, sentence)) === "old";
    expect(getsOld, sentence).toBe(false);
    await turns();
    const last = "a lookup that began before the end of delete is not kept in memory after it";
    const keepsOld = (await read("a")) === "old";
    expect(keepsOld, last).toBe(false);
  });
});

describe("on-message", () => {
  test("T24 another cache deletes in its memory", async () => {
    const { cache, read, another, bus, store } = tiers();
    const other = another();
    await read("a");
    await turns();
    await read("a", other);
    await read("b", other);
    await remove(cache);
    bus.deliver();
    await turns();
    const sentence = "a cache that gets the message deletes the key from its memory";
    expect(await read("a", other), sentence).toBe("a2");
    const gets = store.count("get");
    await read("b", other, notCalled);
    const last = "a cache that gets the message keeps the other keys in its memory";
    expect(store.count("get"), last).toBe(gets);
  });

  test("T24 all other caches delete the key", async () => {
    const { cache, read, another, bus } = tiers();
    const others = [another(), another()];
    for (const other of others) {
      await read("a", other);
      await turns();
    }
    await remove(cache);
    bus.deliver();
    await turns();
    const values = [];
    for (const other of others) values.push(await read("a", other));
    const sentence = "all other caches delete the key in their memory";
    expect(values, sentence).toEqual(["a2", "a2"]);
  });

  test("T24 a message leads to no other message and no deletion in the store", async () => {
    const { cache, read, another, bus, store } = tiers();
    const others = [another(), another()];
    for (const other of others) await read("a", other);
    await remove(cache);
    bus.deliver();
    await turns();
    bus.deliver();
    await turns();
    expect(bus.published.length, "a cache that gets the message publishes nothing").toBe(1);
    const sentence = "a cache that gets the message does not delete from the store";
    expect(store.count("delete"), sentence).toBe(1);
  });

  test("T24 any key survives in a message", async () => {
    const { cache, read, another, bus } = tiers();
    const other = another();
    const keys = ["", "a:b", 'a "quoted" one', "{}", "a,b|c", "a b", "__proto__"];
    for (const key of keys) await read(key, other);
    await turns();
    for (const key of keys) await remove(cache, key);
    bus.deliver();
    await turns();
    const left = [];
    for (const key of keys) if ((await read(key, other)) === `${key}1`) left.push(key);
    expect(left, "every string can be a key in a message").toEqual([]);
  });
});

describe("no-echo", () => {
  test("T25 a cache ignores its own message", async () => {
    const { cache, read, bus, store, clock } = tiers();
    await read("a");
    await turns();
    await remove(cache);
    await clock.advance(10);
    if ((await read("a")) !== "a2") return;
    await clock.advance(10);
    const gets = store.count("get");
    bus.deliver();
    await turns();
    const seen = { value: await read("a"), gets: store.count("get") - gets };
    const sentence = "a cache's own message does not delete what it has loaded since";
    expect(seen, sentence).toEqual({ value: "a2", gets: 0 });
  });

  test("T25 a cache's own message leaves a newer lookup alone", async () => {
    const { cache, bus, store } = tiers();
    await remove(cache);
    const { loader, gates } = gated();
    const call = cache.getOrLoad("a", loader);
    await turns();
    bus.deliver();
    gates[0]?.resolve("new");
    await get(call, "a call that loads resolves");
    await turns();
    const sets = store.log.filter((line) => line.startsWith("set"));
    const sentence = "a cache's own message does not overtake a lookup that began after it";
    expect(sets, sentence).toEqual(["set a new 1000"]);
  });
});
