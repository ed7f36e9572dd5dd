import { describe, expect, test } from "vitest";
import { CircuitBreaker } from "@solution";
import { deferred } from "../../../kit.ts";
import {
  RESET,
  call,
  codeOfEnd,
  fail,
  openAndWait,
  openUp,
  resolve,
  start,
  succeed,
  timedBench,
  whatExecuteDoes,
} from "../drive.ts";
import type { Bench } from "../drive.ts";

describe("one-trial-at-a-time", () => {
  test("C10 refuses every call until the trial has settled", async () => {
    const b = timedBench({ successThreshold: 3 });
    await openAndWait(b);
    const trial = await start(b);
    const first = await succeed(b);
    expect(first.called, "fn is not called while a trial is in flight").toBe(false);
    const called = [(await succeed(b)).called, (await fail(b)).called];
    expect(called, "a refused call does not let a second trial through").toEqual([false, false]);
    await resolve(b, trial);
  });

  test("C10 lets one of several calls through that come at once", async () => {
    const b = timedBench({ successThreshold: 3 });
    await openAndWait(b);
    expect(await runningOfTen(b), "of ten calls in a row exactly one becomes a trial").toBe(1);
  });

  test("C10 lets one of several calls through after a successful trial", async () => {
    const b = timedBench({ successThreshold: 3 });
    await openAndWait(b);
    await succeed(b);
    expect(
      await runningOfTen(b),
      "of ten calls in a row after a successful trial exactly one becomes the next trial",
    ).toBe(1);
  });

  test("C10 refuses with CIRCUIT_OPEN", async () => {
    const b = timedBench({ successThreshold: 3 });
    await openAndWait(b);
    const trial = await start(b);
    const { end } = await succeed(b);
    expect(codeOfEnd(end), "a call while a trial is in flight rejects with code CIRCUIT_OPEN").toBe(
      "CIRCUIT_OPEN",
    );
    expect(
      whatExecuteDoes(b.breaker, () => 42),
      "a call while a trial is in flight gets a rejected promise, not a throw",
    ).toBe("returned a promise");
    await resolve(b, trial);
  });

  test("C10 refuses every further call in a second trial too", async () => {
    const b = timedBench({ successThreshold: 3 });
    await openAndWait(b);
    await succeed(b);
    const trial = await start(b);
    const { called } = await succeed(b);
    expect(called, "fn is not called while the second trial is in flight").toBe(false);
    await resolve(b, trial);
  });

  test("C10 leaves the trial alone when it refuses others", async () => {
    const b = timedBench({ successThreshold: 1 });
    await openAndWait(b);
    const trial = await start(b);
    await fail(b);
    await fail(b);
    await resolve(b, trial);
    expect(b.breaker.state, "a trial closes the circuit even if calls were refused meanwhile").toBe(
      "CLOSED",
    );
  });

  test("C10 allows a trial while another breaker has one", async () => {
    const b = timedBench({ successThreshold: 3 });
    const options = { failureThreshold: 1, resetTimeout: RESET };
    const other = { breaker: new CircuitBreaker(options), clock: b.clock };
    await openUp(other);
    await openAndWait(b);
    const trial = await start(other);
    const { called } = await succeed(b);
    expect(called, "a trial of another breaker does not block this one").toBe(true);
    await resolve(other, trial);
  });
});

/** How many of ten calls that come at once call their `fn`. */
async function runningOfTen(b: Bench): Promise<number> {
  let running = 0;
  const gate = deferred();
  for (let calls = 0; calls < 10; calls += 1) {
    void call(b.breaker, () => {
      running += 1;
      return gate.promise;
    });
  }
  await b.clock.advance(0);
  gate.resolve();
  await b.clock.advance(0);
  return running;
}
