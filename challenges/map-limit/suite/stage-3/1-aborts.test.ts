import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { settled, turn } from "../../../kit.ts";
import { bench, ending, numbers, rest, start, tell, VERY } from "../drive.ts";
import { cursor, cursorClosedBy, isClosed, rows, rowsClosedBy } from "../sources.ts";

describe("aborts", () => {
  test("M15 rejects at once with the reason", async () => {
    bench();
    const caller = new AbortController();
    const flight = await start(numbers(10), 3, caller.signal);
    expect(flight.over(), "mapLimit stays pending until signal aborts").toBe(false);
    const reason = new Error("page closed");
    caller.abort(reason);
    await rest();
    expect(
      flight.over(),
      "mapLimit rejects immediately if signal aborts, although calls are running",
    ).toBe(true);
    expect(
      tell(await ending(flight), reason),
      "after an abort, mapLimit rejects with the very reason of the signal",
    ).toBe(VERY);
  });

  test("M15 passes on a reason that is not an Error", async () => {
    bench();
    const caller = new AbortController();
    const flight = await start(numbers(10), 3, caller.signal);
    caller.abort("page closed");
    await rest();
    expect(
      tell(await ending(flight), "page closed"),
      "mapLimit rejects with the reason of the signal, even if it is a string",
    ).toBe(VERY);
  });

  test("M15 passes on a reason that is falsy", async () => {
    bench();
    for (const reason of [0, "", null]) {
      const caller = new AbortController();
      const flight = await start(numbers(10), 3, caller.signal);
      caller.abort(reason);
      expect(
        tell(await ending(flight), reason),
        `mapLimit rejects with the reason of the signal, even if it is ${JSON.stringify(reason)}`,
      ).toBe(VERY);
    }
  });

  test("M15 begins no call after an abort", async () => {
    bench();
    const caller = new AbortController();
    const flight = await start(numbers(10), 3, caller.signal);
    const before = flight.begun.length;
    caller.abort();
    await flight.end(0);
    await flight.end(1);
    expect(flight.begun.length - before, "no call begins when calls end after an abort").toBe(0);
  });

  test("M15 rejects while it waits for an item", async () => {
    bench();
    const caller = new AbortController();
    const source = cursor(10, 1);
    const flight = await start(source.items, 3, caller.signal);
    await flight.end(0);
    caller.abort(new Error("page closed"));
    await rest();
    expect(
      flight.over(),
      "mapLimit rejects immediately if signal aborts, although it waits for the next item",
    ).toBe(true);
    const { asked } = source.use;
    const begun = flight.begun.length;
    source.give();
    await rest();
    expect(flight.begun.length - begun, "an item that comes after the abort gets no call").toBe(0);
    expect(source.use.asked - asked, "no item is taken when a late one comes").toBe(0);
  });

  test("M15 works as usual if nothing aborts", async () => {
    bench();
    const { signal } = new AbortController();
    const flight = await start(["a", "b", "c"], 2, signal);
    await flight.endAll();
    expect(await ending(flight), "with a signal that never aborts, the results are there").toEqual({
      status: "fulfilled",
      value: ["a", "b", "c"],
    });
  });
});

describe("abort-closes", () => {
  test("M15 takes no item after an abort and closes the iterator", async () => {
    bench();
    const caller = new AbortController();
    const { items, use } = rows(10);
    const flight = await start(items, 2, caller.signal);
    const before = use.asked;
    caller.abort();
    await rest();
    expect(isClosed(use), "the iterator is closed with return after an abort").toBe(true);
    await flight.end(0);
    expect(use.asked - before, "no further item is taken after an abort").toBe(0);
  });

  test("M15 handles what fails after an abort", async () => {
    const strays = bench();
    const caller = new AbortController();
    const flight = await start(numbers(10), 3, caller.signal);
    caller.abort();
    await flight.fail(0, new Error("too late"));
    await flight.fail(1, new Error("too late as well"));
    await turn();
    expect(strays, "calls that fail after an abort are handled").toEqual([]);
  });

  test("M15 does not wait for return after an abort", async () => {
    bench();
    const caller = new AbortController();
    const hanging = cursorClosedBy(() => new Promise(() => undefined));
    const flight = await start(hanging, 2, caller.signal);
    caller.abort(new Error("page closed"));
    await flight.endAll();
    await settled(
      flight.promise,
      150,
      "after an abort, mapLimit rejects, although the promise of return never settles",
    );
  });

  test("M15 handles an error of return after an abort", async () => {
    const strays = bench();
    const broken = new Error("cannot close");
    const caller = new AbortController();
    const rejecting = cursorClosedBy(() => Promise.reject(broken));
    await start(rejecting, 2, caller.signal);
    const throwing = rowsClosedBy(() => {
      throw broken;
    });
    await start(throwing, 2, caller.signal);
    caller.abort();
    await rest();
    expect(strays, "an error of return after an abort is handled").toEqual([]);
  });
});

describe("aborted-before", () => {
  test("M16 rejects without a call", async () => {
    bench();
    const reason = new Error("page closed");
    const { items, use } = rows(10);
    const flight = await start(items, 3, AbortSignal.abort(reason));
    const begun = flight.begun.length;
    await flight.endAll();
    expect(begun, "fn is not called if signal is already aborted").toBe(0);
    expect(use.asked, "no item is taken if signal is already aborted").toBe(0);
    expect(
      tell(await ending(flight), reason),
      "mapLimit rejects with the reason of a signal that is already aborted",
    ).toBe(VERY);
  });
});

describe("no-listener-left", () => {
  test("M17 leaves no listener after a success", async () => {
    bench();
    const { signal } = new AbortController();
    const flight = await start(numbers(5), 2, signal);
    await flight.endAll();
    expect(flight.over(), "with a signal, mapLimit settles when all calls have ended").toBe(true);
    expect(listeners(signal), "signal has no listener after a success").toBe(0);
    await start([], 2, signal);
    expect(listeners(signal), "signal has no listener if there were no items").toBe(0);
  });

  test("M17 leaves no listener after a failure", async () => {
    bench();
    const { signal } = new AbortController();
    const flight = await start(numbers(5), 2, signal);
    await flight.fail(0, new Error("404"));
    expect(listeners(signal), "signal has no listener after a failed call").toBe(0);
  });

  test("M17 leaves no listener if items fail or cannot be iterated over", async () => {
    bench();
    const { signal } = new AbortController();
    await start(rows(3, { at: 0, error: new Error("bad row") }).items, 2, signal);
    expect(listeners(signal), "signal has no listener after items have failed").toBe(0);
    await start(undefined, 2, signal);
    expect(listeners(signal), "signal has no listener if items are not iterable").toBe(0);
  });

  test("M17 leaves no listener after an abort", async () => {
    bench();
    const caller = new AbortController();
    await start(numbers(5), 2, caller.signal);
    caller.abort();
    await rest();
    expect(listeners(caller.signal), "signal has no listener after it has aborted").toBe(0);
  });
});

function listeners(signal: AbortSignal): number {
  return getEventListeners(signal, "abort").length;
}
