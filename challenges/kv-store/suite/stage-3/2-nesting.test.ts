import { describe, expect, test } from "vitest";
import { aging, contentOf, throws, twoKeys } from "../observe.ts";

describe("nesting", () => {
  test("K15 rollback ends the innermost transaction only", () => {
    const store = twoKeys();
    store.begin();
    store.set("a", "outer");
    store.begin();
    store.set("a", "inner");
    store.delete("b");
    store.rollback();
    const sentence = "rollback of the inner transaction leaves the changes of the outer one";
    expect(contentOf(store), sentence).toEqual(["a=outer", "b=2"]);
    const seen = { throws: throws(() => store.commit()), content: contentOf(store) };
    expect(seen, "the outer transaction can still be committed").toEqual({
      throws: false,
      content: ["a=outer", "b=2"],
    });
  });

  test("K15 commit ends the innermost transaction only", () => {
    const store = twoKeys();
    store.begin();
    store.begin();
    store.set("a", "inner");
    store.commit();
    const open = !throws(() => store.commit());
    expect(open, "commit of the inner transaction leaves the outer one open").toBe(true);
    expect(store.get("a"), "commit of both transactions keeps the change").toBe("inner");
  });

  test("K15 three levels", () => {
    const store = twoKeys();
    for (const level of ["one", "two", "three"]) {
      store.begin();
      store.set("a", level);
    }
    const seen: (string | undefined)[] = [];
    for (let levels = 3; levels > 0; levels -= 1) {
      store.rollback();
      seen.push(store.get("a"));
    }
    const sentence = "each rollback goes back to the begin of its own transaction";
    expect(seen, sentence).toEqual(["two", "one", "1"]);
  });
});

describe("committed-inside", () => {
  test("K16 a rollback of the outer transaction undoes the inner one", () => {
    const store = twoKeys();
    store.begin();
    store.begin();
    store.set("a", "inner");
    store.set("c", "3");
    store.delete("b");
    store.commit();
    throws(() => store.rollback());
    const sentence = "a rollback undoes what an inner transaction has committed";
    expect(contentOf(store), sentence).toEqual(["a=1", "b=2"]);
  });

  test("K16 a key that both have changed goes back to the outer begin", () => {
    const store = twoKeys();
    store.begin();
    store.set("a", "outer");
    store.set("c", "outer");
    store.begin();
    store.set("a", "inner");
    store.delete("c");
    store.commit();
    throws(() => store.rollback());
    const sentence = "a key that both transactions have changed goes back to what it was at first";
    expect(contentOf(store), sentence).toEqual(["a=1", "b=2"]);
  });
});

describe("time-goes-on", () => {
  test("K17 an undone key gets its expiry back", () => {
    const { store, pass } = aging();
    store.set("a", "1", { ttlMs: 100 });
    store.begin();
    store.set("a", "2");
    pass(40);
    store.rollback();
    const sentence = "rollback brings the expiry back as a moment, so time has gone on";
    expect([store.ttl("a"), store.get("a")], sentence).toEqual([60, "1"]);
  });

  test("K17 a deleted key gets its expiry back", () => {
    const { store, pass } = aging();
    store.set("a", "1", { ttlMs: 100 });
    store.begin();
    store.delete("a");
    pass(101);
    store.rollback();
    const sentence = "a key that has expired in the meantime does not come back with rollback";
    const seen = { get: store.get("a"), size: store.size, scan: contentOf(store) };
    expect(seen, sentence).toEqual({ get: undefined, size: 0, scan: [] });
  });

  test("K17 an expired key hides the one that it replaced", () => {
    const { store, pass } = aging();
    store.set("a", "1");
    store.begin();
    store.set("a", "2", { ttlMs: 100 });
    pass(101);
    const seen = { get: store.get("a"), size: store.size, scan: contentOf(store) };
    const sentence = "a key that expires in a transaction does not exist, whatever it replaced";
    expect(seen, sentence).toEqual({ get: undefined, size: 0, scan: [] });
    store.rollback();
    expect(store.get("a"), "after a rollback the replaced key is back").toBe("1");
  });

  test("K17 a committed key keeps its expiry", () => {
    const { store, pass } = aging();
    store.begin();
    store.set("a", "1", { ttlMs: 100 });
    pass(40);
    store.commit();
    expect(store.ttl("a"), "commit leaves the expiry of a key as it is").toBe(60);
  });
});

describe("no-transaction", () => {
  test("K18 commit and rollback throw", () => {
    const store = twoKeys();
    const answers = [throws(() => store.commit()), throws(() => store.rollback())];
    const sentence = "without an open transaction commit and rollback throw";
    expect(answers, sentence).toEqual([true, true]);
    expect(contentOf(store), "a commit or rollback that throws changes nothing").toEqual([
      "a=1",
      "b=2",
    ]);
  });

  test("K18 they throw after the last transaction has ended", () => {
    const store = twoKeys();
    store.begin();
    store.commit();
    store.begin();
    store.rollback();
    const answers = [throws(() => store.rollback()), throws(() => store.commit())];
    const sentence = "each begin allows one commit or rollback";
    expect(answers, sentence).toEqual([true, true]);
  });
});
