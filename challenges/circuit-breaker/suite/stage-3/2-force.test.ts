import { describe, expect, test } from "vitest";
import {
  RESET,
  closeUp,
  codeOfEnd,
  fail,
  openAndWait,
  openUp,
  reject,
  resolve,
  start,
  succeed,
  timedBench,
} from "../drive.ts";
import { changesOf } from "../listen.ts";

describe("force-open", () => {
  test("C20 opens at once and refuses calls", async () => {
    const b = timedBench();
    b.breaker.forceOpen();
    expect(b.breaker.state, "the state is OPEN when forceOpen returns").toBe("OPEN");
    const { called, end } = await succeed(b);
    expect(called, "fn is not called right after forceOpen").toBe(false);
    expect(codeOfEnd(end), "a call right after forceOpen rejects with code CIRCUIT_OPEN").toBe(
      "CIRCUIT_OPEN",
    );
  });

  test("C20 counts resetTimeout from now when there never was a failure", async () => {
    const b = timedBench();
    await succeed(b);
    b.breaker.forceOpen();
    await b.clock.advance(RESET - 50);
    expect(
      (await succeed(b)).called,
      "fn is not called until resetTimeout has passed since forceOpen",
    ).toBe(false);
  });

  test("C20 counts resetTimeout from now after an earlier cycle", async () => {
    const b = timedBench();
    await openAndWait(b);
    await closeUp(b);
    await b.clock.advance(3 * RESET);
    b.breaker.forceOpen();
    await b.clock.advance(RESET - 50);
    expect(
      (await succeed(b)).called,
      "resetTimeout counts from forceOpen, not from an earlier opening or failure",
    ).toBe(false);
  });

  test("C20 opens a HALF_OPEN circuit and counts resetTimeout from now", async () => {
    const b = timedBench({ successThreshold: 2 });
    await openAndWait(b);
    await succeed(b);
    await b.clock.advance(RESET / 2);
    b.breaker.forceOpen();
    expect(
      b.breaker.state,
      "the state is OPEN when forceOpen returns, even between two trials",
    ).toBe("OPEN");
    await b.clock.advance(RESET - 50);
    expect(
      (await succeed(b)).called,
      "resetTimeout counts from a forceOpen between two trials",
    ).toBe(false);
    await b.clock.advance(RESET + 20);
    await succeed(b);
    expect(
      b.breaker.state,
      "forceOpen resets the count of successful trials: one new trial of two leaves HALF_OPEN",
    ).toBe("HALF_OPEN");
  });

  test("C20 opens while a trial is in flight, and forgets that trial", async () => {
    const b = timedBench();
    await openAndWait(b);
    const trial = await start(b);
    b.breaker.forceOpen();
    expect(
      b.breaker.state,
      "the state is OPEN when forceOpen returns, even with a trial in flight",
    ).toBe("OPEN");
    await b.clock.advance(RESET + 20);
    const next = await start(b);
    expect(next.started, "a trial from before forceOpen does not block the next trial").toBe(true);
    await resolve(b, trial);
    expect(
      b.breaker.state === "CLOSED" ? "closed" : "not closed",
      "a trial from before forceOpen does not close the circuit",
    ).toBe("not closed");
    await resolve(b, next);
    expect(b.breaker.state, "the trial that began after forceOpen closes the circuit").toBe(
      "CLOSED",
    );
  });

  test("C20 allows a trial resetTimeout after forceOpen", async () => {
    const b = timedBench();
    b.breaker.forceOpen();
    await b.clock.advance(RESET + 20);
    expect((await succeed(b)).called, "resetTimeout after forceOpen a trial is allowed").toBe(true);
  });

  test("C20 emits like any other opening, and nothing in an open circuit", async () => {
    const b = timedBench();
    const changes = changesOf(b.breaker);
    const opens: string[] = [];
    b.breaker.on("open", () => opens.push("open"));
    b.breaker.forceOpen();
    b.breaker.forceOpen();
    await b.clock.advance(0);
    expect(changes.length, "forceOpen emits stateChange once, and not in an open circuit").toBe(1);
    expect(opens, "forceOpen emits open once, and not in an open circuit").toEqual(["open"]);
  });
});

