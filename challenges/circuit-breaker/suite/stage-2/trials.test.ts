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

describe("one-trial-at-a-time", () => {
  test("C5 refuses every call until the trial has settled", async () => {
    const b = bench({ successThreshold: 3 });
    await openAndWait(b);
    const gate = deferred();
    await start(b, gate);
    const first = await succeed(b);
    expect(first.called, "fn is not called while a trial is in flight").toBe(false);
    const called = [(await succeed(b)).called, (await succeed(b)).called];
    expect(
      called,
      "a refused call leaves the place of the trial taken for all that follow",
    ).toEqual([false, false]);
    gate.resolve();
    await b.clock.advance(0);
  });

  test("C5 lets one of several calls through that come at once", async () => {
    const b = bench({ successThreshold: 3 });
    await openAndWait(b);
    let running = 0;
    const gate = deferred();
    for (let calls = 0; calls < 10; calls += 1) {
      void call(b.breaker, () => {
        running += 1;
        return gate.promise;
      });
    }
    await b.clock.advance(0);
    expect(running, "one of ten calls that come at once runs").toBe(1);
    gate.resolve();
    await b.clock.advance(0);
  });

  test("C5 refuses with CIRCUIT_OPEN", async () => {
    const b = bench({ successThreshold: 3 });
    await openAndWait(b);
    const gate = deferred();
    await start(b, gate);
    const { end } = await succeed(b);
    expect(codeOfEnd(end), "a call while a trial is in flight rejects with code CIRCUIT_OPEN").toBe(
      "CIRCUIT_OPEN",
    );
    gate.resolve();
    await b.clock.advance(0);
  });

  test("C5 refuses every further call in a second trial too", async () => {
    const b = bench({ successThreshold: 3 });
    await openAndWait(b);
    await succeed(b);
    const gate = deferred();
    await start(b, gate);
    const { called } = await succeed(b);
    expect(called, "fn is not called while the second trial is in flight").toBe(false);
    gate.resolve();
    await b.clock.advance(0);
  });

  test("C5 allows the next trial when one has succeeded", async () => {
    const b = bench({ successThreshold: 5 });
    await openAndWait(b);
    const called: boolean[] = [];
    for (let calls = 0; calls < 3; calls += 1) called.push((await succeed(b)).called);
    expect(called, "fn is called by three trials one after the other").toEqual([true, true, true]);
  });

  test("C5 leaves the trial alone when it refuses others", async () => {
    const b = bench({ successThreshold: 1 });
    await openAndWait(b);
    const gate = deferred();
    await start(b, gate);
    const changes = changesOf(b.breaker);
    await fail(b);
    await fail(b);
    expect(changes, "calls that are refused while a trial is in flight change no state").toEqual(
      [],
    );
    gate.resolve();
    await b.clock.advance(0);
    const { called } = await succeed(b);
    expect(
      called,
      "fn is called after a successful trial, although calls were refused meanwhile",
    ).toBe(true);
  });
});
