import { describe, expect, test } from "vitest";
import { all, allSettled, any, race } from "@solution";
import { deferred } from "../../../kit.ts";
import {
  begin,
  endOf,
  endWith,
  errorsOf,
  expectAlike,
  expectEnd,
  fulfilledWith,
  isPending,
  kindOfReason,
  never,
  rejected,
  rejectedWith,
} from "../observe.ts";

describe("race-first", () => {
  test("P6 a fulfilled item wins", async () => {
    const sentence = "race resolves with the value of the first item that settles";
    await expectEnd(race, [never(), Promise.resolve("tea")], fulfilledWith("tea"), sentence);
  });

  test("P6 a rejected item wins", async () => {
    const sentence = "race rejects with the reason of the first item that settles";
    await expectEnd(
      race,
      [never(), rejected("no tea left")],
      rejectedWith("no tea left"),
      sentence,
    );
  });

  test("P6 the first in the input wins among settled items", async () => {
    const sentence = "among items that have already settled, race takes the first in the input";
    const tea = Promise.resolve("tea");
    await expectEnd(race, [tea, rejected("none")], fulfilledWith("tea"), sentence);
    await expectEnd(race, [rejected("none"), tea], rejectedWith("none"), sentence);
  });

  test("P6 the first in time wins", async () => {
    const [first, second] = [deferred<string>(), deferred<string>()];
    const call = begin(race, [first.promise, second.promise]);
    second.resolve("second");
    await isPending(call);
    first.resolve("first");
    const sentence = "race settles like the item that settles first in time";
    expect(await endOf(call, sentence), sentence).toStrictEqual(fulfilledWith("second"));
  });

  test("P6 a plain value counts as settled", async () => {
    const sentence = "a plain value counts as an item that has already settled";
    await expectEnd(race, [never(), "tea"], fulfilledWith("tea"), sentence);
    const order = "race takes a fulfilled promise before a plain value behind it";
    await expectEnd(race, [Promise.resolve("milk"), "tea"], fulfilledWith("milk"), order);
  });

  test("P6 falsy values and reasons win", async () => {
    for (const each of [undefined, null, 0, ""]) {
      const sentence = `race settles with ${JSON.stringify(each)} if that comes first`;
      await expectEnd(race, [Promise.resolve(each), never()], fulfilledWith(each), sentence);
      await expectEnd(race, [rejected(each), never()], rejectedWith(each), sentence);
    }
  });
});

describe("any-first", () => {
  test("P7 the first in the input wins among fulfilled items", async () => {
    const sentence = "among items that are already fulfilled, any takes the first in the input";
    const items = [rejected("none"), Promise.resolve("tea"), Promise.resolve("milk")];
    await expectEnd(any, items, fulfilledWith("tea"), sentence);
  });

  test("P7 resolves while others are pending", async () => {
    const sentence = "any resolves as soon as one item is fulfilled";
    const items = [never(), Promise.resolve("milk"), never()];
    await expectEnd(any, items, fulfilledWith("milk"), sentence);
  });

  test("P7 ignores rejections before a value", async () => {
    const [first, second] = [deferred<string>(), deferred<string>()];
    const call = begin(any, [first.promise, second.promise, rejected("no rum left")]);
    first.reject("no tea left");
    expect(await isPending(call), "any waits while an item may still be fulfilled").toBe(true);
    second.resolve("milk");
    const sentence = "any resolves with the first value, whatever was rejected before";
    expect(await endOf(call, sentence), sentence).toStrictEqual(fulfilledWith("milk"));
  });

  test("P7 the first value in time wins", async () => {
    const [first, second] = [deferred<string>(), deferred<string>()];
    const call = begin(any, [first.promise, second.promise]);
    second.resolve("second");
    await isPending(call);
    first.resolve("first");
    const sentence = "any resolves with the value that comes first in time";
    expect(await endOf(call, sentence), sentence).toStrictEqual(fulfilledWith("second"));
  });

  test("P7 falsy and plain values count", async () => {
    for (const each of [undefined, null, 0, ""]) {
      const sentence = `any resolves with ${JSON.stringify(each)} if that comes first`;
      await expectEnd(any, [Promise.resolve(each), never()], fulfilledWith(each), sentence);
    }
    const sentence = "a plain value counts as an item that is already fulfilled";
    await expectEnd(any, [never(), "tea"], fulfilledWith("tea"), sentence);
    const order = "any takes a fulfilled promise before a plain value behind it";
    await expectEnd(any, [Promise.resolve("milk"), "tea"], fulfilledWith("milk"), order);
  });
});

