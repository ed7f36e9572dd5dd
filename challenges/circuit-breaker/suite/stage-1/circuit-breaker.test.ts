import { describe, expect, test } from "vitest";
import { deferred } from "../../../kit.ts";
import {
  RESET,
  attempt,
  bench,
  call,
  codeOfEnd,
  fail,
  openAndWait,
  openUp,
  reasonOf,
  start,
  succeed,
} from "../drive.ts";

describe("passes-through", () => {
  test("C1 resolves with what the promise of fn resolves with", async () => {
    const { end } = await attempt(bench(), () => Promise.resolve("the answer"));
    expect(end, "execute resolves with the value of the promise that fn returned").toEqual({
      status: "fulfilled",
      value: "the answer",
    });
  });

  test("C1 resolves with a plain return value", async () => {
    const { end } = await attempt(bench(), () => 42);
    expect(end, "a plain return value counts like a resolved promise").toEqual({
      status: "fulfilled",
      value: 42,
    });
  });

  test("C1 rejects when fn rejects or throws", async () => {
    const b = bench({ failureThreshold: 5 });
    const rejected = await fail(b);
    expect(rejected.end.status, "execute rejects when the promise of fn rejects").toBe("rejected");
    const thrown = await attempt(b, () => {
      throw new Error("down");
    });
    expect(thrown.end.status, "execute rejects when fn throws").toBe("rejected");
  });

  test("C1 counts a synchronous throw as a failure", async () => {
    const b = bench({ failureThreshold: 2 });
    for (let calls = 0; calls < 6; calls += 1) {
      await attempt(b, () => {
        throw new Error("down");
      });
    }
    expect(b.breaker.state, "a synchronous throw is a failure like a rejection").toBe("OPEN");
  });

  test("C1 counts a plain return value as a success", async () => {
    const b = bench();
    await openAndWait(b);
    for (let calls = 0; calls < 4; calls += 1) await attempt(b, () => 42);
    expect(b.breaker.state, "trials that return a plain value close the circuit").toBe("CLOSED");
  });

  test("C1 does not make calls of a closed circuit wait for each other", async () => {
    const b = bench();
    const started: string[] = [];
    const gate = deferred();
    for (const name of ["first", "second", "third"]) {
      void call(b.breaker, () => {
        started.push(name);
        return gate.promise;
      });
    }
    await b.clock.advance(0);
    expect(started, "a closed circuit calls fn also while other calls are in flight").toEqual([
      "first",
      "second",
      "third",
    ]);
    gate.resolve();
    await b.clock.advance(0);
  });
});

describe("opens-at-threshold", () => {
  test("C2 opens with the failure that reaches the threshold", async () => {
    const b = bench({ failureThreshold: 3 });
    await fail(b);
    await fail(b);
    expect(b.breaker.state, "two failures of three leave the circuit closed").toBe("CLOSED");
    await fail(b);
    expect(b.breaker.state, "the third failure of three opens the circuit").toBe("OPEN");
  });

  test("C2 opens with the first failure when the threshold is 1", async () => {
    const b = bench({ failureThreshold: 1 });
    await fail(b);
    expect(b.breaker.state, "failureThreshold 1 opens with the first failure").toBe("OPEN");
  });

  test("C2 starts to count again after a success", async () => {
    const b = bench({ failureThreshold: 3 });
    await fail(b);
    await fail(b);
    await succeed(b);
    await fail(b);
    await fail(b);
    expect(b.breaker.state, "a success sets the count of failures back to 0").toBe("CLOSED");
    await fail(b);
    expect(b.breaker.state, "three failures in a row after the success open the circuit").toBe(
      "OPEN",
    );
  });

  test("C2 counts failures of calls that overlap", async () => {
    const b = bench({ failureThreshold: 3 });
    const gates = [deferred(), deferred(), deferred()];
    for (const gate of gates) await start(b, gate);
    for (const gate of gates) gate.reject(new Error("down"));
    await b.clock.advance(0);
    expect(
      b.breaker.state,
      "three calls in flight that fail one after the other open the circuit",
    ).toBe("OPEN");
  });

  test("C2 counts calls that overlap in the order in which they end", async () => {
    const b = bench({ failureThreshold: 2 });
    const gates = [deferred(), deferred(), deferred()];
    for (const gate of gates) await start(b, gate);
    gates[2]?.reject(new Error("down"));
    await b.clock.advance(0);
    gates[0]?.resolve();
    await b.clock.advance(0);
    gates[1]?.reject(new Error("down"));
    await b.clock.advance(0);
    expect(
      b.breaker.state,
      "a success between two failures ends the row, in whatever order they began",
    ).toBe("CLOSED");
  });

  test("C2 counts every thrown value, also undefined", async () => {
    const b = bench({ failureThreshold: 2 });
    await attempt(b, () => Promise.reject(undefined));
    await attempt(b, () => Promise.reject(undefined));
    expect(b.breaker.state, "a call that rejects with undefined is a failure").toBe("OPEN");
  });

  test("C2 counts an error that has a code of its own", async () => {
    const b = bench({ failureThreshold: 2 });
    const foreign = Object.assign(new Error("another breaker is open"), { code: "CIRCUIT_OPEN" });
    await attempt(b, () => Promise.reject(foreign));
    await attempt(b, () => Promise.reject(foreign));
    expect(b.breaker.state, "an error of fn with code CIRCUIT_OPEN is a failure too").toBe("OPEN");
  });
});

describe("refuses-when-open", () => {
  test("C3 rejects with CIRCUIT_OPEN and does not call fn", async () => {
    const b = bench();
    await openUp(b);
    const { called, end } = await succeed(b);
    expect(codeOfEnd(end), "a call of an open circuit rejects with code CIRCUIT_OPEN").toBe(
      "CIRCUIT_OPEN",
    );
    expect(called, "fn is not called while the circuit is open").toBe(false);
  });

  test("C3 emits neither failure nor success for a refused call", async () => {
    const b = bench();
    await openUp(b);
    const seen: string[] = [];
    b.breaker.on("failure", () => seen.push("failure"));
    b.breaker.on("success", () => seen.push("success"));
    await succeed(b);
    await fail(b);
    expect(seen, "a refused call is neither a failure nor a success").toEqual([]);
  });

  test("C3 does not prolong the open time by refused calls", async () => {
    const b = bench();
    await openUp(b);
    for (let calls = 0; calls < 3; calls += 1) {
      await b.clock.advance(RESET / 4);
      await succeed(b);
    }
    await b.clock.advance(RESET / 4 + 20);
    const { called } = await succeed(b);
    expect(
      called,
      "a trial is possible resetTimeout after the opening, whatever was refused meanwhile",
    ).toBe(true);
  });

  test("C3 does not count refused calls", async () => {
    const b = bench({ failureThreshold: 2, successThreshold: 2 });
    await openUp(b);
    const before = b.breaker.status.lastFailureTime;
    await b.clock.advance(RESET / 2);
    for (let calls = 0; calls < 4; calls += 1) await succeed(b);
    expect(b.breaker.status.lastFailureTime, "a refused call leaves lastFailureTime alone").toBe(
      before,
    );
    await b.clock.advance(RESET / 2 + 20);
    await succeed(b);
    expect(b.breaker.state, "refused calls do not count as successful trials").toBe("HALF_OPEN");
  });
});
