import { describe, expect, test } from "vitest";
import { deferred } from "../../kit.ts";
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
} from "./drive.ts";

describe("time-out", () => {
  test("C8 rejects with TIMEOUT when the time is over", async () => {
    const b = bench({ timeout: 5000, failureThreshold: 9 });
    const flight = await start(b, deferred());
    await b.clock.advance(5005);
    const end = await ending(b, flight);
    expect(codeOfEnd(end), "a call that takes longer than timeout rejects with code TIMEOUT").toBe(
      "TIMEOUT",
    );
  });

  test("C8 lets a call finish within the time", async () => {
    const b = bench({ timeout: 5000, failureThreshold: 9 });
    const gate = deferred<unknown>();
    const flight = await start(b, gate);
    await b.clock.advance(4990);
    gate.resolve("in time");
    const end = await ending(b, flight);
    expect(end, "a call of 4990 ms passes with a timeout of 5000 ms").toEqual({
      status: "fulfilled",
      value: "in time",
    });
  });

  test("C8 counts a time-out as one failure", async () => {
    const b = bench({ timeout: 5000, failureThreshold: 2, resetTimeout: 100_000 });
    await start(b, deferred());
    await b.clock.advance(6000);
    expect(b.breaker.state, "one time-out of two failures leaves the circuit closed").toBe(
      "CLOSED",
    );
    for (let calls = 0; calls < 3; calls += 1) {
      await start(b, deferred());
      await b.clock.advance(6000);
    }
    expect(b.breaker.state, "time-outs in a row open the circuit").toBe("OPEN");
  });

  test("C8 does not count a late rejection again", async () => {
    watchUnhandled();
    const b = bench({ timeout: 5000, failureThreshold: 2 });
    const gate = deferred();
    await start(b, gate);
    await b.clock.advance(6000);
    gate.reject(new Error("down"));
    await b.clock.advance(0);
    expect(b.breaker.state, "a call that times out and rejects later is one failure of two").toBe(
      "CLOSED",
    );
  });

  test("C8 emits no success for a late result", async () => {
    const b = bench({ timeout: 5000, failureThreshold: 9 });
    const seen: string[] = [];
    b.breaker.on("success", () => seen.push("success"));
    const gate = deferred();
    await start(b, gate);
    await b.clock.advance(6000);
    gate.resolve();
    await b.clock.advance(0);
    expect(seen, "a call that times out and resolves later is no success").toEqual([]);
  });

  test("C8 does not end a row of failures by a late result", async () => {
    const b = bench({ timeout: 5000, failureThreshold: 6 });
    const gate = deferred();
    await start(b, gate);
    for (let calls = 0; calls < 3; calls += 1) await start(b, deferred());
    await b.clock.advance(6000);
    gate.resolve();
    await b.clock.advance(0);
    for (let calls = 0; calls < 3; calls += 1) await fail(b);
    expect(
      b.breaker.state,
      "a late result does not end a row of failures, so four time-outs and three failures open",
    ).toBe("OPEN");
  });

  test("C8 opens again when a trial times out, and allows another trial later", async () => {
    const b = bench({ timeout: 5000, resetTimeout: 20_000 });
    await openAndWait(b, 20_000);
    await start(b, deferred());
    await b.clock.advance(6000);
    expect(b.breaker.state, "a trial that times out is a failed trial").toBe("OPEN");
    await b.clock.advance(20_020);
    const { called } = await succeed(b);
    expect(called, "a trial that has timed out does not block the next one").toBe(true);
  });
});

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

describe("late-failures", () => {
  test("C9 emits no second open for a call that fails while the circuit is open", async () => {
    const b = bench({ failureThreshold: 2 });
    const changes = changesOf(b.breaker);
    const opens: string[] = [];
    b.breaker.on("open", () => opens.push("open"));
    const gates = [deferred(), deferred(), deferred(), deferred(), deferred()];
    for (const gate of gates) await start(b, gate);
    await openUp(b);
    for (const gate of gates) gate.reject(new Error("down"));
    await b.clock.advance(0);
    expect(opens, "five calls in flight that fail after the opening emit no second open").toEqual([
      "open",
    ]);
    expect(
      changes.length,
      "five calls in flight that fail after the opening emit no second stateChange",
    ).toBe(1);
  });

  test("C9 does not prolong the open time by a call that fails late", async () => {
    const b = bench();
    const gate = deferred();
    const late = await start(b, gate);
    await openUp(b);
    await b.clock.advance(RESET / 2);
    gate.reject(new Error("down"));
    await ending(b, late);
    await b.clock.advance(RESET / 2 + 20);
    const { called } = await succeed(b);
    expect(
      called,
      "a trial is possible resetTimeout after the opening, whatever failed meanwhile",
    ).toBe(true);
  });

  test("C9 stays open when a call fails late", async () => {
    const b = bench();
    const gate = deferred();
    const late = await start(b, gate);
    await openUp(b);
    gate.reject(new Error("down"));
    await ending(b, late);
    expect(b.breaker.state, "the circuit stays OPEN when a call fails late").toBe("OPEN");
  });
});
