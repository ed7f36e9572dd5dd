import { describe, expect, test } from "vitest";
import { deferred } from "../../../kit.ts";
import {
  RESET,
  bench,
  changesOf,
  closeUp,
  codeOfEnd,
  fail,
  openAndWait,
  openUp,
  start,
  succeed,
} from "../drive.ts";

describe("force-open", () => {
  test("C11 opens at once and refuses calls", async () => {
    const b = bench();
    b.breaker.forceOpen();
    expect(b.breaker.state, "the state is OPEN when forceOpen returns").toBe("OPEN");
    const { called, end } = await succeed(b);
    expect(called, "fn is not called right after forceOpen").toBe(false);
    expect(codeOfEnd(end), "a call right after forceOpen rejects with code CIRCUIT_OPEN").toBe(
      "CIRCUIT_OPEN",
    );
  });

  test("C11 counts resetTimeout from now when there never was a failure", async () => {
    const b = bench();
    await succeed(b);
    b.breaker.forceOpen();
    await b.clock.advance(RESET - 50);
    expect(
      (await succeed(b)).called,
      "fn is not called before resetTimeout has passed since forceOpen",
    ).toBe(false);
  });

  test("C11 counts resetTimeout from now after an earlier cycle", async () => {
    const b = bench();
    await openAndWait(b);
    await closeUp(b);
    await b.clock.advance(3 * RESET);
    b.breaker.forceOpen();
    await b.clock.advance(RESET - 50);
    expect(
      (await succeed(b)).called,
      "fn is not called before resetTimeout has passed since forceOpen",
    ).toBe(false);
  });

  test("C11 opens a HALF_OPEN circuit and counts resetTimeout from now", async () => {
    const b = bench({ successThreshold: 2 });
    await openAndWait(b);
    await succeed(b);
    await b.clock.advance(RESET / 2);
    b.breaker.forceOpen();
    expect(
      b.breaker.state,
      "the state is OPEN when forceOpen returns, also between two trials",
    ).toBe("OPEN");
    await b.clock.advance(RESET - 50);
    expect(
      (await succeed(b)).called,
      "fn is not called before resetTimeout has passed since forceOpen",
    ).toBe(false);
  });

  test("C11 opens while a trial is in flight", async () => {
    const b = bench({ successThreshold: 2 });
    await openAndWait(b);
    const gate = deferred();
    await start(b, gate);
    b.breaker.forceOpen();
    expect(
      b.breaker.state,
      "the state is OPEN when forceOpen returns, also with a trial in flight",
    ).toBe("OPEN");
    gate.resolve();
    await b.clock.advance(0);
  });

  test("C11 allows a trial resetTimeout after forceOpen", async () => {
    const b = bench();
    b.breaker.forceOpen();
    await b.clock.advance(RESET + 20);
    expect((await succeed(b)).called, "a trial is possible resetTimeout after forceOpen").toBe(
      true,
    );
  });

  test("C11 emits like any other opening, and nothing in an open circuit", async () => {
    const b = bench();
    const changes = changesOf(b.breaker);
    const opens: string[] = [];
    b.breaker.on("open", () => opens.push("open"));
    b.breaker.forceOpen();
    b.breaker.forceOpen();
    await b.clock.advance(0);
    expect(changes.length, "two forceOpen in a row emit one stateChange").toBe(1);
    expect(opens, "two forceOpen in a row emit one open").toEqual(["open"]);
  });
});

describe("force-close", () => {
  test("C12 closes an open circuit at once", async () => {
    const b = bench();
    await openUp(b);
    b.breaker.forceClose();
    expect(b.breaker.state, "the state is CLOSED when forceClose returns").toBe("CLOSED");
    const { called } = await succeed(b);
    expect(called, "fn is called right after forceClose").toBe(true);
  });

  test("C12 stays closed when the old reset time is over", async () => {
    const b = bench();
    await openUp(b);
    await b.clock.advance(RESET / 2);
    b.breaker.forceClose();
    await b.clock.advance(0);
    const changes = changesOf(b.breaker);
    await b.clock.advance(3 * RESET);
    await succeed(b);
    expect(changes, "nothing changes the state after forceClose").toEqual([]);
    expect(b.breaker.state, "a circuit stays CLOSED after forceClose").toBe("CLOSED");
  });

  test("C12 lets no old timer shorten a new open time", async () => {
    const b = bench();
    await openUp(b);
    await b.clock.advance(RESET / 2);
    b.breaker.forceClose();
    await openUp(b);
    await b.clock.advance(RESET - 100);
    const { called } = await succeed(b);
    expect(called, "fn is not called before resetTimeout has passed since the second opening").toBe(
      false,
    );
  });

  test("C12 closes a HALF_OPEN circuit and forgets the successes", async () => {
    const b = bench({ successThreshold: 2 });
    await openAndWait(b);
    await succeed(b);
    b.breaker.forceClose();
    expect(
      b.breaker.state,
      "the state is CLOSED when forceClose returns, also between two trials",
    ).toBe("CLOSED");
    await openAndWait(b);
    await succeed(b);
    expect(
      b.breaker.state,
      "forceClose forgets the successes: one new trial of two leaves the circuit HALF_OPEN",
    ).toBe("HALF_OPEN");
  });

  test("C12 closes while a trial is in flight", async () => {
    const b = bench({ successThreshold: 2 });
    await openAndWait(b);
    const gate = deferred();
    await start(b, gate);
    b.breaker.forceClose();
    expect(
      b.breaker.state,
      "the state is CLOSED when forceClose returns, also with a trial in flight",
    ).toBe("CLOSED");
    expect((await succeed(b)).called, "fn is called after forceClose with a trial in flight").toBe(
      true,
    );
    gate.resolve();
    await b.clock.advance(0);
  });

  test("C12 forgets the failures that opened the circuit", async () => {
    const b = bench({ failureThreshold: 3 });
    await openUp(b);
    b.breaker.forceClose();
    await fail(b);
    await fail(b);
    expect(
      b.breaker.state,
      "forceClose forgets the failures: two new ones of three leave the circuit closed",
    ).toBe("CLOSED");
  });

  test("C12 sets the count of a closed circuit back to 0", async () => {
    const b = bench({ failureThreshold: 3 });
    await fail(b);
    await fail(b);
    b.breaker.forceClose();
    await fail(b);
    await fail(b);
    expect(
      b.breaker.state,
      "forceClose in a closed circuit forgets the failures: two new ones of three leave it closed",
    ).toBe("CLOSED");
  });

  test("C12 keeps lastFailureTime", async () => {
    const b = bench();
    await openUp(b);
    const before = b.breaker.status.lastFailureTime;
    await b.clock.advance(10);
    b.breaker.forceClose();
    expect(b.breaker.status.lastFailureTime, "forceClose keeps lastFailureTime").toBe(before);
  });

  test("C12 emits like any other closing, and nothing in a closed circuit", async () => {
    const b = bench();
    await openUp(b);
    const changes = changesOf(b.breaker);
    const closes: string[] = [];
    b.breaker.on("close", () => closes.push("close"));
    b.breaker.forceClose();
    b.breaker.forceClose();
    await b.clock.advance(0);
    expect(changes.length, "two forceClose in a row emit one stateChange").toBe(1);
    expect(closes, "two forceClose in a row emit one close").toEqual(["close"]);
  });
});
