import { describe, expect, test } from "vitest";
import { deferred } from "../../../kit.ts";
import {
  RESET,
  attempt,
  bench,
  call,
  codeOfEnd,
  fail,
  openAndWait,
  openUp,
  reasonOf,
  start,
  succeed,
} from "../drive.ts";

describe("unchanged-errors", () => {
  test("A4 rejects with the very error that fn rejected with", async () => {
    const error = new TypeError("down");
    const { end } = await attempt(bench(), () => Promise.reject(error));
    expect(reasonOf(end), "the caller gets the very object that fn rejected with").toBe(error);
  });

  test("A4 rejects with the very error that fn threw", async () => {
    const error = new TypeError("down");
    const { end } = await attempt(bench(), () => {
      throw error;
    });
    expect(reasonOf(end), "the caller gets the very object that fn threw").toBe(error);
  });

  test("A4 passes on undefined, null and a string", async () => {
    const b = bench({ failureThreshold: 9 });
    const nothing = await attempt(b, () => Promise.reject(undefined));
    expect(nothing.end, "a call that rejects with undefined passes undefined on").toEqual({
      status: "rejected",
      reason: undefined,
    });
    const nil = await attempt(b, () => Promise.reject(null));
    expect(nil.end, "a call that rejects with null passes null on").toEqual({
      status: "rejected",
      reason: null,
    });
    const text = await attempt(b, () => {
      throw "down";
    });
    expect(text.end, "a call that throws a string passes the string on").toEqual({
      status: "rejected",
      reason: "down",
    });
  });

  test("A4 passes on the error that opens the circuit, and that of a failed trial", async () => {
    const b = bench();
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
