import { describe, expect, test } from "vitest";
import {
  attempt,
  bench,
  codeOfEnd,
  ending,
  fail,
  openAndWait,
  openUp,
  reasonOf,
  reject,
  resolve,
  start,
  succeed,
  watchUnhandled,
} from "../drive.ts";
import type { Attempt, Bench } from "../drive.ts";
import { countFired } from "../fired.ts";

describe("time-out", () => {
  test("C11 rejects with TIMEOUT when the time is over", async () => {
    const b = bench({ timeout: 5000, failureThreshold: 9 });
    const flight = await start(b);
    await b.clock.advance(5005);
    const end = await ending(b, flight);
    expect(codeOfEnd(end), "a call that takes longer than timeout rejects with code TIMEOUT").toBe(
      "TIMEOUT",
    );
    expect(reasonOf(end), "a call that takes too long rejects with an Error").toBeInstanceOf(Error);
  });

  test("C11 lets a call finish within the time", async () => {
    const b = bench({ timeout: 5000, failureThreshold: 9 });
    const flight = await start(b);
    await b.clock.advance(4990);
    await resolve(b, flight, "in time");
    const end = await ending(b, flight);
    expect(end, "a call of 4990 ms resolves if timeout is 5000 ms").toEqual({
      status: "fulfilled",
      value: "in time",
    });
  });

  test("C11 takes a timeout of 1 ms as a limit", async () => {
    const b = bench({ timeout: 1, failureThreshold: 9 });
    const flight = await start(b);
    await b.clock.advance(10);
    const end = await ending(b, flight);
    expect(end.status, "if timeout is 1, a call of 10 ms rejects").toBe("rejected");
  });

  test("C11 gives each call its own time", async () => {
    const b = bench({ timeout: 5000, failureThreshold: 9 });
    await start(b);
    await b.clock.advance(3000);
    const second = await start(b);
    await b.clock.advance(3000);
    await resolve(b, second, "in time");
    const end = await ending(b, second);
    expect(end, "the timeout of one call does not end another one that began later").toEqual({
      status: "fulfilled",
      value: "in time",
    });
  });

  test("C11 times out when another call has settled", async () => {
    const b = bench({ timeout: 5000, failureThreshold: 9 });
    const first = await start(b);
    const second = await start(b);
    let over = false;
    second.promise.catch(() => (over = true));
    await resolve(b, first);
    await b.clock.advance(6000);
    expect(over, "a call still times out when another one has settled").toBe(true);
  });

  test("C11 counts a timeout as one failure", async () => {
    const b = bench({ timeout: 5000, failureThreshold: 2, resetTimeout: 100_000 });
    await start(b);
    await b.clock.advance(6000);
    expect(b.breaker.state, "one timeout of two failures leaves the circuit closed").toBe("CLOSED");
    for (let calls = 0; calls < 3; calls += 1) {
      await start(b);
      await b.clock.advance(6000);
    }
    expect(b.breaker.state, "timeouts in a row open the circuit").toBe("OPEN");
  });

  test("C11 does not count a late rejection again", async () => {
    watchUnhandled();
    const b = bench({ timeout: 5000, failureThreshold: 2 });
    const flight = await start(b);
    await b.clock.advance(6000);
    await reject(b, flight);
    expect(b.breaker.state, "a call that rejects after its timeout is one failure, not two").toBe(
      "CLOSED",
    );
  });

  test("C11 does not reset the failures by a late result", async () => {
    const b = bench({ timeout: 5000, failureThreshold: 6 });
    const flight = await start(b);
    for (let calls = 0; calls < 3; calls += 1) await start(b);
    await b.clock.advance(6000);
    await resolve(b, flight);
    for (let calls = 0; calls < 3; calls += 1) await fail(b);
    expect(
      b.breaker.state,
      "a call that resolves after its timeout is not a success and resets no count",
    ).toBe("OPEN");
  });

  test("C11 counts an error of fn with code TIMEOUT", async () => {
    const b = bench({ timeout: 5000, failureThreshold: 2 });
    const foreign = Object.assign(new Error("another timeout"), { code: "TIMEOUT" });
    await attempt(b, () => Promise.reject(foreign));
    await attempt(b, () => Promise.reject(foreign));
    await fail(b);
    expect(b.breaker.state, "an error of fn with code TIMEOUT is a failure too").toBe("OPEN");
  });

  test("C11 opens again when a trial times out, and allows another trial later", async () => {
    const b = bench({ timeout: 5000, resetTimeout: 20_000, successThreshold: 2 });
    await openAndWait(b, 20_000);
    const trial = await start(b);
    await b.clock.advance(6000);
    expect(b.breaker.state, "a trial that times out is a failed trial").toBe("OPEN");
    await b.clock.advance(20_020);
    const { called } = await succeed(b);
    expect(called, "a trial that has timed out does not block the next one").toBe(true);
    await resolve(b, trial);
    expect(b.breaker.state, "a trial that resolves after its timeout is not a successful one").toBe(
      "HALF_OPEN",
    );
  });
});

