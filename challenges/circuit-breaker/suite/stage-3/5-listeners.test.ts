import { describe, expect, test } from "vitest";
import { CircuitBreaker } from "@solution";
import { fail, openUp, timedBench } from "../drive.ts";
import type { Bench } from "../drive.ts";

describe("listeners", () => {
  test("C26 calls listeners in the order they were added", async () => {
    const b = quietBench();
    const seen: string[] = [];
    b.breaker.on("failure", () => seen.push("first"));
    b.breaker.on("failure", () => seen.push("second"));
    b.breaker.once("failure", () => seen.push("third, once"));
    await fail(b);
    expect(seen, "listeners of on and once run in the order in which they were added").toEqual([
      "first",
      "second",
      "third, once",
    ]);
  });

  test("C26 calls a listener twice that was added twice", async () => {
    const b = quietBench();
    let calls = 0;
    const count = (): void => void (calls += 1);
    b.breaker.on("failure", count);
    b.breaker.on("failure", count);
    await fail(b);
    expect(calls, "a listener that was added twice is called twice").toBe(2);
  });

  test("C26 does not call a listener that was removed", async () => {
    const b = quietBench();
    const seen: string[] = [];
    const gone = (): void => void seen.push("gone");
    b.breaker.on("failure", gone);
    b.breaker.on("failure", () => seen.push("kept"));
    b.breaker.off("failure", gone);
    b.breaker.off("failure", () => undefined);
    b.breaker.off("open", () => undefined);
    await fail(b);
    expect(seen, "off removes the given listener and leaves the others").toEqual(["kept"]);
  });

  test("C26 removes the latest of two registrations", async () => {
    const b = quietBench();
    const seen: string[] = [];
    const twice = (): void => void seen.push("twice");
    b.breaker.on("failure", twice);
    b.breaker.on("failure", () => seen.push("between"));
    b.breaker.on("failure", twice);
    b.breaker.off("failure", twice);
    await fail(b);
    expect(seen, "off removes only the latest registration of a listener").toEqual([
      "twice",
      "between",
    ]);
  });

  test("C26 calls a listener that is added during an emit from the next emit on", async () => {
    const b = quietBench();
    const seen: string[] = [];
    const added = (): void => void seen.push("added");
    let first = true;
    b.breaker.on("failure", () => {
      if (first) b.breaker.on("failure", added);
      first = false;
    });
    await fail(b);
    expect(seen, "a listener added during an emit is not called by that emit").toEqual([]);
    await fail(b);
    expect(seen, "a listener added during an emit is called by the next emit").toEqual(["added"]);
  });

  test("C26 still calls a listener that is removed during an emit", async () => {
    const b = quietBench();
    const seen: string[] = [];
    const removed = (): void => void seen.push("removed");
    b.breaker.on("failure", () => b.breaker.off("failure", removed));
    b.breaker.on("failure", removed);
    b.breaker.on("failure", () => seen.push("last"));
    await fail(b);
    await fail(b);
    expect(
      seen,
      "a listener removed during an emit is called by that emit, but not by the next",
    ).toEqual(["removed", "last", "last"]);
  });

  test("C26 skips no listener when one removes itself", async () => {
    const b = quietBench();
    const seen: string[] = [];
    const self = (): void => {
      seen.push("self");
      b.breaker.off("failure", self);
    };
    b.breaker.on("failure", self);
    b.breaker.once("failure", () => seen.push("once"));
    b.breaker.on("failure", () => seen.push("next"));
    await fail(b);
    expect(
      seen,
      "a listener that is removed during an emit does not make the next one skipped",
    ).toEqual(["self", "once", "next"]);
  });

  test("C26 calls a once listener one time, with the payload", async () => {
    const b = quietBench();
    const seen: unknown[] = [];
    b.breaker.once("failure", (payload) => seen.push(typeof payload));
    await fail(b);
    await fail(b);
    expect(seen, "a once listener is called a single time, with the payload").toEqual(["object"]);
  });

  test("C26 removes a once listener by its original function", async () => {
    const b = quietBench();
    const seen: string[] = [];
    const listener = (): void => void seen.push("called");
    b.breaker.once("failure", listener);
    b.breaker.off("failure", listener);
    await fail(b);
    expect(seen, "off removes a once listener by its original function").toEqual([]);
  });

  test("C26 has removed a once listener before it is called", async () => {
    const b = timedBench();
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

  test("C26 throws a TypeError for a listener that is not a function", () => {
    const { breaker } = timedBench();
    for (const listener of [undefined, null, "listener", {}]) {
      for (const name of ["on", "once"] as const) {
        const register = (): unknown => Reflect.apply(breaker[name], breaker, ["open", listener]);
        expect(
          register,
          `${name} throws a TypeError for a listener that is not a function`,
        ).toThrow(TypeError);
      }
    }
  });

  test("C26 registers nothing when it throws", async () => {
    const b = timedBench();
    for (const name of ["on", "once"] as const) {
      try {
        Reflect.apply(b.breaker[name], b.breaker, ["open", "listener"]);
      } catch {
        // What it throws is judged above.
      }
    }
    expect(
      () => b.breaker.forceOpen(),
      "a listener that is not a function is not registered, so the event does not throw later",
    ).not.toThrow();
    await b.clock.advance(0);
  });

  test("C26 calls the listeners of one breaker only", async () => {
    const b = timedBench();
    const other = new CircuitBreaker({ failureThreshold: 1 });
    const seen: string[] = [];
    other.on("open", () => seen.push("open of the other breaker"));
    await openUp(b);
    expect(seen, "a listener hears only the breaker to which it was added").toEqual([]);
  });
});

/** A breaker that no call of the test opens. */
function quietBench(): Bench {
  return timedBench({ failureThreshold: 9 });
}
