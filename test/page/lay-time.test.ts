import { describe, expect, test } from "vitest";
import type { Phase, Step, StepTime } from "../../src/loop/trace.ts";
import { findChildren } from "../../src/page/replay/find-children.ts";
import { layTime } from "../../src/page/replay/lay-time.ts";
import { TRACE } from "../ui/loop/sample-trace.ts";

const [MAIN] = TRACE.steps;

function step(n: number, phase: Phase, api = "main"): Step {
  if (MAIN === undefined) throw new Error("There is no step.");
  return { ...MAIN, n, phase, scheduledBy: { step: 0, api } };
}

const STEPS = [step(0, "main"), step(1, "nextTick"), step(2, "timers", "setTimeout 5 ms")];
/** A tick of a microsecond, and a timer that is 40 ms late. */
const TIMES: StepTime[] = [
  { made: null, from: 0, to: 2 },
  { made: null, from: 2, to: 2.001 },
  { made: 1, from: 46, to: 50 },
];

const timeOf = (n: number): StepTime | undefined => TIMES[n];

describe("a time line", () => {
  test("exactly to scale has each step where it was", () => {
    const { blocks } = layTime({ steps: STEPS, timeOf, width: 500, scale: "exact" });
    expect(blocks.map(({ x }) => Math.round(x))).toEqual([0, 20, 460]);
    expect(blocks[2]).toMatchObject({ width: 40, made: 10, due: { at: 6, x: 60 } });
  });

  test("to read has no step that is too small to be seen, and keeps their order", () => {
    const { blocks, gaps, width } = layTime({
      ...{ steps: STEPS, timeOf, width: 500, scale: "readable" },
    });
    expect(width).toBe(500);
    for (const block of blocks) expect(block.width).toBeGreaterThanOrEqual(16);
    const edges = blocks.flatMap(({ x, width: size }) => [x, x + size]);
    expect(edges).toEqual(edges.toSorted((a, b) => a - b));
    expect(Math.max(...edges)).toBeCloseTo(500, 0);
    expect(gaps).toMatchObject([{ ms: 43.999 }]);
    expect(gaps[0]?.width).toBeLessThan(60);
  });

  test("is as wide as its steps need", () => {
    const steps = Array.from({ length: 100 }, (_none, n) => step(n, "main"));
    expect(layTime({ steps, timeOf: () => undefined, width: 300, scale: "readable" }).width).toBe(
      2100,
    );
  });

  test("has a row for each phase that there is, in their order", () => {
    const { rows } = layTime({ steps: STEPS, timeOf, width: 500, scale: "readable" });
    expect(rows).toEqual(["main", "nextTick", "timers"]);
  });

  test("has a row for a child process, as long as it was heard of", () => {
    const made = (n: number, api: string): Step => ({
      ...step(n, "poll"),
      scheduledBy: { step: 0, api, site: { file: "a.cjs", line: 7, column: 1 } },
    });
    const steps = [
      ...[step(0, "main"), made(1, "child_process.spawn"), made(2, "fs.stat")],
      made(3, "child_process.spawn"),
    ];
    const times: StepTime[] = [
      { made: null, from: 0, to: 10 },
      { made: 4, from: 20, to: 21 },
      { made: 1, from: 22, to: 23 },
      { made: 5, from: 30, to: 40 },
    ];
    const timed = { steps, timeOf: (n: number) => times[n], width: 400, scale: "exact" } as const;
    const children = findChildren(steps, timed.timeOf);
    expect(children).toEqual([{ line: 7, from: 4, to: 30 }]);
    expect(findChildren(steps, () => undefined)).toEqual([]);
    expect(layTime({ ...timed, children }).beside).toMatchObject([
      { name: "child line 7", kind: "child", bars: [{ x: 40, width: 260 }] },
    ]);
  });
});
