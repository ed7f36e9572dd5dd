import { describe, expect, test } from "vitest";
import { bench, ending, numbers, rest, start } from "../drive.ts";
import { cursor, rows } from "../sources.ts";

describe("any-iterable", () => {
  test("M8 takes sets and generators", async () => {
    bench();
    const set = await start(new Set(["a", "b", "c"]), 2);
    await set.endAll();
    expect(await ending(set), "a set is iterated over like an array").toEqual({
      status: "fulfilled",
      value: ["a", "b", "c"],
    });
    const generate = function* (): Generator<number> {
      yield* [1, 2, 3];
    };
    const generated = await start(generate(), 2);
    await generated.endAll();
    expect(await ending(generated), "a generator is iterated over to its end").toEqual({
      status: "fulfilled",
      value: [1, 2, 3],
    });
    expect(generated.indexes, "fn gets the index, whatever is iterated over").toEqual([0, 1, 2]);
  });

  test("M8 takes async generators", async () => {
    bench();
    const generate = async function* (): AsyncGenerator<number> {
      for (const n of [1, 2, 3, 4]) {
        await Promise.resolve();
        yield n;
      }
    };
    const flight = await start(generate(), 2);
    await flight.end(1, 2);
    await flight.endAll();
    expect(
      await ending(flight),
      "an async iterable gives its results in the order of its items",
    ).toEqual({ status: "fulfilled", value: [1, 2, 3, 4] });
    expect(flight.indexes, "fn gets the index of an item that came later").toEqual([0, 1, 2, 3]);
  });

  test("M8 keeps the limit and uses each free slot", async () => {
    bench();
    const { items } = cursor(8);
    const flight = await start(items, 3);
    await rest();
    expect(
      flight.running(),
      "with an async iterable, limit calls run as long as items are left",
    ).toBe(3);
    await flight.end(1);
    await rest();
    expect(flight.begun.length, "with an async iterable, each free slot is used again").toBe(4);
    await flight.endAll();
    expect(flight.most(), "with an async iterable, never more than limit calls run").toBe(3);
  });

  test("M8 takes an async iterable without items", async () => {
    bench();
    const flight = await start(cursor(0).items, 2);
    await rest();
    expect(await ending(flight), "an async iterable without items gives []").toEqual({
      status: "fulfilled",
      value: [],
    });
  });

  test("M8 waits for an item that comes late", async () => {
    bench();
    const { items, give } = cursor(2, 1);
    const flight = await start(items, 2);
    await flight.end(0, "first");
    expect(
      flight.over(),
      "mapLimit does not resolve while the next item may still come, although no call is running",
    ).toBe(false);
    give();
    await rest();
    await flight.end(1, "second");
    await rest();
    expect(await ending(flight), "an item that comes late gets its call").toEqual({
      status: "fulfilled",
      value: ["first", "second"],
    });
  });

  test("M8 does not take what a generator returns at its end", async () => {
    bench();
    const generate = function* (): Generator<string, string> {
      yield "item";
      return "end";
    };
    const flight = await start(generate(), 2);
    await flight.endAll();
    expect(flight.begun.includes("end"), "what a generator returns at its end is not an item").toBe(
      false,
    );
  });
});

describe("iterates-once", () => {
  test("M8 iterates once over items", async () => {
    bench();
    const table = rows(5);
    const flight = await start(table.items, 2);
    await flight.endAll();
    expect(table.use.opened, "items are iterated over once").toBe(1);
    const source = cursor(5);
    const later = await start(source.items, 2);
    await later.endAll();
    await rest();
    expect(source.use.opened, "an async iterable is iterated over once").toBe(1);
  });
});

describe("pulls-lazily", () => {
  test("M9 takes items only as calls end", async () => {
    bench();
    const { items, use } = rows(100);
    const flight = await start(items, 3);
    expect(
      Math.max(4, use.asked),
      "while the first limit calls are running, at most one item is read ahead",
    ).toBe(4);
    await flight.end(0);
    await flight.end(1);
    expect(use.asked <= 6, "each call that ends lets one more item be taken").toBe(true);
    await flight.fail(2, new Error("enough"));
  });

  test("M9 takes the items of an async iterable only as calls end", async () => {
    bench();
    const { items, use } = cursor(100);
    const flight = await start(items, 3);
    await rest();
    expect(
      use.asked <= 4,
      "at most one item of an async iterable is read ahead while limit calls are running",
    ).toBe(true);
    await flight.end(0);
    await flight.end(1);
    await rest();
    expect(
      use.asked <= 6,
      "each call that ends lets one more item of an async iterable be taken",
    ).toBe(true);
    await flight.fail(2, new Error("enough"));
  });

  test("M9 works on a source without an end", async () => {
    bench();
    const forever = function* (): Generator<number> {
      for (let n = 0; n < 5000; n += 1) yield n;
      throw new Error("all items were taken at once");
    };
    const flight = await start(forever(), 2);
    await flight.end(0);
    expect(flight.begun.length > 1, "calls begin although the source has no end").toBe(true);
    await flight.fail(1, new Error("enough"));
  });
});

describe("one-read-at-a-time", () => {
  test("M10 asks a cursor for one item at a time", async () => {
    bench();
    const { items, use } = cursor(9);
    const flight = await start(items, 3);
    await rest();
    expect(use.overlaps, "next is not called while its last promise is pending").toBe(0);
    await flight.endAll();
    expect(use.overlaps, "next is not called twice when calls end quickly").toBe(0);
  });

  test("M10 asks for one item when several calls end together", async () => {
    bench();
    const { items, use } = cursor(9);
    const flight = await start(items, 3);
    await rest();
    await Promise.all([flight.end(0), flight.end(1), flight.end(2)]);
    await rest();
    expect(
      use.overlaps,
      "next is not called again before its promise has settled, although several slots are free",
    ).toBe(0);
    expect(flight.begun, "each item gets one call").toEqual(numbers(flight.begun.length));
    await flight.endAll();
  });
});
