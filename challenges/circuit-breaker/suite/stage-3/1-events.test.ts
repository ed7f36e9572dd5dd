import { describe, expect, test } from "vitest";
import {
  attempt,
  bench,
  closeUp,
  ending,
  fail,
  openAndWait,
  openUp,
  reasonOf,
  reject,
  resolve,
  start,
  succeed,
  timedBench,
  watchUnhandled,
} from "../drive.ts";
import { callEventsOf, changesOf } from "../listen.ts";

describe("state-events", () => {
  test("C18 emits stateChange once for each transition, with from and to", async () => {
    const b = timedBench();
    const changes = changesOf(b.breaker);
    await openAndWait(b);
    await fail(b);
    await openAndWait(b);
    await closeUp(b);
    expect(
      changes,
      "each transition emits one stateChange, with the old state as from and the new one as to",
    ).toEqual([
      "CLOSED>OPEN",
      "OPEN>HALF_OPEN",
      "HALF_OPEN>OPEN",
      "OPEN>HALF_OPEN",
      "HALF_OPEN>CLOSED",
    ]);
  });

  test("C18 emits open, halfOpen and close once for each transition", async () => {
    const b = timedBench();
    const seen: string[] = [];
    b.breaker.on("open", () => seen.push("open"));
    b.breaker.on("halfOpen", () => seen.push("halfOpen"));
    b.breaker.on("close", () => seen.push("close"));
    await openAndWait(b);
    await fail(b);
    await openAndWait(b);
    await closeUp(b);
    expect(seen, "each transition emits open, halfOpen or close once").toEqual([
      "open",
      "halfOpen",
      "open",
      "halfOpen",
      "close",
    ]);
  });

  test("C18 emits stateChange with from and to when the state is forced", async () => {
    const b = timedBench();
    const changes = changesOf(b.breaker);
    b.breaker.forceOpen();
    b.breaker.forceClose();
    await b.clock.advance(0);
    expect(
      changes,
      "forceOpen and forceClose emit stateChange with the old and the new state",
    ).toEqual(["CLOSED>OPEN", "OPEN>CLOSED"]);
  });

  test("C18 emits halfOpen once for several trials", async () => {
    const b = timedBench({ successThreshold: 3 });
    await openUp(b);
    const changes = changesOf(b.breaker);
    await openAndWait(b);
    await succeed(b);
    await succeed(b);
    expect(changes, "the second trial of a round emits no further stateChange").toEqual([
      "OPEN>HALF_OPEN",
    ]);
  });

  test("C18 has the new state when stateChange is emitted", async () => {
    const b = timedBench();
    const seen: string[] = [];
    b.breaker.on("stateChange", ({ to }) => seen.push(`${b.breaker.state} at the change to ${to}`));
    await openAndWait(b);
    await closeUp(b);
    expect(seen, "state has already changed when a stateChange listener runs").toEqual([
      "OPEN at the change to OPEN",
      "HALF_OPEN at the change to HALF_OPEN",
      "CLOSED at the change to CLOSED",
    ]);
  });

  test("C18 has the new state when open, halfOpen and close are emitted", async () => {
    const b = timedBench();
    const seen: string[] = [];
    b.breaker.on("open", () => seen.push(`${b.breaker.state} at open`));
    b.breaker.on("halfOpen", () => seen.push(`${b.breaker.state} at halfOpen`));
    b.breaker.on("close", () => seen.push(`${b.breaker.state} at close`));
    await openAndWait(b);
    await closeUp(b);
    expect(
      seen,
      "state has already changed when a listener of open, halfOpen or close runs",
    ).toEqual(["OPEN at open", "HALF_OPEN at halfOpen", "CLOSED at close"]);
  });

  test("C18 emits nothing for calls that fail after the opening", async () => {
    const b = timedBench({ failureThreshold: 2 });
    const late = [await start(b), await start(b), await start(b), await start(b)];
    await openUp(b);
    const changes = changesOf(b.breaker);
    const opens: string[] = [];
    b.breaker.on("open", () => opens.push("open"));
    for (const flight of late) await reject(b, flight);
    expect(
      [...changes, ...opens],
      "calls that fail after the opening emit neither open nor stateChange again",
    ).toEqual([]);
  });
});

