import { describe, expect, test } from "vitest";
import { callEvery, firsts, gaps, throttled } from "../drive.ts";

describe("runs-at-once", () => {
  test("D6 runs fn in the first call", () => {
    const b = throttled(100);
    b.wrapped("a");
    expect(firsts(b.runs), "the first call runs fn before it returns").toEqual(["a"]);
  });

  test("D6 runs fn at once again after a pause", async () => {
    const b = throttled(100);
    b.wrapped("a");
    await b.clock.advance(250);
    b.wrapped("b");
    expect(b.runs.at(-1)?.args, "a call after a pause runs fn before it returns").toEqual(["b"]);
  });

  test("D6 keeps two throttled functions apart", async () => {
    const one = throttled(100);
    const two = throttled(100);
    one.wrapped("one");
    two.wrapped("two");
    expect(firsts(two.runs), "a call of another throttled function does not count").toEqual([
      "two",
    ]);
  });
});

describe("runs-at-the-end", () => {
  test("D7 runs once at the end of the interval", async () => {
    const b = throttled(100);
    b.wrapped("a");
    await b.clock.advance(30);
    b.wrapped("b");
    b.wrapped("c");
    await b.clock.advance(60);
    expect(b.runs.length, "calls within the interval do not run fn").toBe(1);
    await b.clock.advance(20);
    expect(b.runs.length, "calls within the interval lead to one run at its end").toBe(2);
    await b.clock.advance(1000);
    expect(b.runs.length, "calls within the interval lead to one run, not to several").toBe(2);
  });

  test("D7 does not run again without calls", async () => {
    const b = throttled(100);
    b.wrapped("a");
    await b.clock.advance(1000);
    expect(b.runs.length, "without calls within the interval, fn does not run at its end").toBe(1);
  });
});

describe("throttle-arguments", () => {
  test("D8 runs with the arguments and the this of the last call", async () => {
    const b = throttled(100);
    const first = { report: b.wrapped };
    const last = { report: b.wrapped };
    first.report("a", 1);
    expect(b.runs[0]?.args, "the immediate run gets all arguments of its call").toEqual(["a", 1]);
    expect(b.runs[0]?.self === first, "the immediate run gets the this of its call").toBe(true);
    first.report("b", 2);
    last.report("c", 3);
    await b.clock.advance(110);
    expect(b.runs.at(-1)?.args, "the run at the end gets the arguments of the last call").toEqual([
      "c",
      3,
    ]);
    expect(b.runs.at(-1)?.self === last, "the run at the end gets the this of the last call").toBe(
      true,
    );
  });
});

describe("keeps-apart", () => {
  test("D9 keeps its distance after a run at the end", async () => {
    const b = throttled(100);
    b.wrapped("a");
    b.wrapped("b");
    await b.clock.advance(120);
    b.wrapped("c");
    expect(firsts(b.runs), "a call just after a run at the end does not run fn at once").toEqual([
      "a",
      "b",
    ]);
    await b.clock.advance(200);
    expect(firsts(b.runs), "a call just after a run at the end leads to a later run").toEqual([
      "a",
      "b",
      "c",
    ]);
    expect(Math.min(...gaps(b.runs)) >= 100, "two runs are at least ms milliseconds apart").toBe(
      true,
    );
  });

  test("D9 keeps its distance while the calls go on", async () => {
    const b = throttled(100);
    await callEvery(b, 30, 40);
    expect(Math.min(...gaps(b.runs)) >= 100, "runs are at least ms milliseconds apart").toBe(true);
  });
});

describe("keeps-running", () => {
  test("D10 runs regularly while the calls go on", async () => {
    const b = throttled(100);
    await callEvery(b, 30, 40);
    await b.clock.advance(300);
    expect(
      Math.max(0, ...gaps(b.runs)) <= 200 && b.runs.length > 5,
      "while calls keep coming, there are never more than 2 * ms milliseconds between two runs",
    ).toBe(true);
  });
});

describe("no-leading", () => {
  test("D11 runs at the end of the interval first", async () => {
    const b = throttled(100, { leading: false });
    b.wrapped("a");
    expect(b.runs.length, "with leading: false, the first call does not run fn at once").toBe(0);
    await b.clock.advance(60);
    b.wrapped("b");
    await b.clock.advance(50);
    expect(
      firsts(b.runs),
      "with leading: false, the first run comes ms after the first call, with the last arguments",
    ).toEqual(["b"]);
  });

  test("D11 runs for a single call", async () => {
    const b = throttled(100, { leading: false });
    b.wrapped("a");
    await b.clock.advance(110);
    expect(firsts(b.runs), "with leading: false, a single call leads to a run").toEqual(["a"]);
    await b.clock.advance(1000);
    b.wrapped("b");
    expect(b.runs.length, "with leading: false, a call after a pause does not run fn at once").toBe(
      1,
    );
  });
});

describe("no-trailing", () => {
  test("D12 drops calls within the interval", async () => {
    const b = throttled(100, { trailing: false });
    b.wrapped("a");
    await b.clock.advance(50);
    b.wrapped("b");
    await b.clock.advance(500);
    expect(firsts(b.runs), "with trailing: false, calls within the interval are dropped").toEqual([
      "a",
    ]);
  });

  test("D12 runs at once after the interval", async () => {
    const b = throttled(100, { trailing: false });
    b.wrapped("a");
    await b.clock.advance(50);
    b.wrapped("b");
    await b.clock.advance(60);
    b.wrapped("c");
    expect(
      firsts(b.runs),
      "with trailing: false, the first call after the interval runs fn at once",
    ).toEqual(["a", "c"]);
  });
});
