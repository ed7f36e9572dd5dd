import { describe, expect, test } from "vitest";
import { bench, call, ending, reasonOf, start } from "../drive.ts";

describe("signal-on-timeout", () => {
  test("T8 aborts the signal of fn when the time is over", async () => {
    const b = bench();
    const flight = await start(b, 1000);
    expect(flight.signal().aborted, "the signal is not aborted while fn has time").toBe(false);
    await b.clock.advance(1010);
    expect(flight.signal().aborted, "the signal aborts when the time is over").toBe(true);
    const end = await ending(b, flight.promise);
    expect(
      flight.signal().reason,
      "after a timeout, the reason of the signal is the error that the call rejects with",
    ).toBe(reasonOf(end));
  });

  test("T8 aborts the signal of fn when options.signal is there too", async () => {
    const b = bench();
    const flight = await start(b, 1000, { signal: new AbortController().signal });
    await b.clock.advance(1010);
    expect(
      flight.signal().aborted,
      "the signal aborts when the time is over, even if there is options.signal",
    ).toBe(true);
  });

  test("T9 rejects with the timeout even if fn rejects when its signal aborts", async () => {
    const b = bench();
    const stopped = new Error("stopped by its signal");
    const promise = call(
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(stopped));
        }),
      1000,
    );
    await b.clock.advance(1010);
    const end = await ending(b, promise);
    expect(
      reasonOf(end) === stopped,
      "the call rejects with the timeout, not with the error that fn rejects with on the abort",
    ).toBe(false);
  });
});

describe("signal-otherwise", () => {
  test("T10 does not abort the signal of fn when fn resolves", async () => {
    const b = bench();
    const flight = await start(b, 1000, { signal: new AbortController().signal });
    flight.gate.resolve("quick");
    await ending(b, flight.promise);
    expect(
      flight.signal().aborted,
      "fn that resolves in time keeps a signal that is not aborted",
    ).toBe(false);
  });

  test("T10 does not abort the signal of fn when fn rejects", async () => {
    const b = bench();
    const flight = await start(b, 1000);
    flight.gate.reject(new Error("down"));
    await ending(b, flight.promise);
    expect(
      flight.signal().aborted,
      "fn that rejects in time keeps a signal that is not aborted",
    ).toBe(false);
  });
});

describe("caller-aborts", () => {
  test("T11 rejects immediately with the reason of the caller", async () => {
    const b = bench();
    const caller = new AbortController();
    const flight = await start(b, 1000, { signal: caller.signal });
    await b.clock.advance(200);
    const reason = new Error("page closed");
    caller.abort(reason);
    await b.clock.advance(0);
    expect(flight.over(), "the call rejects at once when options.signal aborts").toBe(true);
    expect(
      reasonOf(await ending(b, flight.promise)),
      "the call rejects with options.signal.reason, the very same value",
    ).toBe(reason);
  });

  test("T11 passes on a reason that is not an Error, and the default one", async () => {
    const b = bench();
    const caller = new AbortController();
    const flight = await start(b, 1000, { signal: caller.signal });
    caller.abort("page closed");
    expect(
      reasonOf(await ending(b, flight.promise)),
      "the call rejects with the reason of the abort, even if it is a string",
    ).toBe("page closed");
    const other = new AbortController();
    const second = await start(b, 1000, { signal: other.signal });
    other.abort();
    expect(
      reasonOf(await ending(b, second.promise)),
      "if abort was called without a reason, the call rejects with the default reason",
    ).toBe(other.signal.reason);
  });

  test("T11 aborts the signal of fn with the same reason", async () => {
    const b = bench();
    const caller = new AbortController();
    const flight = await start(b, 1000, { signal: caller.signal });
    const reason = new Error("page closed");
    caller.abort(reason);
    await b.clock.advance(0);
    expect(flight.signal().aborted, "the signal of fn aborts when options.signal does").toBe(true);
    expect(flight.signal().reason, "the signal of fn aborts with the reason of the caller").toBe(
      reason,
    );
  });

  test("T11 follows options.signal if there is no limit", async () => {
    const b = bench();
    const caller = new AbortController();
    const flight = await start(b, Infinity, { signal: caller.signal });
    caller.abort("page closed");
    await b.clock.advance(0);
    expect(flight.over(), "a call without a limit rejects when options.signal aborts").toBe(true);
  });
});

describe("aborted-before", () => {
  test("T12 rejects without a call of fn", async () => {
    const b = bench();
    const reason = new Error("page closed");
    const flight = await start(b, 1000, { signal: AbortSignal.abort(reason) });
    expect(flight.calls(), "fn is not called if options.signal is already aborted").toBe(0);
    expect(flight.over(), "the call rejects at once if options.signal is already aborted").toBe(
      true,
    );
    expect(
      reasonOf(await ending(b, flight.promise)),
      "the call rejects with the reason of a signal that is already aborted",
    ).toBe(reason);
  });
});
