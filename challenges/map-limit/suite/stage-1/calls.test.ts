import { mapLimit } from "@solution";
import { describe, expect, test } from "vitest";
import { bench, ending, fly, numbers, start, tell, thenable } from "../drive.ts";

describe("ordered-results", () => {
  test("M1 calls fn with each item and its index, in order", async () => {
    bench();
    const flight = await start(["a", "b", "c"], 1);
    await flight.endAll();
    expect(flight.begun, "fn is called once for each item, in the order of items").toEqual([
      "a",
      "b",
      "c",
    ]);
    expect(flight.indexes, "fn gets the index of its item, from 0").toEqual([0, 1, 2]);
  });

  test("M1 keeps the order of items whichever call ends first", async () => {
    bench();
    const flight = await start(["a", "b", "c"], 3);
    await flight.end(2, "third");
    await flight.end(0, "first");
    await flight.end(1, "second");
    expect(
      await ending(flight),
      "the results are in the order of items, whichever call ends first",
    ).toEqual({ status: "fulfilled", value: ["first", "second", "third"] });
  });

  test("M1 waits for the last call", async () => {
    bench();
    const flight = await start(["a", "b", "c"], 2);
    await flight.end(1, "second");
    expect(flight.over(), "the call does not resolve while a call of fn is running").toBe(false);
    await flight.end(0, "first");
    await flight.endAll();
    expect(
      await ending(flight),
      "when the last call has ended, the array has the results of all items",
    ).toEqual({ status: "fulfilled", value: ["first", "second", "c"] });
  });
});

describe("limits-calls", () => {
  test("M2 begins no more than limit calls", async () => {
    bench();
    const flight = await start(numbers(10), 3);
    expect(flight.running() <= 3, "no more than limit calls begin at first").toBe(true);
    await flight.endAll();
    expect(flight.most() <= 3, "never more than limit calls run at once").toBe(true);
  });

  test("M2 makes one call after the other if limit is 1", async () => {
    bench();
    const flight = await start(numbers(4), 1);
    await flight.endAll();
    expect(flight.most() <= 1, "with limit 1, only one call runs at a time").toBe(true);
  });

  test("M2 counts a call whose result is an object with then", async () => {
    bench();
    const flight = await fly((fn) =>
      mapLimit(numbers(5), (item, index) => thenable(fn(item, index)), { limit: 2 }),
    );
    await flight.endAll();
    expect(
      flight.most() <= 2,
      "a call that returns an object with a then method runs until that object settles",
    ).toBe(true);
  });

  test("M2 does not let two calls of mapLimit wait for each other", async () => {
    bench();
    const first = await start(numbers(4), 2);
    const second = await start(numbers(4), 2);
    expect(
      [first.running(), second.running()],
      "each call of mapLimit has a limit of its own",
    ).toEqual([2, 2]);
    await first.endAll();
    await second.endAll();
  });
});

describe("fills-slots", () => {
  test("M3 begins limit calls at once", async () => {
    bench();
    const flight = await start(numbers(10), 4);
    expect(flight.begun.length >= 4, "limit calls begin at once, none waits for another").toBe(
      true,
    );
    await flight.endAll();
  });

  test("M3 begins the next call when any call ends", async () => {
    bench();
    const flight = await start(numbers(10), 3);
    await flight.end(1);
    expect(
      flight.begun.length >= 4,
      "when a call ends, the next one begins immediately, although earlier ones are running",
    ).toBe(true);
    await flight.end(2);
    await flight.end(3);
    expect(
      flight.begun.length >= 6,
      "each free slot is used again, although the first call is still running",
    ).toBe(true);
    await flight.endAll();
  });
});

describe("limit-edges", () => {
  test("M6 resolves with an empty array if there are no items", async () => {
    bench();
    const flight = await start([], 2);
    expect(await ending(flight), "without items, the result is []").toEqual({
      status: "fulfilled",
      value: [],
    });
    expect(flight.begun.length, "without items, fn is not called").toBe(0);
  });

  test("M6 takes a limit above the number of items", async () => {
    bench();
    const flight = await start(["a", "b"], 50);
    expect(flight.begun, "with a large limit, all calls begin at once, one for each item").toEqual([
      "a",
      "b",
    ]);
    await flight.endAll();
    expect(await ending(flight), "with a large limit, there is one result for each item").toEqual({
      status: "fulfilled",
      value: ["a", "b"],
    });
  });

  test("M6 takes Infinity", async () => {
    bench();
    const letters = "a b c d e f g h i j k l".split(" ");
    const flight = await start(letters, Infinity);
    expect(
      tell(await ending(flight), "nothing"),
      "with the limit Infinity, mapLimit waits for its calls",
    ).toBe("it is pending");
    expect(flight.running(), "with the limit Infinity, all calls run at once").toBe(12);
    await flight.endAll();
    expect(await ending(flight), "with the limit Infinity, all results are there").toEqual({
      status: "fulfilled",
      value: letters,
    });
  });

  test("M6 has no bound of its own with Infinity", async () => {
    bench();
    const flight = await start(numbers(3000), Infinity);
    expect(
      flight.running(),
      "with the limit Infinity, all calls run at once, even if there are thousands",
    ).toBe(3000);
  });
});
