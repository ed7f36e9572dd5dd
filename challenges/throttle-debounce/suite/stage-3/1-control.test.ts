import { describe, expect, test } from "vitest";
import { callEvery, debounced, firsts } from "../drive.ts";

describe("max-wait", () => {
  test("D13 runs after maxWait although calls keep coming", async () => {
    const b = debounced(100, { maxWait: 250 });
    await callEvery(b, 60, 4);
    expect(b.runs.length, "fn does not run before maxWait while calls put it off").toBe(0);
    b.wrapped(5);
    await b.clock.advance(20);
    expect(b.runs.length, "fn runs maxWait after the first call, although calls put it off").toBe(
      1,
    );
    await b.clock.advance(1000);
    expect(b.runs.length, "the run after maxWait is not followed by another one").toBe(1);
    expect(b.runs[0]?.args, "the run after maxWait gets the arguments of the last call").toEqual([
      5,
    ]);
  });

  test("D13 puts off no later call for longer than maxWait", async () => {
    const b = debounced(100, { maxWait: 250 });
    await callEvery(b, 60, 30);
    expect(
      b.runs.length >= 5,
      "while calls keep coming, no call waits longer than maxWait for a run",
    ).toBe(true);
  });

  test("D13 runs after ms if the calls stop", async () => {
    const b = debounced(100, { maxWait: 1000 });
    b.wrapped("a");
    await b.clock.advance(110);
    expect(b.runs.length, "maxWait does not put off a run that is due after ms").toBe(1);
    await b.clock.advance(3000);
    expect(b.runs.length, "a run after ms is not repeated when maxWait is over").toBe(1);
  });

  test("D13 counts maxWait anew for the calls after a run", async () => {
    const b = debounced(100, { maxWait: 250 });
    b.wrapped("a");
    await b.clock.advance(205);
    await callEvery(b, 60, 3);
    expect(b.runs.length, "for calls after a run, maxWait counts from the first of them").toBe(1);
    await callEvery(b, 60, 2);
    expect(b.runs.length, "maxWait limits the wait of later calls as well").toBe(2);
  });

  test("D13 has no limit without maxWait", async () => {
    const b = debounced(100);
    await callEvery(b, 60, 50);
    expect(b.runs.length, "without maxWait, calls may put off the run as long as they like").toBe(
      0,
    );
  });
});

describe("cancel", () => {
  test("D14 drops the waiting run and its timers", async () => {
    const b = debounced(100, { maxWait: 250 });
    b.wrapped("a");
    b.wrapped.cancel();
    expect(b.clock.pending(), "no timer is pending after cancel").toBe(0);
    await b.clock.advance(1000);
    expect(b.runs.length, "a run that was cancelled never comes").toBe(0);
  });

  test("D14 begins again after cancel", async () => {
    const b = debounced(100, { maxWait: 250 });
    await callEvery(b, 60, 3);
    b.wrapped.cancel();
    await callEvery(b, 60, 3);
    expect(b.runs.length, "after cancel, maxWait counts from the next call").toBe(0);
    await b.clock.advance(100);
    expect(b.runs.length, "after cancel, the next calls lead to a run").toBe(1);
  });

  test("D14 does nothing if no run is waiting", async () => {
    const b = debounced(100);
    b.wrapped.cancel();
    b.wrapped("a");
    await b.clock.advance(110);
    b.wrapped.cancel();
    expect(firsts(b.runs), "cancel without a waiting run changes nothing").toEqual(["a"]);
  });
});

describe("flush", () => {
  test("D15 makes the waiting run before it returns", async () => {
    const b = debounced(100, { maxWait: 250 });
    const owner = { save: b.wrapped };
    owner.save("a");
    owner.save("b");
    b.wrapped.flush();
    expect(firsts(b.runs), "flush runs fn before it returns, with the last arguments").toEqual([
      "b",
    ]);
    expect(b.runs[0]?.self === owner, "the run of flush gets the this of the last call").toBe(true);
    await b.clock.advance(1000);
    expect(b.runs.length, "the run that flush made does not come a second time").toBe(1);
  });

  test("D15 does nothing if no run is waiting", async () => {
    const b = debounced(100);
    b.wrapped.flush();
    expect(b.runs.length, "flush does nothing before the first call").toBe(0);
    b.wrapped("a");
    await b.clock.advance(110);
    b.wrapped.flush();
    expect(firsts(b.runs), "flush does nothing after a run").toEqual(["a"]);
    b.wrapped("b");
    b.wrapped.cancel();
    b.wrapped.flush();
    expect(firsts(b.runs), "flush does nothing after cancel").toEqual(["a"]);
  });

  test("D15 begins again after flush", async () => {
    const b = debounced(100);
    b.wrapped("a");
    b.wrapped.flush();
    b.wrapped("b");
    await b.clock.advance(110);
    expect(firsts(b.runs), "after flush, the next call leads to a run of its own").toEqual([
      "a",
      "b",
    ]);
  });
});
