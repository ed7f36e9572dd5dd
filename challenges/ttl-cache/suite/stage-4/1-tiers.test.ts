import { describe, expect, test } from "vitest";
import { TieredCache, type Store } from "@solution";
import { rejection, replaceClock, value, watchUnhandled } from "../../../kit.ts";
import { gated, get, notCalled, SOON, turns } from "../observe.ts";
import { fakeBus, tiers } from "../tiers.ts";

describe("two-tiers", () => {
  test("T20 loads what no tier has", async () => {
    const { read, store, calls } = tiers();
    const first = await read("a");
    await turns();
    const seen = { first, calls, log: store.log };
    const sentence = "the store is asked first, then the value is loaded and set in the store";
    expect(seen, sentence).toEqual({ first: "a1", calls: ["a"], log: ["get a", "set a a1 1000"] });
  });

  test("T20 looks into memory first", async () => {
    const { read, store, cache } = tiers();
    await read("a");
    await turns();
    const sentence = "what was loaded is kept in memory";
    expect(await read("a", cache, notCalled), sentence).toBe("a1");
    expect(store.count("get"), "a value in memory is used without asking the store").toBe(1);
  });

  test("T20 uses what the store has", async () => {
    const { read, store, calls } = tiers();
    store.put("a", "Ada", 500);
    const values = [await read("a"), await read("a")];
    const seen = { values, calls, gets: store.count("get") };
    const sentence = "what the store has is returned and kept in memory, without loading";
    expect(seen, sentence).toEqual({ values: ["Ada", "Ada"], calls: [], gets: 1 });
    await turns();
    const last = "what was found in the store is not set there again, or it would never get old";
    expect(store.count("set"), last).toBe(0);
  });

  test("T20 caches share the store", async () => {
    const { read, another, calls } = tiers();
    await read("a");
    await turns();
    const sentence = "a value that one cache has loaded is found in the store by another one";
    expect([await read("a", another()), calls.length], sentence).toEqual(["a1", 1]);
  });

  test("T20 calls share the whole lookup", async () => {
    const { cache, store } = tiers();
    const { loader, gates } = gated();
    const calls = [cache.getOrLoad("a", loader), cache.getOrLoad("a", loader)];
    await turns();
    calls.push(cache.getOrLoad("a", loader));
    await turns();
    const seen = { gets: store.count("get"), loads: gates.length };
    const sentence = "calls for a key that is being looked for ask the store and load once";
    expect(seen, sentence).toEqual({ gets: 1, loads: 1 });
    gates[0]?.resolve("Ada");
    const last = "all calls that share a lookup get its value";
    for (const call of calls) expect(await get(call, last), last).toBe("Ada");
    await turns();
    expect(store.count("set"), "what was loaded is set in the store once").toBe(1);
  });

  test("T20 each key is looked for by itself", async () => {
    const { read, store } = tiers();
    const values = [await read("a"), await read("b"), await read("a")];
    const seen = { values, gets: store.count("get") };
    const sentence = "each key has a value of its own in both tiers";
    expect(seen, sentence).toEqual({ values: ["a1", "b1", "a1"], gets: 2 });
  });

  test("T20 names of properties are keys", async () => {
    const { read, store } = tiers();
    const values = [];
    for (const key of ["constructor", "__proto__", "", "constructor", "__proto__", ""])
      values.push(await read(key));
    const seen = { values, gets: store.count("get") };
    const sentence = "every string is a key in both tiers";
    const [a, b, c] = ["constructor1", "__proto__1", "1"];
    expect(seen, sentence).toEqual({ values: [a, b, c, a, b, c], gets: 3 });
  });

  test("T20 every loaded value is kept", async () => {
    replaceClock(1_000_000);
    const store: Store<unknown> = {
      get: async () => undefined,
      set: async () => undefined,
      delete: async () => undefined,
    };
    const options = { ttlMs: 1000, localTtlMs: 100, store, bus: fakeBus() };
    const cache = new TieredCache<unknown>(options);
    const loads: unknown[] = [];
    for (const thing of [undefined, null, 0]) {
      const loader = async (): Promise<unknown> => {
        loads.push(thing);
        return thing;
      };
      for (let calls = 0; calls < 2; calls += 1) {
        await value(cache.getOrLoad(`key ${thing}`, loader), SOON, "a call for any value resolves");
        await turns();
      }
    }
    const sentence = "a loaded undefined, null or 0 is kept in memory and not loaded again";
    expect(loads, sentence).toEqual([undefined, null, 0]);
  });

  test("T20 every value in the store counts", async () => {
    replaceClock(1_000_000);
    const found = { gone: undefined, nobody: null, none: 0 };
    let gets = 0;
    const store: Store<unknown> = {
      async get(key) {
        gets += 1;
        return { value: Reflect.get(found, key), ttlMs: 500 };
      },
      set: async () => undefined,
      delete: async () => undefined,
    };
    const options = { ttlMs: 1000, localTtlMs: 100, store, bus: fakeBus() };
    const cache = new TieredCache<unknown>(options);
    const values = [];
    for (const key of ["gone", "nobody", "none", "gone", "nobody", "none"])
      values.push(await value(cache.getOrLoad(key, notCalled), SOON, "each call resolves"));
    const sentence = "undefined, null and 0 are found in the store and in memory";
    expect({ values, gets }, sentence).toEqual({
      values: [undefined, null, 0, undefined, null, 0],
      gets: 3,
    });
  });

  test("T20 a failed load is set nowhere", async () => {
    watchUnhandled();
    const { cache, store, read } = tiers();
    const problem = new Error("down");
    const down = async (): Promise<string> => Promise.reject(problem);
    const sentence = "if neither tier has a value, a call rejects with the reason of its load";
    expect(await rejection(cache.getOrLoad("a", down), SOON, sentence), sentence).toBe(problem);
    await turns();
    expect(store.count("set"), "a failed load sets nothing in the store").toBe(0);
    expect(await read("a"), "after a failed load the next call loads").toBe("a1");
  });
});

