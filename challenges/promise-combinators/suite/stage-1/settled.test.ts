import { describe, expect, test } from "vitest";
import { allSettled } from "@solution";
import { deferred } from "../../../kit.ts";
import { begin, endOf, expectEnd, fulfilledWith, isPending, never, rejected } from "../observe.ts";

describe("settled-records", () => {
  test("P3 a fulfilled item has a record with its value", async () => {
    const sentence = "allSettled gives a fulfilled item the record { status, value }";
    const records = [{ status: "fulfilled", value: "tea" }];
    await expectEnd(allSettled, [Promise.resolve("tea")], fulfilledWith(records), sentence);
  });

  test("P3 a rejected item has a record with its reason", async () => {
    const sentence = "allSettled gives a rejected item the record { status, reason }";
    const records = [{ status: "rejected", reason: "no tea left" }];
    await expectEnd(allSettled, [rejected("no tea left")], fulfilledWith(records), sentence);
  });

  test("P3 the reason is the very value", async () => {
    const reason = new Error("no tea left");
    const call = begin(allSettled, [rejected(reason)]);
    const end = await endOf(call, "allSettled resolves, even if an item rejects");
    expect(end.status, "allSettled resolves, even if an item rejects").toBe("fulfilled");
    const records: unknown = end.status === "fulfilled" ? end.value : [];
    const first: unknown = Array.isArray(records) ? records[0] : undefined;
    const kept = typeof first === "object" && first !== null && Reflect.get(first, "reason");
    expect(kept === reason, "allSettled keeps exactly the reason of the item").toBe(true);
  });

  test("P3 records are in the order of the input", async () => {
    const gates = [deferred<string>(), deferred<string>(), deferred<string>()];
    const call = begin(
      allSettled,
      gates.map((gate) => gate.promise),
    );
    gates[2]?.resolve("third");
    await isPending(call);
    gates[1]?.reject("second");
    await isPending(call);
    gates[0]?.resolve("first");
    const sentence = "the records of allSettled are in the order of the items, not of their ends";
    const end = await endOf(call, sentence);
    const records = [
      { status: "fulfilled", value: "first" },
      { status: "rejected", reason: "second" },
      { status: "fulfilled", value: "third" },
    ];
    expect(end, sentence).toStrictEqual(fulfilledWith(records));
  });

  test("P3 waits for every item", async () => {
    const call = begin(allSettled, [rejected("no tea left"), Promise.resolve("milk"), never()]);
    const sentence = "allSettled waits until every item has settled";
    expect(await isPending(call), sentence).toBe(true);
  });
});
