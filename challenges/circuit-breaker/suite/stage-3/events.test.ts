import { describe, expect, test } from "vitest";
import { bench, changesOf, closeUp, fail, openAndWait, openUp, succeed } from "../drive.ts";
import type { Bench } from "../drive.ts";

describe("state-events", () => {
  test("C9 emits stateChange once for each transition, with from and to", async () => {
    const b = bench();
    const changes = changesOf(b.breaker);
    await openAndWait(b);
    await fail(b);
    await openAndWait(b);
    await closeUp(b);
    expect(
      changes,
      "an opening, a failed trial and a successful one emit one stateChange for each transition",
    ).toEqual([
      "CLOSED>OPEN",
      "OPEN>HALF_OPEN",
      "HALF_OPEN>OPEN",
      "OPEN>HALF_OPEN",
      "HALF_OPEN>CLOSED",
    ]);
  });

  test("C9 emits open, halfOpen and close once for each transition", async () => {
    const b = bench();
    const seen: string[] = [];
    b.breaker.on("open", () => seen.push("open"));
    b.breaker.on("halfOpen", () => seen.push("halfOpen"));
    b.breaker.on("close", () => seen.push("close"));
    await openAndWait(b);
    await fail(b);
    await openAndWait(b);
    await closeUp(b);
    expect(
      seen,
      "an opening, a failed trial and a successful one emit one event for each transition",
    ).toEqual(["open", "halfOpen", "open", "halfOpen", "close"]);
  });

  test("C9 emits stateChange with from and to when the state is forced", async () => {
    const b = bench();
    const changes = changesOf(b.breaker);
    b.breaker.forceOpen();
    b.breaker.forceClose();
    await b.clock.advance(0);
    expect(
      changes,
      "forceOpen and forceClose emit stateChange with the old and the new state",
    ).toEqual(["CLOSED>OPEN", "OPEN>CLOSED"]);
  });

  test("C9 emits halfOpen once for several trials", async () => {
    const b = bench({ successThreshold: 3 });
    await openUp(b);
    const changes = changesOf(b.breaker);
    await openAndWait(b);
    await succeed(b);
    await succeed(b);
    expect(changes, "two successful trials of three emit no further stateChange").toEqual([
      "OPEN>HALF_OPEN",
    ]);
  });

  test("C9 has the new state when stateChange is emitted", async () => {
    const b = bench();
    const seen: string[] = [];
    b.breaker.on("stateChange", ({ to }) => seen.push(`${b.breaker.state} at the change to ${to}`));
    await openAndWait(b);
    await closeUp(b);
    expect(seen, "state already is the new one in a listener of stateChange").toEqual([
      "OPEN at the change to OPEN",
      "HALF_OPEN at the change to HALF_OPEN",
      "CLOSED at the change to CLOSED",
    ]);
  });

  test("C9 has the new state when open, halfOpen and close are emitted", async () => {
    const b = bench();
    const seen: string[] = [];
    b.breaker.on("open", () => seen.push(`${b.breaker.state} at open`));
    b.breaker.on("halfOpen", () => seen.push(`${b.breaker.state} at halfOpen`));
    b.breaker.on("close", () => seen.push(`${b.breaker.state} at close`));
    await openAndWait(b);
    await closeUp(b);
    expect(seen, "state already is the new one in a listener of open, halfOpen and close").toEqual([
      "OPEN at open",
      "HALF_OPEN at halfOpen",
      "CLOSED at close",
    ]);
  });
});

