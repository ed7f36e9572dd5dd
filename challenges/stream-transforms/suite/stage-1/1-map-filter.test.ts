import { describe, expect, test } from "vitest";
import { filterStream, mapStream } from "@solution";
import { deferred } from "../../../kit.ts";
import {
  failWith,
  itemsOf,
  numbers,
  read,
  standstill,
  until,
  watch,
  watchLateFailures,
} from "../drive.ts";

describe("maps", () => {
  test("T1 gives what fn returns", async () => {
    const items = await itemsOf(
      mapStream((n: number) => n * 10),
      [1, 2, 3],
    );
    expect(items, "mapStream gives what fn returns for each item").toEqual([10, 20, 30]);
  });

  test("T1 awaits promises", async () => {
    const items = await itemsOf(
      mapStream(async (n: number) => n * 10),
      [1, 2, 3],
    );
    expect(items, "mapStream gives what the promise of fn resolves with").toEqual([10, 20, 30]);
  });

  test("T1 takes objects and gives objects", async () => {
    const [first, second] = [{ id: 1 }, { id: 2 }];
    const items = await itemsOf(
      mapStream((item: unknown) => [item]),
      [first, second],
    );
    expect(items, "items of any type go in and come out").toEqual([[first], [second]]);
  });

  test("T1 calls fn once for each item", async () => {
    let calls = 0;
    await itemsOf(
      mapStream(() => (calls += 1)),
      ["a", "b", "c"],
    );
    expect(calls, "fn is called once for each item").toBe(3);
  });

  test("T3 waits for the last result", async () => {
    const gate = deferred<string>();
    const stream = mapStream(() => gate.promise);
    const reading = read(stream);
    stream.end("only");
    await until(() => reading.ended, 5);
    gate.resolve("late");
    await until(() => reading.ended);
    expect(reading.items, "a result that comes after the end of the input is not lost").toEqual([
      "late",
    ]);
    expect(reading.ended, "the stream ends after the last result").toBe(true);
  });
});

describe("filters", () => {
  test("T2 gives the items that keep accepts", async () => {
    const items = await itemsOf(
      filterStream((n: number) => n % 2 === 1),
      [1, 2, 3, 4, 5],
    );
    expect(items, "filterStream gives items and not the answers of keep").not.toContain(true);
    expect(items, "filterStream gives the items for which keep returns true").toEqual([1, 3, 5]);
  });

  test("T2 awaits promises", async () => {
    const items = await itemsOf(
      filterStream(async (n: number) => n > 2),
      [1, 2, 3],
    );
    expect(items, "a promise that resolves with false rejects the item").toEqual([3]);
  });

  test("T2 takes every truthy answer for a yes", async () => {
    const answers = { one: 1, text: "yes", object: {}, zero: 0, empty: "", null: null };
    const items = await itemsOf(
      filterStream((name: string) => Reflect.get(answers, name)),
      Object.keys(answers),
    );
    expect(items, "an item is given if the result of keep is truthy").toEqual([
      "one",
      "text",
      "object",
    ]);
  });

  test("T2 gives the item itself", async () => {
    const item = { price: 20 };
    const [kept] = await itemsOf(
      filterStream((order: { price: number }) => order.price > 10),
      [item],
    );
    expect(kept, "filterStream gives the item itself, not a copy and not a boolean").toBe(item);
  });
});

describe("order", () => {
  test("T3 gives results in the order of the items", async () => {
    const gates = new Map([1, 2, 3].map((n) => [n, deferred<string>()]));
    const stream = mapStream((n: number) => gates.get(n)?.promise);
    const reading = read(stream);
    for (const n of [1, 2, 3]) stream.write(n);
    stream.end();
    for (const n of [3, 2, 1]) {
      gates.get(n)?.resolve(`result ${n}`);
      await until(() => reading.ended, 5);
    }
    await until(() => reading.ended);
    expect(reading.items, "a fast result does not overtake a slow one before it").toEqual([
      "result 1",
      "result 2",
      "result 3",
    ]);
  });

  test("T3 keeps the order of accepted items", async () => {
    const gates = new Map([1, 2, 3].map((n) => [n, deferred<boolean>()]));
    const stream = filterStream(async (n: number) => (await gates.get(n)?.promise) ?? false);
    const reading = read(stream);
    for (const n of [1, 2, 3]) stream.write(n);
    stream.end();
    for (const n of [3, 2, 1]) {
      gates.get(n)?.resolve(n !== 2);
      await until(() => reading.ended, 5);
    }
    await until(() => reading.ended);
    expect(reading.items, "an item that is accepted fast does not overtake a slow one").toEqual([
      1, 3,
    ]);
  });
});

