import { describe, expect, test } from "vitest";
import { aging, contentOf, throws, twoStillKeys } from "../observe.ts";

describe("restores", () => {
  test("K19 brings the content back", () => {
    const store = twoStillKeys();
    const backup = store.backup();
    store.set("a", "9");
    store.set("c", "3");
    store.delete("b");
    store.restore(backup);
    const sentence = "restore brings changed and deleted keys back, and later ones go";
    expect(contentOf(store), sentence).toEqual(["a=1", "b=2"]);
  });

  test("K19 works in another store", () => {
    const other = aging().store;
    other.set("z", "26");
    other.restore(twoStillKeys().backup());
    expect(contentOf(other), "a backup can be restored in another store").toEqual(["a=1", "b=2"]);
  });

  test("K19 works any number of times", () => {
    const store = twoStillKeys();
    const first = store.backup();
    store.set("a", "9");
    const second = store.backup();
    const seen: (string | undefined)[] = [];
    for (const backup of [first, second, first]) {
      store.restore(backup);
      seen.push(store.get("a"));
      store.set("a", "later");
    }
    const sentence = "each backup keeps its own content, however often it is restored";
    expect(seen, sentence).toEqual(["1", "9", "1"]);
  });

  test("K19 keeps every text", () => {
    const store = aging().store;
    const texts = ["", "__proto__", "a=b", "a,b", 'say "hi"', "two\nlines", "\\", "🔑", "null"];
    for (const text of texts) store.set(text, text);
    const other = aging().store;
    other.restore(store.backup());
    const lost = texts.filter((text) => other.get(text) !== text);
    expect(lost, "a backup keeps every key and value, whatever characters they have").toEqual([]);
    expect(other.size, "a backup adds no keys").toBe(texts.length);
  });

  test("K19 an empty store can be backed up", () => {
    const backup = aging().store.backup();
    const store = twoStillKeys();
    store.restore(backup);
    expect(store.size, "restoring the backup of an empty store empties the store").toBe(0);
  });

  test("K19 a backup is a text", () => {
    const sentence = "backup returns a string, which can be written to a file";
    expect(typeof twoStillKeys().backup(), sentence).toBe("string");
  });

  test("K19 transactions work after a restore", () => {
    const store = twoStillKeys();
    store.restore(store.backup());
    store.begin();
    store.set("a", "9");
    store.rollback();
    expect(store.get("a"), "a restored key can be changed and rolled back").toBe("1");
  });
});

describe("time-left", () => {
  test("K20 the time in between does not count", () => {
    const { store, pass } = aging();
    store.set("a", "1", { ttlMs: 100 });
    pass(40);
    const backup = store.backup();
    pass(10_000);
    store.set("a", "later");
    store.restore(backup);
    const sentence = "a restored key has the time left that it had at the backup";
    expect(store.ttl("a"), sentence).toBe(60);
    pass(61);
    expect(store.get("a"), "a restored key expires when that time is over").toBe(undefined);
  });

  test("K20 a key without a time to live lives on", () => {
    const { store, pass } = aging();
    store.set("a", "1");
    const backup = store.backup();
    pass(10_000);
    store.restore(backup);
    const sentence = "a key that never expires never expires after a restore";
    expect([store.get("a"), store.ttl("a")], sentence).toEqual(["1", Infinity]);
  });

  test("K20 an expired key does not come back", () => {
    const { store, pass } = aging();
    store.set("a", "1", { ttlMs: 100 });
    store.set("b", "2");
    pass(101);
    const backup = store.backup();
    store.set("a", "later");
    store.delete("a");
    store.restore(backup);
    const sentence = "a key that had expired before the backup does not come back";
    expect(contentOf(store), sentence).toEqual(["b=2"]);
  });

  test("K20 each restore counts from its own moment", () => {
    const { store, pass } = aging();
    store.set("a", "1", { ttlMs: 100 });
    const backup = store.backup();
    store.restore(backup);
    pass(70);
    store.restore(backup);
    pass(70);
    expect(store.ttl("a"), "the time left counts from the latest restore").toBe(30);
  });
});

describe("bad-backup", () => {
  test("K21 throws for a text that is no backup", () => {
    const store = twoStillKeys();
    const sentence = "restore throws for a text that is no backup";
    expect(
      throws(() => store.restore("not a backup")),
      sentence,
    ).toBe(true);
  });

  test("K21 changes nothing", () => {
    const store = twoStillKeys();
    const before = contentOf(store);
    throws(() => store.restore("not a backup"));
    const sentence = "a restore that throws leaves the content as it was";
    expect(contentOf(store), sentence).toEqual(before);
  });
});

describe("not-in-between", () => {
  test("K22 backup throws in a transaction", () => {
    const store = twoStillKeys();
    store.begin();
    store.set("a", "9");
    expect(
      throws(() => store.backup()),
      "backup throws while a transaction is open",
    ).toBe(true);
    expect(store.get("a"), "a backup that throws leaves the transaction open").toBe("9");
  });

  test("K22 restore throws in a transaction and changes nothing", () => {
    const store = twoStillKeys();
    const backup = store.backup();
    store.set("a", "9");
    store.begin();
    store.set("b", "8");
    const threw = throws(() => store.restore(backup));
    const sentence = "restore throws while a transaction is open, and changes nothing";
    expect({ threw, content: contentOf(store) }, sentence).toEqual({
      threw: true,
      content: ["a=9", "b=8"],
    });
    store.rollback();
    expect(contentOf(store), "after that the transaction can be rolled back").toEqual([
      "a=9",
      "b=2",
    ]);
  });

  test("K22 both work when the transaction has ended", () => {
    const store = twoStillKeys();
    store.begin();
    store.set("a", "9");
    store.commit();
    store.restore(store.backup());
    expect(contentOf(store), "backup and restore work when no transaction is open").toEqual([
      "a=9",
      "b=2",
    ]);
  });
});
