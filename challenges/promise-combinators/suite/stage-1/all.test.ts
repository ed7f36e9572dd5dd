import { describe, expect, test } from "vitest";
import { all } from "@solution";
import { deferred } from "../../../kit.ts";
import {
  begin,
  endOf,
  endWith,
  expectEnd,
  fulfilledWith,
  isPending,
  never,
  rejected,
  rejectedWith,
} from "../observe.ts";

describe("all-results", () => {
  test("P1 resolves with one result for each item", async () => {
    const items = [Promise.resolve("tea"), Promise.resolve("milk"), Promise.resolve("sugar")];
    const sentence = "all resolves with an array that has one result for each item";
    await expectEnd(all, items, fulfilledWith(["tea", "milk", "sugar"]), sentence);
  });

  test("P1 waits for every item", async () => {
    const [first, second] = [deferred<string>(), deferred<string>()];
    const call = begin(all, [first.promise, second.promise]);
    second.resolve("milk");
    expect(await isPending(call), "all waits until every item is fulfilled").toBe(true);
    first.resolve("tea");
    const end = await endOf(call, "all resolves when the last pending item is fulfilled");
    expect(end, "all waits until every item is fulfilled").toStrictEqual(
      fulfilledWith(["tea", "milk"]),
    );
  });

  test("P1 keeps the order of the input", async () => {
    const gates = [deferred<string>(), deferred<string>(), deferred<string>()];
    const call = begin(
      all,
      gates.map((gate) => gate.promise),
    );
    gates[2]?.resolve("third");
    gates[0]?.resolve("first");
    await isPending(call);
    gates[1]?.resolve("second");
    const sentence = "the results of all are in the order of the items, not of their ends";
    const end = await endOf(call, sentence);
    expect(end, sentence).toStrictEqual(fulfilledWith(["first", "second", "third"]));
  });

  test("P1 takes the same promise twice", async () => {
    const one = Promise.resolve("tea");
    const sentence = "a promise that is in the input twice has two results";
    await expectEnd(all, [one, one], fulfilledWith(["tea", "tea"]), sentence);
  });

  test("P1 calls do not share results", async () => {
    const first = begin(all, [Promise.resolve("tea"), Promise.resolve("milk")]);
    const second = begin(all, [Promise.resolve("rum")]);
    const sentence = "two calls of all do not share their results";
    const ends = [await endOf(first, sentence), await endOf(second, sentence)];
    expect(ends, sentence).toStrictEqual([fulfilledWith(["tea", "milk"]), fulfilledWith(["rum"])]);
  });
});

describe("all-rejects", () => {
  test("P2 rejects with the reason of the item", async () => {
    const items = [Promise.resolve("milk"), rejected("no tea left")];
    const sentence = "all rejects with exactly the reason of the item that rejects";
    await expectEnd(all, items, rejectedWith("no tea left"), sentence);
  });

  test("P2 rejects with the very object", async () => {
    const reason = new Error("no tea left");
    const sentence = "all rejects with the very object that the item rejected with";
    const end = await endWith(all, [Promise.resolve("milk"), rejected(reason)], sentence);
    expect(end.status === "rejected" && end.reason === reason, sentence).toBe(true);
  });

  test("P2 does not wait for a later item", async () => {
    const sentence = "all rejects at once, even if a later item is still pending";
    await expectEnd(all, [rejected("no tea left"), never()], rejectedWith("no tea left"), sentence);
  });

  test("P2 does not wait for an earlier item", async () => {
    const sentence = "all rejects at once, even if an earlier item is still pending";
    await expectEnd(all, [never(), rejected("no tea left")], rejectedWith("no tea left"), sentence);
  });

  test("P2 the first rejection in time counts", async () => {
    const [first, second] = [deferred(), deferred()];
    const call = begin(all, [first.promise, second.promise]);
    second.reject("second");
    await isPending(call);
    first.reject("first");
    const sentence = "all rejects with the rejection that happens first";
    const end = await endOf(call, sentence);
    expect(end, sentence).toStrictEqual(rejectedWith("second"));
  });

  test("P2 any value is a reason", async () => {
    for (const reason of [undefined, null, 0, "", false]) {
      const sentence = `all rejects with ${JSON.stringify(reason)} if that is the reason`;
      await expectEnd(all, [Promise.resolve(1), rejected(reason)], rejectedWith(reason), sentence);
    }
  });
});
