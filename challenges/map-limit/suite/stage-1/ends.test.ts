import { mapLimit } from "@solution";
import { describe, expect, test } from "vitest";
import { settled } from "../../../kit.ts";
import { bench, ending, endOf, LIMIT, numbers, start, tell, tellLimit, VERY } from "../drive.ts";

describe("any-result", () => {
  test("M4 takes plain values", async () => {
    bench();
    const end = await settled(
      mapLimit([1, 2, 3, 4], (n) => n * 10, { limit: 2 }),
      150,
      "the call resolves if fn returns plain values",
    );
    expect(end, "plain return values are results").toEqual({
      status: "fulfilled",
      value: [10, 20, 30, 40],
    });
  });

  test("M4 takes falsy items", async () => {
    bench();
    const flight = await start([0, undefined, null, ""], 1);
    await flight.endAll();
    expect(flight.begun, "falsy items are items like any others").toEqual([0, undefined, null, ""]);
  });

  test("M4 takes falsy results", async () => {
    bench();
    const given = [undefined, null, 0, "", false];
    const plain = await settled(
      mapLimit(given, (item) => item, { limit: 2 }),
      150,
      "the call resolves if fn returns falsy values",
    );
    expect(plain, "falsy values are results like any others").toEqual({
      status: "fulfilled",
      value: given,
    });
  });
});

describe("rejects-with-error", () => {
  test("M5 rejects at once with the error of the call", async () => {
    bench();
    const flight = await start(numbers(6), 3);
    expect(flight.over(), "mapLimit stays pending until a call has ended").toBe(false);
    const error = new Error("404");
    await flight.fail(1, error);
    expect(
      flight.over(),
      "mapLimit rejects immediately when a call fails, although others are running",
    ).toBe(true);
    expect(
      tell(await ending(flight), error),
      "mapLimit rejects with the very error of the failed call",
    ).toBe(VERY);
  });

  test("M5 rejects after calls that worked", async () => {
    bench();
    const flight = await start(numbers(4), 1);
    await flight.end(0);
    await flight.end(1);
    const error = new Error("third");
    await flight.fail(2, error);
    await flight.endAll();
    expect(tell(await ending(flight), error), "the failure of a later call rejects too").toBe(VERY);
  });

  test("M5 rejects with undefined if a call does", async () => {
    bench();
    const flight = await start(numbers(2), 2);
    await flight.fail(0, undefined);
    await flight.endAll();
    expect(
      tell(await ending(flight), undefined),
      "a call that rejects with undefined has failed, and so has mapLimit",
    ).toBe(VERY);
  });

  test("M5 rejects with the failure that came first", async () => {
    bench();
    const flight = await start(numbers(3), 3);
    const first = new Error("first in time");
    await flight.fail(2, first);
    await flight.fail(0, new Error("first in order"));
    await flight.endAll();
    expect(
      tell(await ending(flight), first),
      "mapLimit rejects with the failure that came first, whatever its index",
    ).toBe(VERY);
  });
});

describe("throws-count", () => {
  test("M5 rejects with what fn throws", async () => {
    bench();
    const error = new Error("thrown");
    let calls = 0;
    const fail = (): never => {
      calls += 1;
      throw error;
    };
    let threw = false;
    let promise: unknown;
    try {
      promise = mapLimit([1, 2, 3], fail, { limit: 2 });
    } catch {
      threw = true;
    }
    expect(threw, "mapLimit does not throw if fn throws").toBe(false);
    const end = await endOf(promise);
    expect(calls > 0, "fn is called, although it will throw").toBe(true);
    expect(tell(end, error), "a synchronous throw of fn rejects like a failed call").toBe(VERY);
  });

  test("M5 rejects with what a later call throws", async () => {
    bench();
    const error = new Error("thrown later");
    const throwLater = (n: number): Promise<number> => {
      if (n === 2) throw error;
      return Promise.resolve(n);
    };
    const promise = mapLimit([1, 2, 3], throwLater, { limit: 1 });
    expect(
      tell(await endOf(promise), error),
      "a synchronous throw of a later call rejects too",
    ).toBe(VERY);
  });
});

describe("checks-limit", () => {
  test("M7 rejects a limit that lets nothing run", async () => {
    bench();
    for (const limit of [0, -1, -Infinity]) {
      const flight = await start([1, 2, 3], limit);
      const begun = flight.begun.length;
      await flight.endAll();
      expect(begun, `fn is not called with the limit ${limit}`).toBe(0);
      expect(
        tellLimit(await ending(flight)),
        `the limit ${limit} rejects with a RangeError or a TypeError`,
      ).toBe(LIMIT);
    }
  });

  test("M7 rejects a limit that is no whole number", async () => {
    bench();
    for (const limit of [Number.NaN, 1.5, 0.5]) {
      const flight = await start([1, 2, 3], limit);
      const begun = flight.begun.length;
      await flight.endAll();
      expect(begun, `fn is never called with the limit ${limit}`).toBe(0);
      expect(
        tellLimit(await ending(flight)),
        `the limit ${limit} makes mapLimit reject with a RangeError or a TypeError`,
      ).toBe(LIMIT);
    }
  });

  test("M7 does not throw", async () => {
    bench();
    let threw = false;
    try {
      mapLimit([1], (n) => n, { limit: 0 }).catch(() => undefined);
    } catch {
      threw = true;
    }
    expect(threw, "mapLimit rejects because of an invalid limit and does not throw").toBe(false);
  });
});