describe("listeners", () => {
  test("A7 calls listeners in the order they were added", async () => {
    const b = quietBench();
    const seen: string[] = [];
    b.breaker.on("success", () => seen.push("first"));
    b.breaker.on("success", () => seen.push("second"));
    b.breaker.on("success", () => seen.push("third"));
    await succeed(b);
    expect(seen, "listeners are called in the order they were added").toEqual([
      "first",
      "second",
      "third",
    ]);
  });

  test("A7 calls a listener twice that was added twice", async () => {
    const b = quietBench();
    let calls = 0;
    const count = (): void => void (calls += 1);
    b.breaker.on("success", count);
    b.breaker.on("success", count);
    await succeed(b);
    expect(calls, "a listener that was added twice is called twice").toBe(2);
  });

  test("A7 removes the latest of two registrations", async () => {
    const b = quietBench();
    const seen: string[] = [];
    const twice = (): void => void seen.push("twice");
    b.breaker.on("success", twice);
    b.breaker.on("success", () => seen.push("between"));
    b.breaker.on("success", twice);
    b.breaker.off("success", twice);
    await succeed(b);
    expect(seen, "off removes one registration, the latest").toEqual(["twice", "between"]);
  });

  test("A7 does not call a listener that was removed", async () => {
    const b = quietBench();
    const seen: string[] = [];
    const gone = (): void => void seen.push("gone");
    b.breaker.on("success", gone);
    b.breaker.on("success", () => seen.push("kept"));
    b.breaker.off("success", gone);
    await succeed(b);
    expect(seen, "a removed listener is not called, the others are").toEqual(["kept"]);
  });

  test("A7 changes nothing when off gets a stranger", async () => {
    const b = quietBench();
    const seen: string[] = [];
    b.breaker.on("success", () => seen.push("kept"));
    b.breaker.off("success", () => undefined);
    b.breaker.off("failure", () => undefined);
    await succeed(b);
    expect(seen, "off with a listener that was never added changes nothing").toEqual(["kept"]);
  });

  test("A7 calls a listener that is added during an emit from the next emit on", async () => {
    const b = quietBench();
    const seen: string[] = [];
    const added = (): void => void seen.push("added");
    let first = true;
    b.breaker.on("success", () => {
      if (first) b.breaker.on("success", added);
      first = false;
    });
    await succeed(b);
    expect(seen, "a listener added during an emit is not called by that emit").toEqual([]);
    await succeed(b);
    expect(seen, "a listener added during an emit is called by the next emit").toEqual(["added"]);
  });

  test("A7 still calls a listener that is removed during an emit", async () => {
    const b = quietBench();
    const seen: string[] = [];
    const removed = (): void => void seen.push("removed");
    b.breaker.on("success", () => b.breaker.off("success", removed));
    b.breaker.on("success", removed);
    b.breaker.on("success", () => seen.push("last"));
    await succeed(b);
    await succeed(b);
    expect(
      seen,
      "a listener removed during an emit is called by that emit, not by the next",
    ).toEqual(["removed", "last", "last"]);
  });

  test("A7 skips no listener when one removes itself", async () => {
    const b = quietBench();
    const seen: string[] = [];
    const self = (): void => {
      seen.push("self");
      b.breaker.off("success", self);
    };
    b.breaker.on("success", self);
    b.breaker.on("success", () => seen.push("next"));
    await succeed(b);
    expect(seen, "the listener after one that removes itself is called").toEqual(["self", "next"]);
  });

  test("A7 skips no listener after a once listener", async () => {
    const b = quietBench();
    const seen: string[] = [];
    b.breaker.once("success", () => undefined);
    b.breaker.on("success", () => seen.push("next"));
    await succeed(b);
    expect(seen, "the listener after a once listener is called").toEqual(["next"]);
  });
});

describe("once-listeners", () => {
  test("A7 calls a once listener one time, with the payload", async () => {
    const b = quietBench();
    const seen: unknown[] = [];
    b.breaker.once("failure", ({ error }) => seen.push(error));
    const other = new Error("down");
    await fail(b);
    await fail(b);
    expect(seen.length, "a once listener is called one time in two emits").toBe(1);
    expect(seen[0], "a once listener gets the payload").toEqual(other);
  });

  test("A7 keeps the order among on and once", async () => {
    const b = quietBench();
    const seen: string[] = [];
    b.breaker.on("success", () => seen.push("on"));
    b.breaker.once("success", () => seen.push("once"));
    await succeed(b);
    expect(seen, "a once listener is called in its place").toEqual(["on", "once"]);
  });

  test("A7 removes a once listener by its original function", async () => {
    const b = quietBench();
    const seen: string[] = [];
    const listener = (): void => void seen.push("called");
    b.breaker.once("success", listener);
    b.breaker.off("success", listener);
    await succeed(b);
    expect(seen, "off takes back a once listener that has not been called").toEqual([]);
  });

  test("A7 has removed a once listener before it is called", async () => {
    const b = bench();
    const seen: string[] = [];
    b.breaker.once("stateChange", () => {
      seen.push("called");
      b.breaker.forceClose();
    });
    b.breaker.forceOpen();
    await b.clock.advance(0);
    expect(seen, "a once listener that causes the same event again is not called again").toEqual([
      "called",
    ]);
  });
});

describe("listener-check", () => {
  test("A7 throws a TypeError for a listener that is not a function", () => {
    const { breaker } = bench();
    for (const listener of [undefined, null, "listener", {}]) {
      for (const name of ["on", "once"] as const) {
        const register = (): unknown => Reflect.apply(breaker[name], breaker, ["open", listener]);
        expect(register, `${name} throws a TypeError for the listener ${String(listener)}`).toThrow(
          TypeError,
        );
      }
    }
  });

  test("A7 registers nothing when it throws", async () => {
    const b = bench();
    try {
      Reflect.apply(b.breaker.on, b.breaker, ["open", "listener"]);
    } catch {
      // What it throws is judged above.
    }
    expect(
      () => b.breaker.forceOpen(),
      "on with a string registers nothing, so forceOpen does not throw",
    ).not.toThrow();
    await b.clock.advance(0);
    expect(
      b.breaker.state,
      "on with a string registers nothing, so forceOpen opens the circuit",
    ).toBe("OPEN");
  });
});

/** A breaker that no call of the test opens. */
function quietBench(): Bench {
  return bench({ failureThreshold: 9 });
}
