import { describe, expect, test } from "vitest";
import { CircuitBreaker } from "@solution";
import {
  RESET,
  attempt,
  bench,
  codeOfEnd,
  fail,
  openUp,
  reasonOf,
  reject,
  resolve,
  start,
  succeed,
} from "../drive.ts";

describe("opens-at-threshold", () => {
  test("C3 opens with the failure that reaches the threshold", async () => {
    const b = bench({ failureThreshold: 3 });
    await fail(b);
    await fail(b);
    expect(b.breaker.state, "two failures of three leave the circuit closed").toBe("CLOSED");
    await fail(b);
    expect(b.breaker.state, "the third failure of three opens the circuit").toBe("OPEN");
  });

  test("C3 opens with the first failure when the threshold is 1", async () => {
    const b = bench({ failureThreshold: 1 });
    await fail(b);
    expect(b.breaker.state, "failureThreshold 1 opens the circuit with the first failure").toBe(
      "OPEN",
    );
  });

  test("C3 starts to count again after a success", async () => {
    const b = bench({ failureThreshold: 3 });
    await fail(b);
    await fail(b);
    await succeed(b);
    await fail(b);
    await fail(b);
    expect(b.breaker.state, "a success resets the count of failures to 0").toBe("CLOSED");
    await fail(b);
    expect(b.breaker.state, "three failures in a row after the success open the circuit").toBe(
      "OPEN",
    );
  });

  test("C3 counts failures of calls that overlap", async () => {
    const b = bench({ failureThreshold: 3 });
    const flights = [await start(b), await start(b), await start(b)];
    for (const { gate } of flights) gate.reject(new Error("down"));
    await b.clock.advance(0);
    expect(b.breaker.state, "three overlapping calls that all fail open the circuit").toBe("OPEN");
  });

  test("C3 counts calls that overlap in the order in which they end", async () => {
    const b = bench({ failureThreshold: 2 });
    const first = await start(b);
    const second = await start(b);
    const third = await start(b);
    await reject(b, third);
    await resolve(b, first);
    await reject(b, second);
    expect(
      b.breaker.state,
      "a success that ends between two failures resets the count, whichever call began first",
    ).toBe("CLOSED");
  });

  test("C3 counts every thrown value, including undefined", async () => {
    const b = bench({ failureThreshold: 2 });
    await attempt(b, () => Promise.reject(undefined));
    await attempt(b, () => Promise.reject(undefined));
    expect(b.breaker.state, "a call that rejects with undefined is a failure").toBe("OPEN");
    const other = bench({ failureThreshold: 2 });
    await attempt(other, () => Promise.reject(null));
    await attempt(other, () => Promise.reject(""));
    expect(
      other.breaker.state,
      "a call that rejects with null or an empty string is a failure",
    ).toBe("OPEN");
  });

  test("C3 counts an error that has a code of its own", async () => {
    const b = bench({ failureThreshold: 2 });
    const foreign = Object.assign(new Error("another breaker is open"), { code: "CIRCUIT_OPEN" });
    await attempt(b, () => Promise.reject(foreign));
    await attempt(b, () => Promise.reject(foreign));
    expect(b.breaker.state, "an error of fn with code CIRCUIT_OPEN is a failure too").toBe("OPEN");
  });
});

describe("refuses-when-open", () => {
  test("C4 rejects with CIRCUIT_OPEN and does not call fn", async () => {
    const b = bench();
    await openUp(b);
    const { called, end } = await succeed(b);
    expect(called, "fn is not called while the circuit is open").toBe(false);
    expect(codeOfEnd(end), "a call of an open circuit rejects with code CIRCUIT_OPEN").toBe(
      "CIRCUIT_OPEN",
    );
  });

  test("C4 does not extend the open time by refused calls", async () => {
    const b = bench();
    await openUp(b);
    for (let calls = 0; calls < 3; calls += 1) {
      await b.clock.advance(RESET / 4);
      await succeed(b);
    }
    await b.clock.advance(RESET / 4 + 20);
    const { called } = await succeed(b);
    expect(called, "refused calls do not extend the time until the next trial").toBe(true);
  });

  test("C4 does not count refused calls", async () => {
    const b = bench({ failureThreshold: 2, successThreshold: 2 });
    await openUp(b);
    for (let calls = 0; calls < 4; calls += 1) await succeed(b);
    expect(b.breaker.state, "refused calls leave an open circuit open").toBe("OPEN");
    await b.clock.advance(RESET + 20);
    await succeed(b);
    expect(b.breaker.state, "refused calls do not count as successful trials").toBe("HALF_OPEN");
  });
});

describe("coded-errors", () => {
  test("C5 refuses with an Error", async () => {
    const b = bench();
    await openUp(b);
    const { end } = await succeed(b);
    expect(reasonOf(end), "a refused call rejects with an Error object").toBeInstanceOf(Error);
  });
});

describe("own-state", () => {
  test("C9 opens one breaker and leaves the other closed", async () => {
    const b = bench();
    const other = new CircuitBreaker({ failureThreshold: 1 });
    await openUp(b);
    expect(other.state, "a second breaker stays CLOSED when the first one opens").toBe("CLOSED");
    const { called } = await succeed({ breaker: other, clock: b.clock });
    expect(called, "a second breaker still calls fn when the first one is open").toBe(true);
  });

  test("C9 counts failures for each breaker alone", async () => {
    const b = bench({ failureThreshold: 2 });
    const other = { breaker: new CircuitBreaker({ failureThreshold: 2 }), clock: b.clock };
    await fail(b);
    await fail(other);
    expect(
      [b.breaker.state, other.breaker.state],
      "one failure of two in each of two breakers leaves both closed",
    ).toEqual(["CLOSED", "CLOSED"]);
  });

  test("C9 keeps the options of each breaker apart", async () => {
    const b = bench({ failureThreshold: 2 });
    new CircuitBreaker({ failureThreshold: 9 });
    for (let calls = 0; calls < 4; calls += 1) await fail(b);
    expect(b.breaker.state, "the options of a second breaker do not change the first one").toBe(
      "OPEN",
    );
  });
});
