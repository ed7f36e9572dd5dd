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
