import { describe, expect, test } from "vitest";
import { KvStore } from "@solution";
import { replaceClock } from "../../../kit.ts";
import { aging, contentOf } from "../observe.ts";

describe("expires", () => {
  test("K8 get forgets an expired key", () => {
    const [early, late] = [aging(), aging()];
    for (const { store } of [early, late]) store.set("a", "1", { ttlMs: 100 });
    early.pass(99);
    expect(early.store.get("a"), "before its time is over, get returns the value").toBe("1");
    late.pass(101);
    expect(late.store.get("a"), "after its time, get returns undefined").toBe(undefined);
  });

  test("K8 delete does not find an expired key", () => {
    const { store, pass } = aging();
    store.set("a", "1", { ttlMs: 100 });
    pass(101);
    expect(store.delete("a"), "delete returns false for an expired key").toBe(false);
  });

  test("K8 scan leaves expired keys out", () => {
    const { store, pass } = aging();
    store.set("a", "1", { ttlMs: 100 });
    store.set("b", "2");
    store.set("c", "3", { ttlMs: 1000 });
    pass(101);
    expect(contentOf(store), "scan leaves expired keys out").toEqual(["b=2", "c=3"]);
  });

  test("K8 size does not count expired keys", () => {
    const { store, pass } = aging();
    store.set("a", "1", { ttlMs: 100 });
    store.set("b", "2", { ttlMs: 1000 });
    pass(101);
    expect(store.size, "size does not count expired keys").toBe(1);
  });

  test("K8 ttl of an expired key is undefined", () => {
    const { store, pass } = aging();
    store.set("a", "1", { ttlMs: 100 });
    pass(101);
    expect(store.ttl("a"), "ttl returns undefined for an expired key").toBe(undefined);
  });

  test("K8 without a ttlMs a key never expires", () => {
    const { store, pass } = aging();
    store.set("a", "1");
    pass(1e15);
    expect(store.get("a"), "a key without a ttlMs never expires").toBe("1");
  });

  test("K8 reading does not prolong the time", () => {
    const { store, pass } = aging();
    store.set("a", "1", { ttlMs: 100 });
    pass(60);
    store.get("a");
    store.scan("");
    pass(41);
    expect(store.get("a"), "reading a key does not make it live longer").toBe(undefined);
  });

  test("K8 only now tells the time", async () => {
    const clock = replaceClock(1_000_000);
    const { store } = aging();
    store.set("a", "1", { ttlMs: 100 });
    await clock.advance(1000);
    expect(store.get("a"), "a key stays as long as now returns the same time").toBe("1");
  });

  test("K8 Date.now is the default", async () => {
    const clock = replaceClock(1_000_000);
    const store = new KvStore();
    store.set("a", "1", { ttlMs: 100 });
    await clock.advance(90);
    const before = store.get("a");
    await clock.advance(20);
    const sentence = "without now the time is that of Date.now";
    expect([before, store.get("a")], sentence).toEqual(["1", undefined]);
  });
});

describe("exact-moment", () => {
  test("K9 a key is gone exactly when its time is over", () => {
    const { store, pass } = aging();
    store.set("a", "1", { ttlMs: 100 });
    pass(100);
    const seen = { get: store.get("a"), size: store.size, scan: contentOf(store) };
    const sentence = "when exactly ttlMs have passed, the key does not exist";
    expect(seen, sentence).toEqual({ get: undefined, size: 0, scan: [] });
  });

  test("K9 0 means at once", () => {
    const { store } = aging();
    store.set("a", "1", { ttlMs: 0 });
    const seen = { get: store.get("a"), ttl: store.ttl("a"), deleted: store.delete("a") };
    const sentence = "with a ttlMs of 0 the key does not exist at any time";
    expect(seen, sentence).toEqual({ get: undefined, ttl: undefined, deleted: false });
  });
});

describe("ttl-left", () => {
  test("K10 returns the time that is left", () => {
    const { store, pass } = aging();
    store.set("a", "1", { ttlMs: 100 });
    const before = store.ttl("a");
    pass(40);
    expect([before, store.ttl("a")], "ttl returns the milliseconds that are left").toEqual([
      100, 60,
    ]);
  });

  test("K10 is Infinity for a key that never expires", () => {
    const { store, pass } = aging();
    store.set("a", "1");
    pass(5);
    expect(store.ttl("a"), "ttl of a key that never expires is Infinity").toBe(Infinity);
  });

  test("K10 is undefined for a key that does not exist", () => {
    const { store } = aging();
    expect(store.ttl("z"), "ttl of a key that does not exist is undefined").toBe(undefined);
  });
});

describe("set-replaces-ttl", () => {
  test("K11 a new ttlMs counts from the latest set", () => {
    const { store, pass } = aging();
    store.set("a", "1", { ttlMs: 100 });
    pass(60);
    store.set("a", "2", { ttlMs: 100 });
    pass(60);
    expect(store.get("a"), "each set starts the time of its key anew").toBe("2");
  });

  test("K11 a shorter ttlMs counts too", () => {
    const { store, pass } = aging();
    store.set("a", "1", { ttlMs: 1000 });
    store.set("a", "2", { ttlMs: 10 });
    pass(11);
    expect(store.get("a"), "a later set may make the time of its key shorter").toBe(undefined);
  });

  test("K11 set without a ttlMs ends the time to live", () => {
    const { store, pass } = aging();
    store.set("a", "1", { ttlMs: 100 });
    store.set("a", "2");
    store.set("b", "1", { ttlMs: 100 });
    const explicit: { ttlMs?: number } = {};
    Reflect.set(explicit, "ttlMs", undefined);
    store.set("b", "2", explicit);
    pass(1000);
    const sentence = "set without a ttlMs makes its key live forever";
    expect([store.get("a"), store.get("b")], sentence).toEqual(["2", "2"]);
  });

  test("K11 an expired key can be set again", () => {
    const { store, pass } = aging();
    store.set("a", "1", { ttlMs: 100 });
    pass(101);
    store.set("a", "2");
    expect([store.get("a"), store.size], "an expired key can be set again").toEqual(["2", 1]);
  });
});
