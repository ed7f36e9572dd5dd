import { describe, expect, test } from "vitest";
import { deferred } from "../../../kit.ts";
import {
  RESET,
  bench,
  call,
  changesOf,
  closeUp,
  codeOfEnd,
  fail,
  openAndWait,
  openUp,
  start,
  succeed,
} from "../drive.ts";

describe("trial-after-reset", () => {
  test("C4 calls fn from resetTimeout on", async () => {
    const b = bench({ successThreshold: 2 });
    await openUp(b);
    await b.clock.advance(RESET);
    const { called } = await succeed(b);
    expect(
      called,
      "fn is called by the first execute exactly resetTimeout ms after the opening",
    ).toBe(true);
  });

  test("C4 does not call fn before resetTimeout", async () => {
    const b = bench();
    await openUp(b);
    await b.clock.advance(RESET - 1);
    const { called } = await succeed(b);
    expect(called, "fn is not called 1 ms before resetTimeout is over").toBe(false);
  });

  test("C4 still allows a trial long after resetTimeout", async () => {
    const b = bench();
    await openUp(b);
    await b.clock.advance(100 * RESET);
    const { called } = await succeed(b);
    expect(called, "fn is called by the first execute long after resetTimeout").toBe(true);
  });

  test("C4 is HALF_OPEN while the trial runs", async () => {
    const b = bench();
    await openAndWait(b);
    const gate = deferred();
    await start(b, gate);
    expect(b.breaker.state, "the state is HALF_OPEN while the trial is in flight").toBe(
      "HALF_OPEN",
    );
    gate.resolve();
    await b.clock.advance(0);
  });

  test("C4 settles a trial as fn does", async () => {
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
  test("C6 opens with one failed trial", async () => {
    const b = bench({ failureThreshold: 3, successThreshold: 3 });
    await openAndWait(b);
    await fail(b);
    expect(
      b.breaker.state,
      "one failed trial opens the circuit, whatever failureThreshold is",
    ).toBe("OPEN");
  });

  test("C6 opens with one failed trial after successful ones", async () => {
    const b = bench({ failureThreshold: 3, successThreshold: 3 });
    await openAndWait(b);
    await succeed(b);
    await succeed(b);
    await fail(b);
    expect(b.breaker.state, "a failed trial opens the circuit also after successful trials").toBe(
      "OPEN",
    );
  });

  test("C6 counts resetTimeout from the failure of the trial", async () => {
    const b = bench();
    await openAndWait(b);
    const gate = deferred();
    await start(b, gate);
    await b.clock.advance(RESET / 2);
    gate.reject(new Error("down"));
    await b.clock.advance(0);
    await b.clock.advance(RESET - 50);
    expect(
      (await succeed(b)).called,
      "fn is not called before resetTimeout has passed since the failed trial",
    ).toBe(false);
  });

  test("C6 allows a trial resetTimeout after the failed one", async () => {
    const b = bench();
    await openAndWait(b);
    await fail(b);
    await b.clock.advance(RESET + 20);
    expect((await succeed(b)).called, "fn is called resetTimeout after the failed trial").toBe(
      true,
    );
  });

  test("C6 forgets the successes of the round before", async () => {
    const b = bench({ successThreshold: 3 });
    await openAndWait(b);
    await succeed(b);
    await succeed(b);
    await fail(b);
    await b.clock.advance(RESET + 20);
    await succeed(b);
    expect(b.breaker.state, "the first success after a failed trial is the first of three").toBe(
      "HALF_OPEN",
    );
    await succeed(b);
    expect(b.breaker.state, "the second success after a failed trial is the second of three").toBe(
      "HALF_OPEN",
    );
  });
});

describe("closes-after-successes", () => {
  test("C7 closes with the last of successThreshold successes", async () => {
    const b = bench({ successThreshold: 3 });
    await openAndWait(b);
    await succeed(b);
    await succeed(b);
    expect(b.breaker.state, "two successful trials of three do not close the circuit").toBe(
      "HALF_OPEN",
    );
    await succeed(b);
    expect(b.breaker.state, "the third successful trial of three closes the circuit").toBe(
      "CLOSED",
    );
  });

  test("C7 closes with one success when the threshold is 1", async () => {
    const b = bench({ successThreshold: 1 });
    await openAndWait(b);
    await succeed(b);
    expect(b.breaker.state, "successThreshold 1 closes with the first successful trial").toBe(
      "CLOSED",
    );
  });

  test("C7 counts successful trials only", async () => {
    const b = bench({ successThreshold: 2 });
    await succeed(b);
    await succeed(b);
    await openAndWait(b);
    await succeed(b);
    expect(b.breaker.state, "successes from before the opening are no trials").toBe("HALF_OPEN");
  });

  test("C7 needs failureThreshold new failures to open again", async () => {
    const b = bench({ failureThreshold: 3 });
    await openAndWait(b);
    await closeUp(b);
    await fail(b);
    await fail(b);
    expect(b.breaker.state, "two failures of three after closing leave the circuit closed").toBe(
      "CLOSED",
    );
    await openUp(b);
  });

  test("C7 needs successThreshold successes in every round", async () => {
    const b = bench({ successThreshold: 2 });
    await openAndWait(b);
    await closeUp(b);
    await openAndWait(b);
    await succeed(b);
    expect(b.breaker.state, "one successful trial of two leaves the second round HALF_OPEN").toBe(
      "HALF_OPEN",
    );
  });
});
