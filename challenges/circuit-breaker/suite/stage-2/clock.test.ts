import { describe, expect, test } from "vitest";
import { CircuitBreaker } from "@solution";
import { deferred, replaceClock, settled, turn } from "../../../kit.ts";
import {
  RESET,
  attempt,
  bench,
  call,
  ending,
  fail,
  openAndWait,
  openUp,
  start,
  succeed,
  watchUnhandled,
} from "../drive.ts";

describe("no-time-limit", () => {
  test("C8 takes a timeout of 0 as no limit", async () => {
    const b = bench({ timeout: 0 });
    const gate = deferred<unknown>();
    const flight = await start(b, gate);
    await b.clock.advance(100_000);
    gate.resolve("at last");
    const end = await ending(b, flight);
    expect(end, "with timeout 0 a call may take 100000 ms").toEqual({
      status: "fulfilled",
      value: "at last",
    });
  });

  test("C8 takes a timeout of Infinity as no limit", async () => {
    const b = bench({ timeout: Infinity });
    const gate = deferred<unknown>();
    const flight = await start(b, gate);
    await b.clock.advance(100_000);
    gate.resolve("at last");
    const end = await ending(b, flight);
    expect(end, "with timeout Infinity a call may take 100000 ms").toEqual({
      status: "fulfilled",
      value: "at last",
    });
  });
});

describe("timer-cleared", () => {
  test("C8 leaves no timer when a call resolves", async () => {
    const b = bench();
    const before = b.clock.pending();
    await succeed(b);
    await b.clock.advance(0);
    expect(b.clock.pending() - before, "a call that resolved leaves no timer behind").toBe(0);
  });

  test("C8 leaves no timer when a call rejects", async () => {
    const b = bench({ failureThreshold: 9 });
    const before = b.clock.pending();
    await fail(b);
    await b.clock.advance(0);
    expect(b.clock.pending() - before, "a call that rejected leaves no timer behind").toBe(0);
  });

  test("C8 leaves no timer when fn throws or returns a plain value", async () => {
    const b = bench({ failureThreshold: 9 });
    const before = b.clock.pending();
    await attempt(b, () => {
      throw new Error("down");
    });
    await b.clock.advance(0);
    expect(b.clock.pending() - before, "a call whose fn threw leaves no timer behind").toBe(0);
    await attempt(b, () => 42);
    await b.clock.advance(0);
    expect(
      b.clock.pending() - before,
      "a call whose fn returned a value leaves no timer behind",
    ).toBe(0);
  });

  test("C8 leaves no timer when a call is refused", async () => {
    const b = bench();
    await openUp(b);
    const before = b.clock.pending();
    await succeed(b);
    await b.clock.advance(0);
    expect(b.clock.pending() - before, "a refused call leaves no timer behind").toBe(0);
  });
});

describe("no-unhandled", () => {
  test("A6 handles a rejection that comes after the time-out", async () => {
    const unhandled = watchUnhandled();
    const b = bench({ timeout: 5000, failureThreshold: 9 });
    const gate = deferred();
    await start(b, gate);
    await b.clock.advance(6000);
    gate.reject("rejected late");
    await b.clock.advance(0);
    await turn();
    expect(unhandled, "no rejection is unhandled when fn rejects after its time-out").toEqual([]);
  });

  test("A6 leaves no rejection unhandled when the caller handles its own", async () => {
    const unhandled = watchUnhandled();
    const b = bench();
    await attempt(b, () => Promise.reject("rejected"));
    await attempt(b, () => Promise.reject("refused"));
    await b.clock.advance(RESET + 20);
    await attempt(b, () => {
      throw "thrown in a trial";
    });
    await turn();
    expect(
      unhandled,
      "no rejection is unhandled when the caller handles each promise of execute",
    ).toEqual([]);
  });
});
