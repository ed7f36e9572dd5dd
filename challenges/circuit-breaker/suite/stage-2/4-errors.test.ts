import { describe, expect, test } from "vitest";
import { turn } from "../../../kit.ts";
import {
  RESET,
  attempt,
  bench,
  openAndWait,
  reasonOf,
  reject,
  start,
  timedBench,
  watchUnhandled,
} from "../drive.ts";

describe("unchanged-errors", () => {
  test("C16 rejects with the very error that fn rejected with", async () => {
    const error = new TypeError("down");
    const { end } = await attempt(timedBench(), () => Promise.reject(error));
    expect(reasonOf(end), "the caller gets the exact object that fn rejected with").toBe(error);
    expect(Object.keys(error), "the error of fn gets no new properties").toEqual([]);
  });

  test("C16 rejects with the very error that fn threw", async () => {
    const error = new TypeError("down");
    const { end } = await attempt(timedBench(), () => {
      throw error;
    });
    expect(reasonOf(end), "the caller gets the exact object that fn threw").toBe(error);
  });

  test("C16 passes on undefined, null and a string", async () => {
    const b = timedBench({ failureThreshold: 9 });
    const nothing = await attempt(b, () => Promise.reject(undefined));
    expect(nothing.end, "a call whose fn rejects with undefined rejects with undefined").toEqual({
      status: "rejected",
      reason: undefined,
    });
    const nil = await attempt(b, () => Promise.reject(null));
    expect(nil.end, "a call whose fn rejects with null rejects with null").toEqual({
      status: "rejected",
      reason: null,
    });
    const text = await attempt(b, () => {
      throw "down";
    });
    expect(text.end, "a call whose fn throws a string rejects with that string").toEqual({
      status: "rejected",
      reason: "down",
    });
  });

  test("C16 passes on the error that opens the circuit, and that of a failed trial", async () => {
    const b = timedBench();
    const opening = await attempt(b, () => Promise.reject("opening"));
    expect(opening.end, "the failure that opens the circuit rejects with its own error").toEqual({
      status: "rejected",
      reason: "opening",
    });
    await openAndWait(b);
    const trial = await attempt(b, () => Promise.reject("trial"));
    expect(trial.end, "a failed trial rejects with its own error").toEqual({
      status: "rejected",
      reason: "trial",
    });
  });
});

describe("no-unhandled", () => {
  test("C17 handles a rejection that comes after the timeout", async () => {
    const unhandled = watchUnhandled();
    const b = bench({ timeout: 5000, failureThreshold: 9 });
    const flight = await start(b);
    await b.clock.advance(6000);
    await reject(b, flight, "rejected late");
    await turn();
    expect(unhandled, "no rejection is unhandled when fn rejects after its timeout").toEqual([]);
  });

  test("C17 leaves no rejection unhandled when the caller handles its own", async () => {
    const unhandled = watchUnhandled();
    const b = timedBench();
    await attempt(b, () => Promise.reject("rejected"));
    await attempt(b, () => Promise.reject("refused"));
    await b.clock.advance(RESET + 20);
    await attempt(b, () => {
      throw "thrown in a trial";
    });
    await turn();
    expect(
      unhandled,
      "no rejection is unhandled when the caller handles every promise of execute",
    ).toEqual([]);
  });
});
