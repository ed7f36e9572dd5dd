import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { turn } from "../../../kit.ts";
import { bench, fails, rejectsWith, slowly, start, works } from "../drive.ts";

describe("aborts-waits", () => {
  test("R12 rejects at once with the reason", async () => {
    const b = bench();
    const caller = new AbortController();
    const flight = await start(b, [fails(), works()], {
      retries: 9,
      baseMs: 10_000,
      signal: caller.signal,
    });
    await b.clock.advance(1000);
    const reason = new Error("page closed");
    caller.abort(reason);
    await b.clock.advance(0);
    expect(flight.over(), "the call rejects at once if signal aborts during a wait").toBe(true);
    expect(
      await rejectsWith(b, flight, reason),
      "after an abort during a wait, the call rejects with the very reason of the signal",
    ).toBe(true);
    await b.clock.advance(100_000);
    expect(flight.times.length, "no attempt follows an abort").toBe(1);
  });

  test("R12 passes on a reason that is not an Error", async () => {
    const b = bench();
    const caller = new AbortController();
    const flight = await start(b, [fails()], { retries: 9, baseMs: 100, signal: caller.signal });
    caller.abort("page closed");
    expect(
      await rejectsWith(b, flight, "page closed"),
      "the call rejects with the reason of the signal, even if it is a string",
    ).toBe(true);
  });

  test("R12 passes on a reason that is falsy", async () => {
    const b = bench();
    const caller = new AbortController();
    const flight = await start(b, [fails()], { retries: 9, baseMs: 100, signal: caller.signal });
    caller.abort(null);
    expect(
      await rejectsWith(b, flight, null),
      "the call rejects with the reason of the signal, even if it is null",
    ).toBe(true);
  });

  test("R12 sees an abort in onRetry", async () => {
    const b = bench();
    const caller = new AbortController();
    const onRetry = (): void => caller.abort("shutting down");
    const flight = await start(b, [fails(), works()], {
      baseMs: 1000,
      signal: caller.signal,
      onRetry,
    });
    // Whether onRetry is called in time is judged by another requirement.
    if (!caller.signal.aborted) return;
    expect(flight.over(), "an abort in onRetry ends the call before the wait").toBe(true);
    expect(
      await rejectsWith(b, flight, "shutting down"),
      "after an abort in onRetry, the call rejects with the reason of the signal",
    ).toBe(true);
    await b.clock.advance(2000);
    expect(flight.times.length, "no attempt follows an abort in onRetry").toBe(1);
  });
});

describe("aborts-attempts", () => {
  test("R13 rejects at once with the reason, without waiting for fn", async () => {
    const b = bench();
    const caller = new AbortController();
    const flight = await start(b, [slowly(5000, works("too late"))], { signal: caller.signal });
    await b.clock.advance(1000);
    const reason = new Error("page closed");
    caller.abort(reason);
    await b.clock.advance(0);
    expect(flight.over(), "the call rejects at once if signal aborts during an attempt").toBe(true);
    await b.clock.advance(10_000);
    expect(
      await rejectsWith(b, flight, reason),
      "after an abort during an attempt, the call rejects with the very reason of the signal",
    ).toBe(true);
  });

  test("R13 makes no further attempt when fn fails after the abort", async () => {
    const b = bench();
    const caller = new AbortController();
    const seen: number[] = [];
    const flight = await start(b, [slowly(5000, fails()), works()], {
      retries: 9,
      baseMs: 100,
      signal: caller.signal,
      onRetry: ({ attempt }) => void seen.push(attempt),
    });
    await b.clock.advance(1000);
    caller.abort();
    await b.clock.advance(100_000);
    expect(flight.times.length, "no attempt follows if fn fails after the abort").toBe(1);
    expect(seen, "onRetry is not called if fn fails after the abort").toEqual([]);
  });
});

describe("aborted-before", () => {
  test("R14 rejects without a call of fn", async () => {
    const b = bench();
    const reason = new Error("page closed");
    const flight = await start(b, [works()], { signal: AbortSignal.abort(reason) });
    expect(flight.times.length, "fn is not called if signal is already aborted").toBe(0);
    expect(
      await rejectsWith(b, flight, reason),
      "the call rejects with the reason of a signal that is already aborted",
    ).toBe(true);
    expect(flight.threw, "retry rejects, and never throws itself").toBe(false);
  });
});

describe("nothing-left", () => {
  test("R17 leaves no timer after an abort", async () => {
    const b = bench();
    const caller = new AbortController();
    const options = { retries: 9, baseMs: 10_000, signal: caller.signal };
    await start(b, [fails()], options);
    caller.abort();
    await b.clock.advance(0);
    expect(b.clock.pending(), "no timer is pending after an abort during a wait").toBe(0);
  });

  test("R17 leaves no timer of the deadline", async () => {
    const b = bench();
    await start(b, [works()], { totalMs: 60_000 });
    expect(b.clock.pending(), "no timer is pending after a success").toBe(0);
    await start(b, [fails()], { retries: 0, totalMs: 60_000 });
    expect(b.clock.pending(), "no timer is pending after the last failure").toBe(0);
  });

  test("R17 leaves no listener on signal", async () => {
    const b = bench();
    const { signal } = new AbortController();
    await start(b, [fails(), works()], { retries: 9, baseMs: 100, signal });
    await b.clock.advance(110);
    expect(listeners(signal), "signal has no listener after a success").toBe(0);
    await start(b, [fails()], { retries: 0, signal });
    expect(listeners(signal), "signal has no listener after the last failure").toBe(0);
    await start(b, [slowly(9000, works())], { totalMs: 100, signal });
    await b.clock.advance(110);
    expect(listeners(signal), "signal has no listener after the deadline").toBe(0);
  });
});

describe("late-rejections", () => {
  test("R18 handles every failure of fn", async () => {
    const b = bench();
    await start(b, [fails()], { retries: 2, baseMs: 100 });
    await b.clock.advance(1000);
    await turn();
    expect(b.unhandled, "no rejection is unhandled if the caller handles the call").toEqual([]);
  });

  test("R18 handles a failure of fn after an abort", async () => {
    const b = bench();
    const caller = new AbortController();
    await start(b, [slowly(1000, fails())], { signal: caller.signal });
    caller.abort();
    await b.clock.advance(2000);
    await turn();
    expect(b.unhandled, "no rejection is unhandled if fn fails after an abort").toEqual([]);
  });

  test("R18 handles an abort during a wait", async () => {
    const b = bench();
    const caller = new AbortController();
    await start(b, [fails()], { retries: 9, baseMs: 1000, signal: caller.signal, totalMs: 9000 });
    await b.clock.advance(100);
    caller.abort(new Error("page closed"));
    await b.clock.advance(20_000);
    await turn();
    expect(b.unhandled, "no rejection is unhandled after an abort during a wait").toEqual([]);
  });
});

function listeners(signal: AbortSignal): number {
  return getEventListeners(signal, "abort").length;
}
