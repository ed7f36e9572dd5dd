import { describe, expect, test } from "vitest";
import {
  RESET,
  attempt,
  bench,
  closeUp,
  fail,
  openAndWait,
  openUp,
  reject,
  resolve,
  start,
  succeed,
} from "../drive.ts";

describe("trial-after-reset", () => {
  test("C6 calls fn from resetTimeout on", async () => {
    const b = bench({ successThreshold: 2 });
    await openUp(b);
    await b.clock.advance(RESET);
    const { called } = await succeed(b);
    expect(called, "a call exactly resetTimeout ms after the opening is a trial and calls fn").toBe(
      true,
    );
  });

  test("C6 does not call fn before resetTimeout", async () => {
    const b = bench();
    await openUp(b);
    await b.clock.advance(RESET - 1);
    const { called } = await succeed(b);
    expect(called, "a call 1 ms before resetTimeout is over does not call fn").toBe(false);
  });

  test("C6 still allows a trial long after resetTimeout", async () => {
    const b = bench();
    await openUp(b);
    await b.clock.advance(100 * RESET);
    const { called } = await succeed(b);
    expect(called, "a call long after resetTimeout is a trial and calls fn").toBe(true);
  });

  test("C6 is HALF_OPEN while the trial runs", async () => {
    const b = bench();
    await openAndWait(b);
    const trial = await start(b);
    expect(b.breaker.state, "the state is HALF_OPEN while the trial is in flight").toBe(
      "HALF_OPEN",
    );
    await resolve(b, trial);
  });

  test("C6 settles a trial as fn does", async () => {
    const b = bench();
    await openAndWait(b);
    const { end } = await succeed(b);
    expect(end, "a trial resolves with the value of fn").toEqual({
      status: "fulfilled",
      value: "fine",
    });
  });
});

describe("failed-trial-reopens", () => {
  test("C7 opens with one failed trial", async () => {
    const b = bench({ failureThreshold: 3, successThreshold: 3 });
    await openAndWait(b);
    await fail(b);
    expect(
      b.breaker.state,
      "one failed trial opens the circuit again, whatever failureThreshold is",
    ).toBe("OPEN");
  });

  test("C7 opens with one failed trial after successful ones", async () => {
    const b = bench({ failureThreshold: 3, successThreshold: 3 });
    await openAndWait(b);
    await succeed(b);
    await succeed(b);
    await fail(b);
    expect(b.breaker.state, "a failed trial opens the circuit even after successful trials").toBe(
      "OPEN",
    );
  });

  test("C7 opens with a trial that throws synchronously or rejects with undefined", async () => {
    const b = bench({ failureThreshold: 3, successThreshold: 3 });
    await openAndWait(b);
    await attempt(b, () => {
      throw new Error("down");
    });
    expect(b.breaker.state, "a trial whose fn throws synchronously is a failed trial").toBe("OPEN");
    await b.clock.advance(RESET + 20);
    await attempt(b, () => Promise.reject(undefined));
    expect(b.breaker.state, "a trial that rejects with undefined is a failed trial").toBe("OPEN");
  });

  test("C7 counts resetTimeout from the failure of the trial", async () => {
    const b = bench();
    await openAndWait(b);
    const trial = await start(b);
    await b.clock.advance(RESET / 2);
    await reject(b, trial);
    await b.clock.advance(RESET - 50);
    expect(
      (await succeed(b)).called,
      "fn is not called until resetTimeout has passed since the trial failed",
    ).toBe(false);
  });

  test("C7 allows a trial resetTimeout after the failed one", async () => {
    const b = bench();
    await openAndWait(b);
    await fail(b);
    await b.clock.advance(RESET + 20);
    expect((await succeed(b)).called, "resetTimeout after a failed trial comes the next one").toBe(
      true,
    );
  });

  test("C7 forgets the successes of the round before", async () => {
    const b = bench({ successThreshold: 3 });
    await openAndWait(b);
    await succeed(b);
    await succeed(b);
    await fail(b);
    await b.clock.advance(RESET + 20);
    await succeed(b);
    expect(
      b.breaker.state,
      "a failed trial resets the count of successful ones: the next success is the first of three",
    ).toBe("HALF_OPEN");
    await succeed(b);
    expect(
      b.breaker.state,
      "a failed trial resets the count of successful ones: the second success is one of three still",
    ).toBe("HALF_OPEN");
  });
});

describe("closes-after-successes", () => {
  test("C8 closes with the last of successThreshold successes", async () => {
    const b = bench({ successThreshold: 3 });
    await openAndWait(b);
    await succeed(b);
    await succeed(b);
    expect(b.breaker.state, "two successful trials of three leave the circuit HALF_OPEN").toBe(
      "HALF_OPEN",
    );
    await succeed(b);
    expect(b.breaker.state, "the third successful trial of three closes the circuit").toBe(
      "CLOSED",
    );
  });

  test("C8 closes with one success when the threshold is 1", async () => {
    const b = bench({ successThreshold: 1 });
    await openAndWait(b);
    await succeed(b);
    expect(b.breaker.state, "successThreshold 1 closes with the first successful trial").toBe(
      "CLOSED",
    );
  });

  test("C8 makes the next call the next trial", async () => {
    const b = bench({ successThreshold: 5 });
    await openAndWait(b);
    const called: boolean[] = [];
    for (let calls = 0; calls < 3; calls += 1) called.push((await succeed(b)).called);
    expect(
      called,
      "after a successful trial the next call is the next trial, without a wait",
    ).toEqual([true, true, true]);
  });

  test("C8 counts successful trials only", async () => {
    const b = bench({ successThreshold: 2 });
    await succeed(b);
    await succeed(b);
    await openAndWait(b);
    await succeed(b);
    expect(b.breaker.state, "successes from before the opening are not trials").toBe("HALF_OPEN");
  });

  test("C8 needs failureThreshold new failures to open again", async () => {
    const b = bench({ failureThreshold: 3 });
    await openAndWait(b);
    await closeUp(b);
    await fail(b);
    await fail(b);
    expect(
      b.breaker.state,
      "two new failures of three after the closing leave the circuit closed",
    ).toBe("CLOSED");
    await openUp(b);
  });

  test("C8 needs successThreshold successes in every round", async () => {
    const b = bench({ successThreshold: 2 });
    await openAndWait(b);
    await closeUp(b);
    await openAndWait(b);
    await succeed(b);
    expect(b.breaker.state, "the successes of an earlier round do not count in a later one").toBe(
      "HALF_OPEN",
    );
  });
});