describe("no-time-limit", () => {
  test("C12 takes a timeout of 0 as no limit", async () => {
    const b = bench({ timeout: 0 });
    const flight = await start(b);
    await b.clock.advance(100_000);
    await resolve(b, flight, "at last");
    const end = await ending(b, flight);
    expect(end, "if timeout is 0, a call may take 100000 ms").toEqual({
      status: "fulfilled",
      value: "at last",
    });
  });

  test("C12 takes a timeout of Infinity as no limit", async () => {
    const b = bench({ timeout: Infinity });
    const flight = await start(b);
    await b.clock.advance(100_000);
    await resolve(b, flight, "at last");
    const end = await ending(b, flight);
    expect(end, "if timeout is Infinity, a call may take 100000 ms").toEqual({
      status: "fulfilled",
      value: "at last",
    });
  });
});

describe("timer-cleared", () => {
  test("C13 leaves no timer when a call resolves", async () => {
    const b = bench({ timeout: 5000 });
    expect(await timersLeftBy(b, succeed), "a call that resolved leaves no timer behind").toBe(0);
  });

  test("C13 leaves no timer when a call rejects", async () => {
    const b = bench({ timeout: 5000, failureThreshold: 9 });
    expect(await timersLeftBy(b, fail), "a call that rejected leaves no timer behind").toBe(0);
  });

  test("C13 leaves no timer when fn throws", async () => {
    const b = bench({ timeout: 5000, failureThreshold: 9 });
    expect(
      await timersLeftBy(b, throwAtOnce),
      "a call whose fn threw synchronously leaves no timer behind",
    ).toBe(0);
  });

  test("C13 leaves no timer when fn returns a plain value", async () => {
    const b = bench({ timeout: 5000 });
    expect(
      await timersLeftBy(b, () => attempt(b, () => 42)),
      "a call whose fn returned a plain value leaves no timer behind",
    ).toBe(0);
  });

  test("C13 leaves no timer when a call is refused", async () => {
    const b = bench({ timeout: 5000, resetTimeout: 1_000_000 });
    await openUp(b);
    expect(await timersLeftBy(b, succeed), "a refused call leaves no timer behind").toBe(0);
  });

  test("C13 leaves no timer when calls overlap", async () => {
    const b = bench({ timeout: 5000 });
    const both = async (): Promise<void> => {
      const flights = [await start(b), await start(b)];
      for (const flight of flights) await resolve(b, flight);
    };
    expect(await timersLeftBy(b, both), "calls that overlap leave no timer behind").toBe(0);
  });

  test("C13 leaves no timer when a late call settles", async () => {
    const b = bench({ timeout: 5000, resetTimeout: 1_000_000 });
    const late = await start(b);
    await openUp(b);
    await resolve(b, late);
    const fired = b.clock.pending();
    await b.clock.advance(10_000);
    expect(b.clock.pending(), "a call that settles after the opening leaves no timer behind").toBe(
      fired,
    );
  });

  test("C13 leaves no timer when a trial succeeds", async () => {
    const b = bench({ timeout: 5000 });
    await openAndWait(b);
    expect(await timersLeftBy(b, succeed), "a successful trial leaves no timer behind").toBe(0);
  });
});

/** How many timers of a call still exist, or still fire, when the call has settled. */
async function timersLeftBy(b: Bench, make: (b: Bench) => Promise<unknown>): Promise<number> {
  const before = b.clock.pending();
  const fired = countFired();
  await make(b);
  await b.clock.advance(0);
  const left = b.clock.pending() - before;
  const firedByThen = fired();
  await b.clock.advance(10_000);
  // What a solution does to the clock's own figures does not change what fires.
  return Math.max(left, fired() - firedByThen);
}

function throwAtOnce(b: Bench): Promise<Attempt> {
  return attempt(b, () => {
    throw new Error("down");
  });
}
