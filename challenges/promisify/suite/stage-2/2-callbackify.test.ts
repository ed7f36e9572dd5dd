import { describe, expect, test } from "vitest";
import { callbackify } from "@solution";
import { callWith, outcomeOf, record, until, watchStrays } from "../drive.ts";

describe("calls-back", () => {
  test("P10 calls back with null and the value", async () => {
    const outcome = await outcomeOf(() => Promise.resolve("found"));
    expect(outcome[0], "the first argument of the callback is null if fn resolves").toBe(null);
    expect(outcome[1], "the second argument of the callback is the value of fn").toBe("found");
  });

  test("P11 takes a plain return value as a result", async () => {
    const outcome = await outcomeOf(() => 0);
    expect(outcome, "a plain return value of fn calls the callback with null and it").toEqual([
      null,
      0,
    ]);
  });
});

describe("callback-this", () => {
  test("P10 passes on this and the arguments before the callback", async () => {
    const seen: unknown[][] = [];
    const self = { name: "store" };
    const { calls, callback } = record();
    const fn = async function (this: unknown, ...args: unknown[]): Promise<void> {
      seen.push([this, ...args]);
    };
    callWith(fn, self, ["key", 2, callback]);
    await until(() => calls.length > 0);
    expect(seen.length, "fn is called once").toBe(1);
    expect(seen[0]?.[0] === self, "fn gets the this of the call").toBe(true);
    expect(seen[0]?.slice(1), "fn gets the arguments before the callback and nothing else").toEqual(
      ["key", 2],
    );
  });
});

describe("passes-errors", () => {
  test("P11 calls back with the very error of a rejection", async () => {
    const error = new TypeError("down");
    const outcome = await outcomeOf(() => Promise.reject(error));
    expect(
      outcome[0] === error,
      "the callback gets the very error that fn rejected with, not another one",
    ).toBe(true);
  });

  test("P11 calls back with what fn threw", async () => {
    watchStrays();
    const error = new TypeError("down");
    const { calls, callback } = record();
    const fn = (): void => {
      throw error;
    };
    const failed = callWith(fn, undefined, [callback]);
    expect(failed, "a call does not throw if fn throws synchronously").toBe(null);
    await until(() => calls.length > 0);
    expect(calls[0]?.[0] === error, "the callback gets what fn threw synchronously").toBe(true);
  });
});

describe("falsy-reasons", () => {
  test("P12 wraps a falsy reason in an Error", async () => {
    for (const reason of [undefined, null, 0, "", false]) {
      const outcome = await outcomeOf(() => Promise.reject(reason));
      const [error] = outcome;
      expect(error, "a falsy reason reaches the callback as an Error").toBeInstanceOf(Error);
      expect(
        error instanceof Error && Reflect.get(error, "reason"),
        "the Error for a falsy reason has that reason as its property reason",
      ).toBe(reason);
    }
  });
});

describe("needs-a-callback", () => {
  test("P15 throws a TypeError without a callback", async () => {
    watchStrays();
    let called = 0;
    const fn = async (): Promise<void> => void (called += 1);
    const failed = callWith(fn, undefined, ["key"]);
    expect(
      failed?.thrown,
      "a call whose last argument is not a function throws a TypeError at once",
    ).toBeInstanceOf(TypeError);
    expect(called, "fn is not called if there is no callback").toBe(0);
    const empty = callWith(fn, undefined, []);
    expect(empty?.thrown, "a call without arguments throws a TypeError").toBeInstanceOf(TypeError);
  });

  test("P15 throws a TypeError for anything but a function", () => {
    for (const thing of [undefined, null, {}]) {
      let thrown: unknown;
      try {
        Reflect.apply(callbackify, undefined, [thing]);
      } catch (error) {
        thrown = error;
      }
      expect(
        thrown,
        "callbackify throws a TypeError if its argument is not a function",
      ).toBeInstanceOf(TypeError);
    }
  });
});