describe("falsy-items", () => {
  const falsy = [0, "", false, Number.NaN];

  test("T4 maps falsy items and results", async () => {
    expect(
      await itemsOf(
        mapStream((item: unknown) => item),
        falsy,
      ),
      "a falsy result is given like any other",
    ).toEqual(falsy);
  });

  test("T4 passes falsy items that are accepted", async () => {
    expect(
      await itemsOf(
        filterStream(() => true),
        falsy,
      ),
      "a falsy item that keep accepts is given like any other",
    ).toEqual(falsy);
  });
});

describe("null-result", () => {
  test("T5 fails if fn returns null", async () => {
    const stream = mapStream(() => null);
    const { failure, ended } = await failWith(stream, "item");
    expect(ended, "a result of null does not end the stream").toBe(false);
    expect(failure, "a result of null destroys the stream with an Error").toBeInstanceOf(Error);
  });

  test("T5 fails if the promise of fn resolves with null", async () => {
    const { failure } = await failWith(
      mapStream(() => Promise.resolve(null)),
      "item",
    );
    expect(failure, "a promise of null destroys the stream with an Error").toBeInstanceOf(Error);
  });
});

describe("errors", () => {
  const reason = new Error("the price service is down");

  test("T6 fails with what fn rejects with", async () => {
    watchLateFailures();
    const stream = mapStream(() => Promise.reject(reason));
    const { failure } = await failWith(stream, "item");
    expect(failure, "the stream fails with the error that fn rejects with").toBe(reason);
    expect(stream.destroyed, "the stream is destroyed if fn rejects").toBe(true);
  });

  test("T6 fails with what fn throws", async () => {
    watchLateFailures();
    const { failure } = await failWith(
      mapStream(() => {
        throw reason;
      }),
      "item",
    );
    expect(failure, "the stream fails with the error that fn throws").toBe(reason);
  });

  test("T6 fails with what keep throws or rejects with", async () => {
    watchLateFailures();
    const rejected = await failWith(
      filterStream(() => Promise.reject(reason)),
      "item",
    );
    expect(rejected.failure, "the stream fails with the error that keep rejects with").toBe(reason);
    const thrown = await failWith(
      filterStream(() => {
        throw reason;
      }),
      "item",
    );
    expect(thrown.failure, "the stream fails with the error that keep throws").toBe(reason);
  });

  test("T6 fails with an Error if the reason is none", async () => {
    watchLateFailures();
    const stream = mapStream(() => Promise.reject(undefined));
    const { failure } = await failWith(stream, "item");
    expect(failure, "a rejection with undefined is a failure too").toBeInstanceOf(Error);
  });

  test("T6 leaves no rejection unhandled after a destroy", async () => {
    const lateFailures = watchLateFailures();
    const gate = deferred<number>();
    const stream = mapStream(() => gate.promise);
    const reading = watch(stream);
    stream.resume();
    stream.write("item");
    await until(() => false, 5);
    stream.destroy();
    await until(() => reading.closed);
    gate.reject(new Error("too late"));
    expect(
      await lateFailures(),
      "a call that fails after destroy leaves nothing unhandled",
    ).toEqual([]);
    expect(reading.failure, "a call that fails after destroy is not reported").toBe(undefined);
  });
});

describe("slow-reader", () => {
  const MAX = 1000;

  test("T7 calls fn for few items while nobody reads", async () => {
    watchLateFailures();
    let calls = 0;
    const { source } = numbers(MAX);
    const stream = mapStream(async (n: number) => {
      calls += 1;
      return n;
    });
    source.pipe(stream);
    expect(
      await standstill(() => calls),
      "fn is called for at most 200 items while nobody reads",
    ).toBeLessThanOrEqual(200);
    const reading = read(stream);
    await until(() => reading.ended, 4 * MAX);
    expect(reading.items.length, "every result arrives once reading goes on").toBe(MAX);
  });

  test("T7 calls keep for few items while nobody reads", async () => {
    watchLateFailures();
    let calls = 0;
    const { source } = numbers(MAX);
    const stream = filterStream(async () => {
      calls += 1;
      return true;
    });
    source.pipe(stream);
    expect(
      await standstill(() => calls),
      "keep is called for at most 200 items while nobody reads",
    ).toBeLessThanOrEqual(200);
    const reading = read(stream);
    await until(() => reading.ended, 4 * MAX);
    expect(reading.items.length, "every accepted item arrives once reading goes on").toBe(MAX);
  });
});
