import { describe, expect, test } from "vitest";
import { withTimeout } from "@solution";
import { bench, call, ending, reasonOf, start } from "../drive.ts";

describe("passes-through", () => {
  test("T1 resolves with the value of fn", async () => {
    const b = bench();
    const answer = { rows: 3 };
    const flight = await start(b, 1000);
    flight.gate.resolve(answer);
    const end = await ending(b, flight.promise);
    expect(end, "the call resolves with the value of fn if fn resolves in time").toEqual({
      status: "fulfilled",
      value: answer,
    });
    expect(
      end.status === "fulfilled" && end.value === answer,
      "the call resolves with the very object of fn, not with a copy",
    ).toBe(true);
    expect(flight.calls(), "fn is called once").toBe(1);
  });

  test("T1 takes a plain return value as a result", async () => {
    const b = bench();
    const end = await ending(
      b,
      call(() => 0, 1000),
    );
    expect(end, "an fn that returns 0 makes a call that resolves with 0").toEqual({
      status: "fulfilled",
      value: 0,
    });
    const nothing = await ending(
      b,
      call(() => undefined, 1000),
    );
    expect(nothing, "an fn that returns undefined makes a call that resolves with it").toEqual({
      status: "fulfilled",
      value: undefined,
    });
  });

  test("T1 rejects with the very error of fn", async () => {
    const b = bench();
    const error = new TypeError("bad query");
    const flight = await start(b, 1000);
    flight.gate.reject(error);
    const end = await ending(b, flight.promise);
    expect(reasonOf(end), "the call rejects with the very error of fn, not with another one").toBe(
      error,
    );
    expect(Object.keys(error), "the error of fn gets no new properties").toEqual([]);
  });

  test("T1 rejects with undefined if fn does", async () => {
    const b = bench();
    const flight = await start(b, 1000);
    flight.gate.reject(undefined);
    const end = await ending(b, flight.promise);
    expect(end, "an fn that rejects with undefined makes a call that rejects with it").toEqual({
      status: "rejected",
      reason: undefined,
    });
  });
});

describe("promise-always", () => {
  test("T2 returns a promise", async () => {
    const b = bench();
    const result: unknown = withTimeout(() => 1, 1000);
    await b.clock.advance(0);
    expect(result, "withTimeout returns a promise even if fn returns a plain value").toBeInstanceOf(
      Promise,
    );
  });

  test("T2 turns a synchronous throw into a rejection", async () => {
    const b = bench();
    const error = new RangeError("no such table");
    let result: unknown;
    let thrown = false;
    try {
      result = withTimeout(() => {
        throw error;
      }, 1000);
    } catch {
      thrown = true;
    }
    expect(thrown, "withTimeout itself does not throw if fn throws").toBe(false);
    const end = await ending(b, Promise.resolve(result));
    expect(reasonOf(end), "the promise rejects with the value that fn threw").toBe(error);
  });
});