describe("local-time", () => {
  test("T21 memory forgets after localTtlMs", async () => {
    const early = tiers();
    await early.read("a");
    await early.clock.advance(99);
    await early.read("a");
    const before = "before localTtlMs a value is used from memory";
    expect(early.store.count("get"), before).toBe(1);
    const { read, store, clock, calls } = tiers();
    await read("a");
    await clock.advance(101);
    await read("a");
    const seen = { gets: store.count("get"), loads: calls.length };
    const sentence = "after localTtlMs the store is asked again";
    expect(seen, sentence).toEqual({ gets: 2, loads: 1 });
  });

  test("T21 using a value does not prolong its time", async () => {
    const { read, store, clock } = tiers();
    await read("a");
    await clock.advance(60);
    await read("a");
    await clock.advance(60);
    await read("a");
    const sentence = "using a value in memory does not prolong its time there";
    expect(store.count("get"), sentence).toBe(2);
  });

  test("T21 a value from the store lives for localTtlMs too", async () => {
    const { read, store, clock } = tiers();
    store.put("a", "Ada", 500);
    store.put("b", "Ben", 500);
    await read("a");
    await read("b");
    await clock.advance(99);
    await read("a");
    const before = store.count("get");
    await clock.advance(2);
    await read("b");
    const sentence = "a value from the store is kept in memory for localTtlMs";
    expect([before, store.count("get")], sentence).toEqual([2, 3]);
  });

  test("T21 a short ttlMs counts for loaded values", async () => {
    const { read, clock } = tiers({ ttlMs: 50 });
    await read("a");
    await clock.advance(49);
    expect(await read("a"), "a loaded value is used for ttlMs").toBe("a1");
    await clock.advance(2);
    const sentence = "a loaded value lives in memory no longer than ttlMs";
    expect(await read("a"), sentence).toBe("a2");
  });

  test("T21 never longer than in the store", async () => {
    const { read, store, clock } = tiers();
    store.put("a", "Ada", 30);
    await read("a");
    await clock.advance(29);
    expect(await read("a"), "a value is used as long as it has time left").toBe("Ada");
    await clock.advance(2);
    const sentence = "a value from the store lives in memory no longer than it has left there";
    expect(await read("a"), sentence).toBe("a1");
  });
});

describe("store-fails", () => {
  test("T22 loads if store.get rejects", async () => {
    const unhandled = watchUnhandled();
    const { cache, store, loader } = tiers();
    store.fail("get");
    const sentence = "if store.get rejects, the value is loaded";
    expect(await get(cache.getOrLoad("a", loader), sentence), sentence).toBe("a1");
    const kept = "a value that was loaded while store.get fails is kept in memory";
    expect(await get(cache.getOrLoad("a", loader), kept), kept).toBe("a1");
    await turns();
    expect(unhandled, "a failing store.get leaves no unhandled rejection").toEqual([]);
  });

  test("T22 returns the value if store.set rejects", async () => {
    const unhandled = watchUnhandled();
    const { cache, store, loader } = tiers();
    store.fail("set");
    const sentence = "if store.set rejects, callers still get the loaded value";
    expect(await get(cache.getOrLoad("a", loader), sentence), sentence).toBe("a1");
    await turns();
    const kept = "a value that the store did not take is kept in memory";
    expect(await get(cache.getOrLoad("a", loader), kept), kept).toBe("a1");
    expect(unhandled, "a failing store.set leaves no unhandled rejection").toEqual([]);
  });

  test("T22 a load that fails too has its own reason", async () => {
    watchUnhandled();
    const { cache, store } = tiers();
    store.fail("get");
    const problem = new Error("down");
    const down = async (): Promise<string> => Promise.reject(problem);
    const sentence = "if the store and the load fail, a call rejects with the reason of the load";
    expect(await rejection(cache.getOrLoad("a", down), SOON, sentence), sentence).toBe(problem);
    await turns();
  });
});
