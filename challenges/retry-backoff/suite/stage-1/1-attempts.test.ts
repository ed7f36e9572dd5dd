import { describe, expect, test } from "vitest";
import { bench, ending, fails, rejectsWith, slowly, start, works } from "../drive.ts";

describe("first-success", () => {
  test("R1 resolves with the result of the first attempt", async () => {
    const b = bench();
    const flight = await start(b, [works("answer")]);
    expect(
      await ending(b, flight),
      "the call resolves with the result of the first attempt",
    ).toEqual({ status: "fulfilled", value: "answer" });
    await b.clock.advance(10_000);
    expect(flight.times, "the first attempt begins without a wait, and no other follows").toEqual([
      0,
    ]);
  });

  test("R1 resolves with the first success after failures", async () => {
    const b = bench();
    const flight = await start(b, [fails(), fails(), works("third")]);
    await b.clock.advance(10_000);
    expect(
      await ending(b, flight),
      "the call resolves with the first result after failures",
    ).toEqual({ status: "fulfilled", value: "third" });
    expect(flight.numbers, "fn gets the number of its attempt, from 1").toEqual([1, 2, 3]);
  });

  test("R1 takes a plain and an empty value as a result", async () => {
    const b = bench();
    const plain = await start(b, [() => 0]);
    expect(await ending(b, plain), "a plain return value is a result").toEqual({
      status: "fulfilled",
      value: 0,
    });
    const empty = await start(b, [async () => undefined]);
    expect(await ending(b, empty), "undefined is a result").toEqual({
      status: "fulfilled",
      value: undefined,
    });
  });
});

describe("gives-up", () => {
  test("R2 makes 1 + retries attempts and rejects with the last error", async () => {
    const b = bench();
    const last = new Error("last");
    const flight = await start(b, [fails(), fails(), fails(last), works("too late")], {
      retries: 2,
      baseMs: 100,
    });
    await b.clock.advance(10_000);
    expect(flight.times.length, "retries: 2 means at most three attempts").toBe(3);
    expect(
      await rejectsWith(b, flight, last),
      "the call rejects with the very error of the last attempt",
    ).toBe(true);
  });

  test("R2 rejects with undefined if the last attempt does", async () => {
    const b = bench();
    const flight = await start(b, [fails(undefined)], { retries: 4, baseMs: 100 });
    await b.clock.advance(10_000);
    expect(flight.times.length > 1, "an attempt that rejects with undefined has failed").toBe(true);
    expect(
      await ending(b, flight),
      "the call rejects with the error of the last attempt, even if it is undefined",
    ).toEqual({ status: "rejected", reason: undefined });
  });

  test("R2 starts from the beginning with each call", async () => {
    const b = bench();
    const first = await start(b, [fails()], { retries: 1, baseMs: 100 });
    await b.clock.advance(10_000);
    const second = await start(b, [fails()], { retries: 1, baseMs: 100 });
    await b.clock.advance(10_000);
    expect(
      [first.times.length, second.times.length],
      "each call of retry has all of its attempts",
    ).toEqual([2, 2]);
  });
});

describe("throws-count", () => {
  test("R4 tries again after a synchronous throw", async () => {
    const b = bench();
    const broken = (): never => {
      throw new Error("thrown");
    };
    const flight = await start(b, [broken, works("second")], { retries: 9, baseMs: 100 });
    await b.clock.advance(10_000);
    expect(await ending(b, flight), "a synchronous throw of fn is followed by a retry").toEqual({
      status: "fulfilled",
      value: "second",
    });
  });
});

describe("one-at-a-time", () => {
  test("R5 does not begin an attempt while another one runs", async () => {
    const b = bench();
    const flight = await start(b, [slowly(5000, fails()), works()], { retries: 9, baseMs: 100 });
    await b.clock.advance(4900);
    expect(flight.times.length, "no attempt begins while another one is running").toBe(1);
    await b.clock.advance(10_000);
    expect(flight.times.length, "the next attempt begins after the one before has failed").toBe(2);
  });
});

describe("no-timer-left", () => {
  test("R7 rejects without a wait after the last attempt", async () => {
    const b = bench();
    const flight = await start(b, [fails()], { retries: 1, baseMs: 100, factor: 1 });
    await b.clock.advance(110);
    expect(flight.times.length > 0, "fn is called").toBe(true);
    expect(flight.over(), "the call rejects as soon as the last attempt has failed").toBe(true);
    expect(b.clock.pending(), "no timer is pending when the call has rejected").toBe(0);
  });

  test("R7 leaves no timer after a success", async () => {
    const b = bench();
    const flight = await start(b, [fails(), works()], { retries: 9, baseMs: 100, factor: 1 });
    await b.clock.advance(110);
    expect(flight.over(), "the call resolves as soon as an attempt succeeds").toBe(true);
    expect(b.clock.pending(), "no timer is pending when the call has resolved").toBe(0);
  });
});
