import { describe, expect, test } from "vitest";
import { debounced, firsts, callEvery } from "../drive.ts";

describe("runs-after-the-last", () => {
  test("D1 leads to one run for calls at the same moment", async () => {
    const b = debounced(100);
    for (let calls = 0; calls < 20; calls += 1) b.wrapped(calls);
    await b.clock.advance(500);
    expect(b.runs.length, "twenty calls at the same moment lead to one run").toBe(1);
  });

  test("D1 runs fn once when the time has passed", async () => {
    const b = debounced(100);
    b.wrapped("a");
    await b.clock.advance(90);
    expect(b.runs.length, "fn does not run before ms milliseconds have passed").toBe(0);
    await b.clock.advance(20);
    expect(b.runs.length, "fn runs when ms milliseconds have passed since the call").toBe(1);
    await b.clock.advance(1000);
    expect(b.runs.length, "one call leads to one run").toBe(1);
  });

  test("D1 puts off the run with each call", async () => {
    const b = debounced(100);
    await callEvery(b, 60, 5);
    expect(b.runs.length, "fn does not run while calls come within ms milliseconds").toBe(0);
    await b.clock.advance(50);
    expect(b.runs.length, "five calls in a row lead to one run, ms after the last").toBe(1);
  });
});

describe("last-arguments", () => {
  test("D2 runs with the arguments of the last call", async () => {
    const b = debounced(100);
    b.wrapped("a", 1);
    b.wrapped("b", 2, 3);
    await b.clock.advance(110);
    expect(
      b.runs.map(({ args }) => args),
      "fn gets all arguments of the last call",
    ).toEqual([["b", 2, 3]]);
  });

  test("D2 runs with the this of the last call", async () => {
    const b = debounced(100);
    const first = { save: b.wrapped };
    const second = { save: b.wrapped };
    first.save("a");
    second.save("b");
    await b.clock.advance(110);
    expect(b.runs[0]?.self === second, "fn gets the this of the last call").toBe(true);
  });
});

describe("never-at-once", () => {
  test("D3 does not run fn in a call", async () => {
    const b = debounced(100);
    b.wrapped("a");
    expect(b.runs.length, "the first call does not run fn before it has returned").toBe(0);
    await b.clock.advance(1000);
    b.wrapped("b");
    expect(
      b.runs.filter(({ args }) => args[0] === "b").length,
      "a call after a long pause does not run fn before it has returned",
    ).toBe(0);
  });

  test("D3 does not run fn in a call even if ms is 0", async () => {
    const b = debounced(0);
    b.wrapped("a");
    b.wrapped("b");
    expect(b.runs.length, "even if ms is 0, a call does not run fn before it has returned").toBe(0);
    await b.clock.advance(10);
    expect(b.runs.length, "if ms is 0, fn runs once shortly after the last call").toBe(1);
  });
});

describe("new-bursts", () => {
  test("D4 runs again for calls after a run", async () => {
    const b = debounced(100);
    b.wrapped("a");
    await b.clock.advance(110);
    b.wrapped("b");
    await b.clock.advance(50);
    b.wrapped("c");
    await b.clock.advance(90);
    expect(b.runs.length, "calls after a run put off the next run as the first calls did").toBe(1);
    await b.clock.advance(30);
    expect(b.runs.length, "calls after a run lead to a run of their own").toBe(2);
  });
});

describe("separate", () => {
  test("D5 keeps two debounced functions apart", async () => {
    const one = debounced(100);
    const two = debounced(100);
    one.wrapped("one");
    await one.clock.advance(60);
    two.wrapped("two");
    await one.clock.advance(60);
    expect(
      firsts(one.runs),
      "a call of another debounced function does not put off the run",
    ).toEqual(["one"]);
    await one.clock.advance(60);
    expect(firsts(two.runs), "each of two debounced functions has its own run").toEqual(["two"]);
  });
});
