import { describe, expect, test } from "vitest";
import {
  RESET,
  bench,
  closeUp,
  ending,
  fail,
  openAndWait,
  openUp,
  reject,
  resolve,
  start,
  succeed,
  timedBench,
} from "../drive.ts";

// In each test `late` begins while the circuit is closed, and ends when the state has changed.

describe("late-failures", () => {
  test("C14 does not extend the open time", async () => {
    const b = timedBench();
    const late = await start(b);
    await openUp(b);
    await b.clock.advance(RESET / 2);
    await reject(b, late);
    expect(b.breaker.state, "a late failure leaves an open circuit OPEN").toBe("OPEN");
    await b.clock.advance(RESET / 2 + 20);
    const { called } = await succeed(b);
    expect(called, "a late failure does not extend the time until the next trial").toBe(true);
  });

  test("C14 does not open the circuit again during a trial", async () => {
    const b = timedBench();
    const late = await start(b);
    await openAndWait(b);
    const trial = await start(b);
    await reject(b, late);
    await resolve(b, trial);
    expect(
      b.breaker.state,
      "a late failure during a trial does not reopen the circuit, so the trial closes it",
    ).toBe("CLOSED");
  });

  test("C14 does not let a second trial through", async () => {
    const b = timedBench({ successThreshold: 3 });
    const late = await start(b);
    await openAndWait(b);
    const trial = await start(b);
    await reject(b, late);
    const { called } = await succeed(b);
    expect(called, "a late failure does not end the trial, so the next call is still refused").toBe(
      false,
    );
    await resolve(b, trial);
  });

  test("C14 does not open the circuit again between two trials", async () => {
    const b = timedBench({ successThreshold: 2 });
    const late = await start(b);
    await openAndWait(b);
    await succeed(b);
    await reject(b, late);
    await succeed(b);
    expect(
      b.breaker.state,
      "a late failure between two trials does not reopen the circuit, so the trials close it",
    ).toBe("CLOSED");
  });

  test("C14 does not open the circuit again by a late timeout", async () => {
    const b = bench({ timeout: 5000 });
    const late = await start(b);
    await openAndWait(b);
    const trial = await start(b);
    await b.clock.advance(5000 - RESET);
    expect((await ending(b, late)).status, "a late call still times out").toBe("rejected");
    await resolve(b, trial);
    expect(
      b.breaker.state,
      "a late timeout during a trial does not reopen the circuit, so the trial closes it",
    ).toBe("CLOSED");
  });

  test("C14 does not count after the closing", async () => {
    const b = timedBench({ failureThreshold: 3 });
    const late = [await start(b), await start(b)];
    await openAndWait(b);
    await closeUp(b);
    await succeed(b);
    for (const flight of late) await reject(b, flight);
    await fail(b);
    await fail(b);
    expect(
      b.breaker.state,
      "a late failure does not count, even if the circuit is CLOSED again",
    ).toBe("CLOSED");
  });

  test("C14 still rejects a late call", async () => {
    const b = timedBench();
    const late = await start(b);
    await openUp(b);
    await reject(b, late);
    expect((await ending(b, late)).status, "a late call still rejects when its fn does").toBe(
      "rejected",
    );
  });
});

describe("late-successes", () => {
  test("C15 does not close the circuit during a trial", async () => {
    const b = timedBench();
    const late = await start(b);
    await openAndWait(b);
    const trial = await start(b);
    await resolve(b, late);
    expect(
      b.breaker.state === "CLOSED" ? "closed" : "not closed",
      "a late success during a trial does not close the circuit",
    ).toBe("not closed");
    await resolve(b, trial);
    expect(b.breaker.state, "the trial itself closes the circuit, even after a late success").toBe(
      "CLOSED",
    );
  });

  test("C15 does not let a second trial through", async () => {
    const b = timedBench({ successThreshold: 3 });
    const late = await start(b);
    await openAndWait(b);
    const trial = await start(b);
    await resolve(b, late);
    const { called } = await succeed(b);
    expect(called, "a late success does not end the trial, so the next call is still refused").toBe(
      false,
    );
    await resolve(b, trial);
  });

  test("C15 is not counted among the trials", async () => {
    const b = timedBench({ successThreshold: 2 });
    const late = await start(b);
    await openAndWait(b);
    await succeed(b);
    await resolve(b, late);
    expect(b.breaker.state, "a late success between two trials is not one of them").toBe(
      "HALF_OPEN",
    );
  });

  test("C15 does not close an open circuit", async () => {
    const b = timedBench();
    const late = await start(b);
    await openUp(b);
    await resolve(b, late);
    expect(b.breaker.state, "a late success leaves an open circuit OPEN").toBe("OPEN");
    const { called } = await succeed(b);
    expect(called, "after a late success an open circuit still refuses calls").toBe(false);
  });

  test("C15 does not reset the failures after the closing", async () => {
    const b = timedBench({ failureThreshold: 4 });
    const late = await start(b);
    await openAndWait(b);
    await closeUp(b);
    await fail(b);
    await fail(b);
    await fail(b);
    await resolve(b, late);
    await fail(b);
    await fail(b);
    expect(
      b.breaker.state,
      "a late success does not reset the count of failures, even if the circuit is CLOSED again",
    ).toBe("OPEN");
  });

  test("C15 still resolves a late call", async () => {
    const b = timedBench();
    const late = await start(b);
    await openUp(b);
    await resolve(b, late, "fine, but late");
    const end = await ending(b, late);
    expect(end, "a late call still resolves with the value of its fn").toEqual({
      status: "fulfilled",
      value: "fine, but late",
    });
  });
});
