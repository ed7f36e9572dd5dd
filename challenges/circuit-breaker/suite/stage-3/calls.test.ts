import { describe, expect, test } from "vitest";
import { deferred } from "../../../kit.ts";
import {
  RESET,
  attempt,
  bench,
  changesOf,
  codeOfEnd,
  ending,
  fail,
  openAndWait,
  openUp,
  start,
  succeed,
  watchUnhandled,
} from "../drive.ts";

describe("call-events", () => {
  test("C10 emits failure once for each failed call, with what was thrown", async () => {
    const b = bench({ failureThreshold: 9 });
    const seen: unknown[] = [];
    b.breaker.on("failure", ({ error }) => seen.push(error));
    await attempt(b, () => Promise.reject("rejected"));
    await attempt(b, () => Promise.reject("rejected again"));
    expect(seen, "failure is emitted once for each failed call, with its error").toEqual([
      "rejected",
      "rejected again",
    ]);
  });

  test("C10 counts consecutive failures in failure", async () => {
    const b = bench({ failureThreshold: 9 });
    const seen: number[] = [];
    b.breaker.on("failure", ({ failureCount }) => seen.push(failureCount));
    await fail(b);
    await fail(b);
    await fail(b);
    expect(seen, "failureCount goes up with each failure in a row").toEqual([1, 2, 3]);
  });

  test("C10 gives the very error to failure", async () => {
    const b = bench({ failureThreshold: 9 });
    const seen: unknown[] = [];
    b.breaker.on("failure", ({ error }) => seen.push(error));
    const error = new Error("down");
    await attempt(b, () => Promise.reject(error));
    expect(seen[0], "the error of the failure event is the very object that fn rejected with").toBe(
      error,
    );
  });

  test("C10 emits failure for the failure that opens the circuit", async () => {
    const b = bench({ failureThreshold: 1 });
    let failures = 0;
    b.breaker.on("failure", () => (failures += 1));
    await fail(b);
    expect(failures, "the failure that opens the circuit emits failure once").toBe(1);
  });

  test("C10 emits failure for a time-out", async () => {
    const b = bench({ failureThreshold: 9, timeout: 5000 });
    let failures = 0;
    b.breaker.on("failure", () => (failures += 1));
    await start(b, deferred());
    await b.clock.advance(6000);
    expect(failures, "a call that times out emits failure once").toBe(1);
  });

  test("C10 emits success once for each successful call", async () => {
    const b = bench();
    let successes = 0;
    b.breaker.on("success", () => (successes += 1));
    await succeed(b);
    await attempt(b, () => 42);
    expect(successes, "two successful calls emit success twice").toBe(2);
  });

  test("C10 emits success and failure for trials too", async () => {
    const b = bench({ successThreshold: 2 });
    await openAndWait(b);
    const seen: string[] = [];
    b.breaker.on("success", () => seen.push("success"));
    b.breaker.on("failure", () => seen.push("failure"));
    await succeed(b);
    await fail(b);
    expect(seen, "a successful trial emits success and a failed one emits failure").toEqual([
      "success",
      "failure",
    ]);
  });

  test("C10 emits success for the trial that closes the circuit", async () => {
    const b = bench({ successThreshold: 1 });
    await openAndWait(b);
    let successes = 0;
    b.breaker.on("success", () => (successes += 1));
    await succeed(b);
    expect(successes, "the trial that closes the circuit emits success once").toBe(1);
  });
});
