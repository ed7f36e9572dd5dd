import { describe, expect, test } from "vitest";
import { all, allSettled } from "@solution";
import { deferred } from "../../../kit.ts";
import type { Settled } from "../../../kit.ts";
import {
  begin,
  endOf,
  endWith,
  expectAlike,
  expectEnd,
  fulfilledWith,
  isPending,
  rejected,
} from "../observe.ts";

const FALSY = [undefined, null, 0, "", false];

describe("any-value", () => {
  test("P4 all takes plain values as results", async () => {
    const plain = { kind: "tea" };
    const items = ["tea", 7, plain, Promise.resolve("milk")];
    const promises = items.map((item) => Promise.resolve(item));
    const sentence = "all takes an item that is not a promise as its own result";
    await expectAlike(all, [items, promises], sentence);
  });

  test("P4 allSettled takes plain values as fulfilled", async () => {
    const sentence = "allSettled gives an item that is not a promise the record of a fulfilled one";
    await expectAlike(allSettled, [["tea"], [Promise.resolve("tea")]], sentence);
  });

  test("P4 all takes falsy values and results", async () => {
    await expectEnd(all, FALSY, fulfilledWith(FALSY), "a falsy value is a result of all");
    const promises = FALSY.map((each) => Promise.resolve(each));
    const sentence = "all keeps a falsy result of a promise and counts it";
    await expectEnd(all, promises, fulfilledWith(FALSY), sentence);
  });

  test("P4 allSettled takes falsy values and results", async () => {
    const usual = await endWith(allSettled, [Promise.resolve("tea")], "allSettled settles");
    for (const each of FALSY) {
      const plain = `allSettled gives ${JSON.stringify(each)} a record like any other value`;
      expect(await endWith(allSettled, [each], plain), plain).toStrictEqual(
        exchange(usual, { tea: each }),
      );
      const sentence = `allSettled gives the result ${JSON.stringify(each)} a record like any other`;
      expect(await endWith(allSettled, [Promise.resolve(each)], sentence), sentence).toStrictEqual(
        exchange(usual, { tea: each }),
      );
    }
  });

  test("P4 allSettled takes falsy reasons", async () => {
    const usual = await endWith(allSettled, [rejected("no tea left")], "allSettled settles");
    // Whether a rejection ends the whole is judged elsewhere.
    if (usual.status === "rejected") return;
    for (const each of FALSY) {
      const sentence = `allSettled gives the reason ${JSON.stringify(each)} a record like any other`;
      expect(await endWith(allSettled, [rejected(each)], sentence), sentence).toStrictEqual(
        exchange(usual, { "no tea left": each }),
      );
    }
  });
});

describe("any-iterable", () => {
  test("P5 all reads sets and generators", async () => {
    const both = [Promise.resolve("tea"), Promise.resolve("milk")];
    await expectAlike(all, [new Set(both), both], "all accepts a set");
    const sentence = "all accepts a generator, which can be read only once";
    await expectAlike(all, [both.values(), both], sentence);
  });

  test("P5 allSettled reads sets and generators", async () => {
    const both = [Promise.resolve("tea"), Promise.resolve("milk")];
    await expectAlike(allSettled, [new Set(both), both], "allSettled accepts a set");
    const sentence = "allSettled accepts a generator, which can be read only once";
    await expectAlike(allSettled, [both.values(), both], sentence);
  });

  test("P5 has read all items when the call returns", async () => {
    const gate = deferred<string>();
    for (const [name, combine] of Object.entries({ all, allSettled })) {
      const read: string[] = [];
      begin(combine, recordReading(gate.promise, read));
      read.push("returned");
      await isPending({ promise: gate.promise });
      const sentence = `${name} has read all items when it returns`;
      expect([...read], sentence).toEqual(["first", "second", "end", "returned"]);
    }
    gate.resolve("tea");
  });

  test("P5 iterates once", () => {
    const begun = { all: 0, allSettled: 0 };
    begin(
      all,
      countBeginnings(() => (begun.all += 1)),
    );
    begin(
      allSettled,
      countBeginnings(() => (begun.allSettled += 1)),
    );
    const sentence = "items is iterated over once";
    expect({ ...begun }, sentence).toEqual({ all: 1, allSettled: 1 });
  });

  test("P5 changing the array afterwards changes nothing", async () => {
    for (const [name, combine] of Object.entries({ all, allSettled })) {
      const gate = deferred<string>();
      const items: unknown[] = [Promise.resolve("tea"), gate.promise];
      const call = begin(combine, items);
      items[0] = Promise.resolve("rum");
      items.push(Promise.resolve("sugar"), new Promise(() => undefined));
      await isPending(call);
      gate.resolve("milk");
      const end = await endOf(call, `${name} does not wait for what is added after the call`);
      const unchanged = [Promise.resolve("tea"), Promise.resolve("milk")];
      const sentence = `${name} works with the items that were there when it was called`;
      expect(end, sentence).toStrictEqual(await endWith(combine, unchanged, sentence));
    }
  });
});

/** An end with other values in the records of `allSettled`, under whatever names they have there. */
function exchange(end: Settled<unknown>, by: Record<string, unknown>): unknown {
  const text = (value: unknown): unknown =>
    typeof value === "string" && value in by ? by[value] : value;
  const records: unknown = end.status === "fulfilled" ? end.value : [];
  const list: unknown[] = Array.isArray(records) ? records : [];
  const value = list.map((record) =>
    Object.fromEntries(Object.entries(Object(record)).map(([key, each]) => [key, text(each)])),
  );
  return { ...end, value };
}

function countBeginnings(note: () => void): Iterable<Promise<string>> {
  return {
    [Symbol.iterator]: () => {
      note();
      return [Promise.resolve("tea")][Symbol.iterator]();
    },
  };
}

function* recordReading(promise: Promise<string>, read: string[]): Generator<Promise<string>> {
  read.push("first");
  yield promise;
  read.push("second");
  yield promise;
  read.push("end");
}