describe("call-events", () => {
  test("C19 emits failure once for each failed call, with what was thrown", async () => {
    const b = timedBench({ failureThreshold: 9 });
    const seen: unknown[] = [];
    b.breaker.on("failure", ({ error }) => seen.push(error));
    await attempt(b, () => Promise.reject("rejected"));
    await attempt(b, () => Promise.reject("again"));
    expect(
      seen,
      "failure is emitted once for each failed call, with what fn threw as error",
    ).toEqual(["rejected", "again"]);
  });

  test("C19 gives the very error to failure", async () => {
    const b = timedBench({ failureThreshold: 9 });
    const seen: unknown[] = [];
    b.breaker.on("failure", ({ error }) => seen.push(error));
    const error = new Error("down");
    await attempt(b, () => Promise.reject(error));
    expect(
      seen[0],
      "the error of the failure event is the exact object that fn rejected with",
    ).toBe(error);
    await attempt(b, () => Promise.reject(undefined));
    expect(seen.slice(1), "a call that rejects with undefined emits failure too").toEqual([
      undefined,
    ]);
  });

  test("C19 counts consecutive failures in failure", async () => {
    const b = timedBench({ failureThreshold: 9 });
    const seen: number[] = [];
    b.breaker.on("failure", ({ failureCount }) => seen.push(failureCount));
    await fail(b);
    await fail(b);
    await fail(b);
    expect(seen, "the failureCount of a failure event includes that failure").toEqual([1, 2, 3]);
    await succeed(b);
    await fail(b);
    expect(seen.at(-1), "the failureCount of a failure event starts again after a success").toBe(1);
  });

  test("C19 emits failure for the failure that opens the circuit", async () => {
    const b = timedBench({ failureThreshold: 1 });
    const seen = callEventsOf(b.breaker);
    await openUp(b);
    expect(seen.slice(-1), "the failure that opens the circuit emits failure too").toEqual([
      "failure",
    ]);
  });

  test("C19 emits failure when fn throws", async () => {
    const b = timedBench({ failureThreshold: 9 });
    const seen = callEventsOf(b.breaker);
    await attempt(b, () => {
      throw new Error("down");
    });
    expect(seen, "a call whose fn throws synchronously emits failure too").toEqual(["failure"]);
  });

  test("C19 emits failure for a timeout", async () => {
    const b = bench({ failureThreshold: 9, timeout: 5000 });
    const seen: unknown[] = [];
    b.breaker.on("failure", ({ error }) => seen.push(error));
    const flight = await start(b);
    await b.clock.advance(6000);
    expect(seen.length, "a call that times out emits failure once").toBe(1);
    const end = await ending(b, flight);
    expect(seen[0], "the failure event of a timeout has the error that the caller gets").toBe(
      reasonOf(end),
    );
  });

  test("C19 emits success once for each successful call", async () => {
    const b = timedBench();
    const seen = callEventsOf(b.breaker);
    await succeed(b);
    await attempt(b, () => 42);
    expect(seen, "two successful calls emit success twice").toEqual(["success", "success"]);
  });

  test("C19 emits success and failure for trials too", async () => {
    const b = timedBench({ successThreshold: 2 });
    await openAndWait(b);
    const seen = callEventsOf(b.breaker);
    await succeed(b);
    await fail(b);
    expect(seen, "a successful trial emits success, and a failed one emits failure").toEqual([
      "success",
      "failure",
    ]);
  });

  test("C19 emits success for the trial that closes the circuit", async () => {
    const b = timedBench({ successThreshold: 1 });
    await openAndWait(b);
    const seen = callEventsOf(b.breaker);
    await closeUp(b);
    expect(seen, "the trial that closes the circuit emits success once").toEqual(["success"]);
  });

  test("C19 emits nothing for a refused call", async () => {
    const b = timedBench({ successThreshold: 3 });
    await openUp(b);
    const seen = callEventsOf(b.breaker);
    await succeed(b);
    await fail(b);
    expect(seen, "a call that an open circuit refuses emits neither failure nor success").toEqual(
      [],
    );
    await openAndWait(b);
    const trial = await start(b);
    const attempts = [await succeed(b), await fail(b)];
    const ran = attempts.filter(({ called }) => called);
    expect(
      seen.length,
      "a call that is refused during a trial emits neither failure nor success",
    ).toBe(ran.length);
    await resolve(b, trial);
  });

  test("C19 emits nothing more when fn ends after its timeout", async () => {
    watchUnhandled();
    const b = bench({ timeout: 5000, failureThreshold: 9 });
    const first = await start(b);
    await b.clock.advance(6000);
    const second = await start(b);
    await b.clock.advance(6000);
    const seen = callEventsOf(b.breaker);
    await resolve(b, first);
    await reject(b, second);
    expect(seen, "what fn does after its timeout emits neither success nor failure").toEqual([]);
  });
});