describe("any-rejects", () => {
  test("P8 rejects with an AggregateError", async () => {
    const sentence = "any rejects with an AggregateError if every item is rejected";
    const end = await endWith(any, [rejected("no tea left"), rejected("no milk left")], sentence);
    expect(kindOfReason(end), sentence).toBe("an AggregateError");
  });

  test("P8 errors are in the order of the input", async () => {
    const gates = [deferred(), deferred(), deferred()];
    const call = begin(
      any,
      gates.map((gate) => gate.promise),
    );
    gates[2]?.reject("third");
    await isPending(call);
    gates[0]?.reject("first");
    expect(await isPending(call), "any waits until every item is rejected").toBe(true);
    gates[1]?.reject(undefined);
    const sentence = "errors has the reasons in the order of the items, not of the rejections";
    const errors = errorsOf(await endOf(call, "any rejects when the last item is rejected"));
    expect(errors, sentence).toStrictEqual(["first", undefined, "third"]);
  });

  test("P8 a single rejected item is enough", async () => {
    const reason = new Error("no tea left");
    const sentence = "any rejects with an AggregateError even for a single item";
    const errors = errorsOf(await endWith(any, [rejected(reason)], sentence));
    const same = Array.isArray(errors) && errors.length === 1 && errors[0] === reason;
    expect(same, sentence).toBe(true);
  });
});

describe("reads-once", () => {
  test("P9 race and any accept sets and generators", async () => {
    for (const [name, combine] of Object.entries({ race, any })) {
      const items = [Promise.resolve("tea"), Promise.resolve("milk")];
      await expectAlike(combine, [new Set(items), items], `${name} accepts a set`);
      const sentence = `${name} accepts a generator, which can be read only once`;
      await expectAlike(combine, [items.values(), items], sentence);
    }
  });

  test("P9 race and any have read all items when they return", async () => {
    for (const [name, combine] of Object.entries({ race, any })) {
      const read: string[] = [];
      const call = begin(combine, recordReading(read));
      read.push("returned");
      await isPending(call);
      const sentence = `${name} has read all items when it returns`;
      expect([...read], sentence).toEqual(["first", "second", "end", "returned"]);
    }
  });

  test("P9 race and any read on after a plain value", async () => {
    for (const [name, combine] of Object.entries({ race, any })) {
      const read: string[] = [];
      const call = begin(combine, recordReading(read, "tea"));
      const plain = `${name} takes a plain value from a generator`;
      expect(await endOf(call, plain), plain).toStrictEqual(fulfilledWith("tea"));
      const sentence = `${name} reads all items, even after a plain value`;
      expect([...read], sentence).toEqual(["first", "second", "end"]);
    }
  });
});

describe("empty-input", () => {
  test("P10 all resolves with an empty array", async () => {
    const sentence = "all resolves with [] for an empty input";
    const end = await endWith(all, [], "all does not stay pending for an empty input");
    expect(end, sentence).toStrictEqual(fulfilledWith([]));
    await expectEnd(all, new Set(), fulfilledWith([]), "all resolves with [] for an empty set");
  });

  test("P10 allSettled resolves with an empty array", async () => {
    const sentence = "allSettled resolves with [] for an empty input";
    await expectEnd(allSettled, [], fulfilledWith([]), sentence);
  });

  test("P10 any rejects with an empty AggregateError", async () => {
    const sentence = "any rejects with an AggregateError for an empty input, and errors is []";
    const end = await endWith(any, [], "any does not stay pending for an empty input");
    expect(end.status, "any does not resolve for an empty input").toBe("rejected");
    // Whether any rejects with an AggregateError at all is judged elsewhere.
    const usual = await endWith(any, [rejected("no tea left")], sentence);
    if (!Array.isArray(errorsOf(usual))) return;
    expect(errorsOf(end), sentence).toStrictEqual([]);
  });

  test("P10 race stays pending", async () => {
    const call = begin(race, []);
    const sentence = "race of an empty input stays pending";
    const state = (await isPending(call)) ? "pending" : (await endOf(call, sentence)).status;
    expect(state, sentence).toBe("pending");
  });
});

function* recordReading(read: string[], first: unknown = Promise.resolve("tea")): Generator {
  read.push("first");
  yield first;
  read.push("second");
  yield Promise.resolve("milk");
  read.push("end");
}
