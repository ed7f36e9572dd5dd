import { describe, expect, test } from "vitest";
import { CircuitBreaker } from "@solution";
import { deferred, replaceClock, settled, turn } from "../../../kit.ts";
import {
  RESET,
  attempt,
  bench,
  call,
  ending,
  fail,
  openAndWait,
  openUp,
  start,
  succeed,
  watchUnhandled,
} from "../drive.ts";

describe("replaceable-clock", () => {
  test("A8 uses the global setTimeout of the moment of the call", async () => {
    const breaker = new CircuitBreaker({ timeout: 5000, failureThreshold: 9 });
    const clock = replaceClock(Date.now());
    const promise = call(breaker, () => deferred().promise);
    await clock.advance(6000);
    const sentence = "a call of 6000 ms times out on a replaced clock, with timeout 5000";
    const end = await settled(promise, 500, sentence);
    expect(end.status, sentence).toBe("rejected");
  });

  test("A8 uses the global clock of the moment of the opening", async () => {
    const breaker = new CircuitBreaker({ failureThreshold: 1, timeout: 0, resetTimeout: RESET });
    const clock = replaceClock(Date.now());
    const b = { breaker, clock };
    await openAndWait(b);
    const { called } = await succeed(b);
    expect(called, "a trial is due after resetTimeout on a replaced clock").toBe(true);
  });
});