describe("force-close", () => {
  test("C21 closes an open circuit at once", async () => {
    const b = timedBench();
    await openUp(b);
    b.breaker.forceClose();
    expect(b.breaker.state, "the state is CLOSED when forceClose returns").toBe("CLOSED");
    const { called } = await succeed(b);
    expect(called, "fn is called right after forceClose").toBe(true);
  });

  test("C21 stays closed when the old reset time is over", async () => {
    const b = timedBench();
    await openUp(b);
    await b.clock.advance(RESET / 2);
    b.breaker.forceClose();
    await b.clock.advance(0);
    const changes = changesOf(b.breaker);
    await b.clock.advance(3 * RESET);
    await succeed(b);
    expect(changes, "no timer from before forceClose changes the state later").toEqual([]);
    expect(b.breaker.state, "a circuit stays CLOSED after forceClose").toBe("CLOSED");
  });

  test("C21 lets no old timer shorten a new open time", async () => {
    const b = timedBench();
    await openUp(b);
    await b.clock.advance(RESET / 2);
    b.breaker.forceClose();
    await openUp(b);
    await b.clock.advance(RESET - 100);
    const { called } = await succeed(b);
    expect(
      called,
      "no timer from before forceClose shortens the open time of a later opening",
    ).toBe(false);
  });

  test("C21 closes a HALF_OPEN circuit and forgets the successes", async () => {
    const b = timedBench({ successThreshold: 2 });
    await openAndWait(b);
    await succeed(b);
    b.breaker.forceClose();
    expect(
      b.breaker.state,
      "the state is CLOSED when forceClose returns, even between two trials",
    ).toBe("CLOSED");
    await openAndWait(b);
    await succeed(b);
    expect(
      b.breaker.state,
      "forceClose resets the count of successful trials: one new trial of two leaves HALF_OPEN",
    ).toBe("HALF_OPEN");
  });

  test("C21 closes while a trial is in flight, and forgets that trial", async () => {
    const b = timedBench();
    await openAndWait(b);
    const trial = await start(b);
    b.breaker.forceClose();
    expect(
      b.breaker.state,
      "the state is CLOSED when forceClose returns, even with a trial in flight",
    ).toBe("CLOSED");
    expect((await succeed(b)).called, "fn is called after forceClose with a trial in flight").toBe(
      true,
    );
    await reject(b, trial);
    expect(b.breaker.state, "a trial from before forceClose does not open the circuit").toBe(
      "CLOSED",
    );
  });

  test("C21 lets no old trial reset the count", async () => {
    const b = timedBench({ failureThreshold: 4 });
    await openAndWait(b);
    const trial = await start(b);
    b.breaker.forceClose();
    for (let calls = 0; calls < 3; calls += 1) await fail(b);
    await resolve(b, trial);
    await fail(b);
    await fail(b);
    expect(b.breaker.state, "a trial from before forceClose resets no count of failures").toBe(
      "OPEN",
    );
  });

  test("C21 forgets the failures that opened the circuit", async () => {
    const b = timedBench({ failureThreshold: 3 });
    await openUp(b);
    b.breaker.forceClose();
    await fail(b);
    await fail(b);
    expect(
      b.breaker.state,
      "forceClose of an open circuit resets the count of failures: two new ones of three leave it closed",
    ).toBe("CLOSED");
  });

  test("C21 sets the count of a closed circuit back to 0", async () => {
    const b = timedBench({ failureThreshold: 3 });
    await fail(b);
    await fail(b);
    b.breaker.forceClose();
    await fail(b);
    await fail(b);
    expect(
      b.breaker.state,
      "forceClose of a closed circuit resets the count of failures: two new ones of three leave it closed",
    ).toBe("CLOSED");
  });

  test("C21 keeps lastFailureTime", async () => {
    const b = timedBench();
    await openUp(b);
    const before = b.breaker.status.lastFailureTime;
    await b.clock.advance(10);
    b.breaker.forceClose();
    expect(b.breaker.status.lastFailureTime, "forceClose keeps lastFailureTime").toBe(before);
  });

  test("C21 emits like any other closing, and nothing in a closed circuit", async () => {
    const b = timedBench();
    await openUp(b);
    const changes = changesOf(b.breaker);
    const closes: string[] = [];
    b.breaker.on("close", () => closes.push("close"));
    b.breaker.forceClose();
    b.breaker.forceClose();
    await b.clock.advance(0);
    expect(changes.length, "forceClose emits stateChange once, and not in a closed circuit").toBe(
      1,
    );
    expect(closes, "forceClose emits close once, and not in a closed circuit").toEqual(["close"]);
  });
});
