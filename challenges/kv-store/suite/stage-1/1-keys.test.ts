import { describe, expect, test } from "vitest";
import { KvStore } from "@solution";
import { contentOf, twoKeys } from "../observe.ts";

/** Keys that are easily lost: names that objects inherit, empty texts, parts of patterns. */
const NAMES = ["", "__proto__", "constructor", "toString", " ", "a b", "ключ", "🔑"];

describe("set-and-get", () => {
  test("K1 get returns what was set", () => {
    const store = twoKeys();
    const seen = [store.get("a"), store.get("b"), store.get("z")];
    const sentence =
      "get returns the value of its key, and undefined for a key that does not exist";
    expect(seen, sentence).toEqual(["1", "2", undefined]);
  });

  test("K1 set replaces a value", () => {
    const store = twoKeys();
    store.set("a", "9");
    const seen = [store.get("a"), store.get("b")];
    expect(seen, "set replaces the value of its key and of no other").toEqual(["9", "2"]);
  });
  test("K2 delete removes one key", () => {
    const store = twoKeys();
    store.delete("a");
    const seen = [store.get("a"), store.get("b")];
    expect(seen, "delete removes its key and no other").toEqual([undefined, "2"]);
  });

  test("K2 delete returns whether the key was there", () => {
    const store = twoKeys();
    const answers = [store.delete("a"), store.delete("a"), store.delete("z")];
    const sentence = "delete returns true for a key that was there, and false otherwise";
    expect(answers, sentence).toEqual([true, false, false]);
  });

  test("K2 a deleted key can be set again", () => {
    const store = twoKeys();
    store.delete("a");
    store.set("a", "9");
    expect(store.get("a"), "a deleted key can be set again").toBe("9");
  });
});

describe("any-text", () => {
  test("K3 every text is a key", () => {
    const store = new KvStore();
    const early = NAMES.filter((name) => store.get(name) !== undefined || store.delete(name));
    expect(early, "a new store has no keys, not even names that objects inherit").toEqual([]);
    for (const name of NAMES) store.set(name, `value of ${name}`);
    const lost = NAMES.filter((name) => store.get(name) !== `value of ${name}`);
    expect(lost, "every text is a key, including an empty one and __proto__").toEqual([]);
  });

  test("K3 every text is a value", () => {
    const store = new KvStore();
    for (const name of NAMES) store.set(`key of ${name}`, name);
    const lost = NAMES.filter((name) => store.get(`key of ${name}`) !== name);
    expect(lost, "every text is a value, including an empty one").toEqual([]);
  });

  test("K3 a key with an empty value exists", () => {
    const store = new KvStore();
    store.set("a", "");
    const seen = { size: store.size, scan: contentOf(store), deleted: store.delete("a") };
    const sentence = "a key with an empty value is counted, scanned and deleted like any other";
    expect(seen, sentence).toEqual({ size: 1, scan: ["a="], deleted: true });
  });
});

/** A store with these keys, whose values are "x". */
function withKeys(...keys: string[]): KvStore {
  const store = new KvStore();
  for (const key of keys) store.set(key, "x");
  return store;
}

describe("scan-prefix", () => {
  test("K4 finds the keys that begin with the prefix", () => {
    const store = twoKeys();
    store.set("user:1", "Ada");
    store.set("user:2", "Grace");
    store.set("superuser:1", "root");
    const sentence = "scan returns the entries whose keys begin with the prefix, with their values";
    expect(store.scan("user:"), sentence).toEqual([
      ["user:1", "Ada"],
      ["user:2", "Grace"],
    ]);
  });

  test("K4 finds a key that is the prefix", () => {
    const keys = withKeys("a", "ab", "b").scan("a");
    const sentence = "scan finds a key that is equal to the prefix";
    expect(
      keys.map(([key]) => key),
      sentence,
    ).toEqual(["a", "ab"]);
  });

  test("K4 the empty prefix finds everything", () => {
    const sentence = "scan with an empty prefix returns all entries";
    expect(contentOf(twoKeys()), sentence).toEqual(["a=1", "b=2"]);
  });

  test("K4 no character has a special meaning", () => {
    const store = withKeys("a.c", "abc", "a*", "a(", "[a", "A.c");
    const found = ["a.", "a*", "a(", "[", "a%", ".*"].map((prefix) =>
      store.scan(prefix).map(([key]) => key),
    );
    const sentence = "no character of the prefix has a special meaning, and case counts";
    expect(found, sentence).toEqual([["a.c"], ["a*"], ["a("], ["[a"], [], []]);
  });

  test("K4 finds nothing in an empty store", () => {
    expect(new KvStore().scan(""), "scan of an empty store returns no entry").toEqual([]);
  });
});

describe("scan-order", () => {
  test("K5 sorts by key and not by time", () => {
    const store = withKeys("b", "c", "a");
    store.set("b", "again");
    const keys = store.scan("").map(([key]) => key);
    expect(keys, "scan sorts by key, not by the time of set").toEqual(["a", "b", "c"]);
  });

  test("K5 compares as < does", () => {
    const keys = withKeys("b", "B", "a", "Z", "é", "f").scan("");
    const sentence = "scan compares keys as < does, so capitals come first and accents last";
    expect(
      keys.map(([key]) => key),
      sentence,
    ).toEqual(["B", "Z", "a", "b", "f", "é"]);
  });

  test("K5 compares digits as texts", () => {
    const keys = withKeys("9", "10", "1", "-1", "09").scan("");
    const sentence = "scan compares digits as texts, so 10 comes before 9";
    expect(
      keys.map(([key]) => key),
      sentence,
    ).toEqual(["-1", "09", "1", "10", "9"]);
  });

  test("K5 compares keys alone", () => {
    const keys = withKeys("a b", "a", "a!").scan("");
    const sentence = "scan compares keys and not texts of key and value, so a comes before a!";
    expect(
      keys.map(([key]) => key),
      sentence,
    ).toEqual(["a", "a b", "a!"]);
  });
});

describe("count", () => {
  test("K6 size counts the keys", () => {
    const store = new KvStore();
    const sizes = [store.size];
    store.set("a", "1");
    store.set("b", "2");
    sizes.push(store.size);
    store.set("a", "3");
    sizes.push(store.size);
    store.delete("b");
    store.delete("z");
    sizes.push(store.size);
    expect(sizes, "size is the number of keys that exist now").toEqual([0, 2, 2, 1]);
  });
});

describe("own-state", () => {
  test("K7 two stores share nothing", () => {
    const first = twoKeys();
    const second = new KvStore();
    second.set("c", "3");
    const seen = { first: contentOf(first), second: contentOf(second) };
    const sentence = "each store has its own keys";
    expect(seen, sentence).toEqual({ first: ["a=1", "b=2"], second: ["c=3"] });
  });

  test("K7 scan returns copies", () => {
    const store = twoKeys();
    const found = store.scan("");
    for (const pair of found) pair[1] = "changed";
    found.length = 0;
    const sentence = "changing what scan has returned does not change the store";
    expect(contentOf(store), sentence).toEqual(["a=1", "b=2"]);
  });
});
