import { describe, expect, test } from "vitest";
import { contentOf, twoKeys } from "../observe.ts";

describe("rollback", () => {
  test("K12 undoes a new key", () => {
    const store = twoKeys();
    store.begin();
    store.set("c", "3");
    store.rollback();
    const sentence = "rollback removes a key that is new since begin";
    expect(contentOf(store), sentence).toEqual(["a=1", "b=2"]);
  });

  test("K12 undoes a changed value", () => {
    const store = twoKeys();
    store.begin();
    store.set("a", "8");
    store.set("a", "9");
    store.rollback();
    const sentence = "rollback brings back the value that a key had at begin";
    expect(store.get("a"), sentence).toBe("1");
  });

  test("K12 undoes a delete", () => {
    const store = twoKeys();
    store.begin();
    store.delete("a");
    store.rollback();
    const seen = { get: store.get("a"), size: store.size };
    expect(seen, "rollback brings back a key that was deleted").toEqual({ get: "1", size: 2 });
  });

  test("K12 undoes several changes of one key", () => {
    const store = twoKeys();
    store.begin();
    store.delete("a");
    store.set("a", "9");
    store.set("c", "3");
    store.delete("c");
    store.rollback();
    const sentence = "rollback undoes all changes of a key, in whatever order they came";
    expect(contentOf(store), sentence).toEqual(["a=1", "b=2"]);
  });

  test("K12 leaves what was before begin", () => {
    const store = twoKeys();
    store.set("a", "0");
    store.begin();
    store.rollback();
    expect(contentOf(store), "rollback undoes nothing that was before begin").toEqual([
      "a=0",
      "b=2",
    ]);
  });

  test("K12 the store works on", () => {
    const store = twoKeys();
    store.begin();
    store.set("a", "9");
    store.rollback();
    store.set("a", "5");
    store.begin();
    store.delete("a");
    store.rollback();
    expect(store.get("a"), "after a rollback the next transaction begins anew").toBe("5");
  });
});

describe("commit", () => {
  test("K13 keeps all changes", () => {
    const store = twoKeys();
    store.begin();
    store.set("a", "9");
    store.set("c", "3");
    store.delete("b");
    store.commit();
    const sentence = "commit keeps new, changed and deleted keys as they are";
    expect(contentOf(store), sentence).toEqual(["a=9", "c=3"]);
  });

  test("K13 keeps the changes of an inner transaction", () => {
    const store = twoKeys();
    store.begin();
    store.begin();
    store.set("a", "9");
    store.delete("b");
    store.commit();
    const sentence = "after an inner commit its changed and deleted keys are as they were before";
    expect(contentOf(store), sentence).toEqual(["a=9"]);
  });

  test("K13 a later rollback does not undo them", () => {
    const store = twoKeys();
    store.begin();
    store.set("a", "9");
    store.commit();
    store.begin();
    store.set("b", "8");
    store.rollback();
    expect(store.get("a"), "what was committed is not undone by a later transaction").toBe("9");
  });
});

describe("reads-own-writes", () => {
  test("K14 a key that was deleted does not exist", () => {
    const store = twoKeys();
    store.begin();
    store.delete("a");
    const seen = {
      get: store.get("a"),
      ttl: store.ttl("a"),
      again: store.delete("a"),
      size: store.size,
      scan: contentOf(store),
    };
    const sentence = "a key that was deleted in the transaction does not exist in it";
    expect(seen, sentence).toEqual({
      get: undefined,
      ttl: undefined,
      again: false,
      size: 1,
      scan: ["b=2"],
    });
  });

  test("K14 a new key is in its place", () => {
    const store = twoKeys();
    store.begin();
    store.set("aa", "5");
    store.set("b", "9");
    const seen = { get: store.get("b"), size: store.size, scan: contentOf(store) };
    const sentence = "new and changed keys are found, counted and scanned in their place";
    expect(seen, sentence).toEqual({ get: "9", size: 3, scan: ["a=1", "aa=5", "b=9"] });
  });

  test("K14 scan sorts new keys among the others", () => {
    const plain = twoKeys();
    plain.set("aa", "5");
    const keysOf = (found: [string, string][]): string => found.map(([key]) => key).join(" ");
    // Without this scan does not sort at all, which another requirement says.
    if (keysOf(plain.scan("")) !== "a aa b") return;
    const store = twoKeys();
    store.begin();
    store.set("aa", "5");
    const sentence = "scan sorts keys that are new in the transaction among the others";
    expect(keysOf(store.scan("")), sentence).toBe("a aa b");
  });

  test("K14 delete finds a key from before begin", () => {
    const store = twoKeys();
    store.begin();
    const sentence = "delete returns true for a key that was there before begin";
    expect(store.delete("a"), sentence).toBe(true);
  });

  test("K14 a key that was changed and then deleted does not exist", () => {
    const store = twoKeys();
    store.begin();
    store.set("a", "9");
    store.delete("a");
    const seen = { get: store.get("a"), size: store.size, scan: contentOf(store) };
    const sentence = "a key that was changed and then deleted in the transaction does not exist";
    expect(seen, sentence).toEqual({ get: undefined, size: 1, scan: ["b=2"] });
  });

  test("K14 an inner transaction sees the outer one", () => {
    const store = twoKeys();
    store.begin();
    store.set("c", "3");
    store.delete("a");
    store.begin();
    store.set("d", "4");
    const sentence = "an inner transaction sees the changes of the outer one";
    expect(contentOf(store), sentence).toEqual(["b=2", "c=3", "d=4"]);
  });

  test("K14 a key deleted in the outer one can be set in the inner one", () => {
    const store = twoKeys();
    store.begin();
    store.delete("a");
    store.begin();
    store.set("a", "9");
    const sentence = "a key that the outer transaction deleted can be set in the inner one";
    expect([store.get("a"), store.size], sentence).toEqual(["9", 2]);
  });
});
