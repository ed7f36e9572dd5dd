import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { turn } from "../../../kit.ts";
import { bench, call, ending, start } from "../drive.ts";

describe("on-timeout", () => {
  test("T13 calls onTimeout once when the time is over", async () => {
    const b = bench();
    let calls = 0;
    const flight = await start(b, 1000, { onTimeout: () => void (calls += 1) });
    await b.clock.advance(900);
    expect(calls, "onTimeout is not called before the time is over").toBe(0);
    await b.clock.advance(110);
    const inTime = calls;
    flight.gate.resolve("too late");
    await b.clock.advance(2000);
    expect(
      { whenTheTimeIsOver: inTime, afterTheEndOfFn: calls },
      "onTimeout is called once, when the time is over, and not again when fn settles",
    ).toEqual({ whenTheTimeIsOver: 1, afterTheEndOfFn: 1 });
  });

  test("T13 does not call onTimeout when fn is in time", async () => {
    const b = bench();
    let calls = 0;
    const onTimeout = (): void => void (calls += 1);
    const good = await start(b, 1000, { onTimeout });
    good.gate.resolve("quick");
    const bad = await start(b, 1000, { onTimeout });
    bad.gate.reject(new Error("down"));
    await b.clock.advance(0);
    expect(calls, "onTimeout is not called if fn settles in time").toBe(0);
  });

  test("T13 does not call onTimeout for an error of fn with code TIMEOUT", async () => {
    const b = bench();
    let calls = 0;
    const flight = await start(b, 1000, { onTimeout: () => void (calls += 1) });
    flight.gate.reject(Object.assign(new Error("the socket timed out"), { code: "TIMEOUT" }));
    await b.clock.advance(0);
    expect(calls, "onTimeout is not called if fn rejects with a TIMEOUT of its own").toBe(0);
  });

  test("T13 does not call onTimeout when the caller aborts", async () => {
    const b = bench();
    let calls = 0;
    const caller = new AbortController();
    const onTimeout = (): void => void (calls += 1);
    await start(b, 1000, { onTimeout, signal: caller.signal });
    caller.abort();
    await start(b, 1000, { onTimeout, signal: caller.signal });
    await b.clock.advance(0);
    expect(calls, "onTimeout is not called when options.signal aborts").toBe(0);
  });
});

describe("nothing-left", () => {
  test("T14 leaves no listener when fn settles", async () => {
    const b = bench();
    const caller = new AbortController();
    const good = await start(b, 1000, { signal: caller.signal });
    good.gate.resolve("quick");
    await ending(b, good.promise);
    const left = listeners(caller.signal);
    caller.abort();
    expect(
      { whenFnHasResolved: left, whenItHasAborted: listeners(caller.signal) },
      "options.signal has no listener when fn has resolved",
    ).toEqual({ whenFnHasResolved: 0, whenItHasAborted: 0 });
    const { signal } = new AbortController();
    const bad = await start(b, 1000, { signal });
    bad.gate.reject(new Error("down"));
    await ending(b, bad.promise);
    expect(listeners(signal), "options.signal has no listener when fn has rejected").toBe(0);
    const thrown = call(
      () => {
        throw new Error("down");
      },
      1000,
      { signal },
    );
    await ending(b, thrown);
    expect(listeners(signal), "options.signal has no listener when fn has thrown").toBe(0);
  });

  test("T14 leaves no listener after a timeout", async () => {
    const b = bench();
    const { signal } = new AbortController();
    await start(b, 1000, { signal });
    await b.clock.advance(1010);
    expect(listeners(signal), "options.signal has no listener after a timeout").toBe(0);
  });

  test("T14 leaves nothing when the caller aborts", async () => {
    const b = bench();
    const caller = new AbortController();
    await start(b, 1000, { signal: caller.signal });
    caller.abort();
    await b.clock.advance(0);
    expect(b.pending(), "no timer is pending when the caller has aborted").toBe("no timer");
    expect(listeners(caller.signal), "options.signal has no listener when it has aborted").toBe(0);
  });

  test("T14 leaves nothing for a signal that was already aborted", async () => {
    const b = bench();
    const signal = AbortSignal.abort();
    await start(b, 1000, { signal });
    expect(b.clock.pending(), "no timer is pending if options.signal was already aborted").toBe(0);
    expect(listeners(signal), "a signal that was already aborted gets no listener").toBe(0);
  });
});

describe("late-rejections", () => {
  test("T15 handles a rejection in time", async () => {
    const b = bench();
    const flight = await start(b, 1000);
    flight.gate.reject(new Error("down"));
    await ending(b, flight.promise);
    await turn();
    expect(b.unhandled, "no rejection is unhandled if the caller handles the call").toEqual([]);
  });

  test("T15 handles a rejection after the timeout", async () => {
    const b = bench();
    const flight = await start(b, 1000);
    await b.clock.advance(1010);
    flight.gate.reject(new Error("rejected late"));
    await b.clock.advance(0);
    await turn();
    expect(b.unhandled, "no rejection is unhandled if fn rejects after the timeout").toEqual([]);
  });

  test("T15 handles a rejection after the caller aborted", async () => {
    const b = bench();
    const caller = new AbortController();
    const flight = await start(b, 1000, { signal: caller.signal });
    caller.abort();
    await b.clock.advance(0);
    flight.gate.reject(new Error("rejected late"));
    await b.clock.advance(0);
    await turn();
    expect(b.unhandled, "no rejection is unhandled if fn rejects after the caller aborted").toEqual(
      [],
    );
  });
});

function listeners(signal: AbortSignal): number {
  return getEventListeners(signal, "abort").length;
}
