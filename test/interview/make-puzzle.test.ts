import { expect, test } from "vitest";
import { askRule, listPuzzles, tellRule } from "../../src/interview/make-puzzle.ts";
import { loadScenes } from "../../src/loop/io/load-scenes.ts";
import type { LoopRule, Step, Trace } from "../../src/loop/trace.ts";

const QUEUES = {
  nextTick: [],
  microtask: [],
  timers: [],
  pending: [],
  poll: [],
  check: [],
  close: [],
};

function step(n: number, line: string, why: LoopRule[]): Step {
  return {
    ...{ n, phase: "main", iteration: 0, kind: "main", scheduledBy: { step: 0, api: "" } },
    ...{ internal: false, prints: [{ text: `${line}\n`, stream: "out" }], schedules: [] },
    ...{ queuesBefore: QUEUES, why },
  };
}

const TRACE: Trace = {
  ...{ schemaVersion: 1, node: "", uv: "", mode: "cjs", source: { file: "", language: "js" } },
  steps: [
    step(1, "a", ["R-MAIN-FIRST"]),
    step(2, "b", ["R-TICK-BEFORE-MICRO"]),
    step(3, "c", ["R-MICRO-FIFO"]),
  ],
  ...{ printed: ["a", "b", "c"], end: { exit: 0, signal: null, stopped: null }, threads: [] },
  checks: { fifoOk: 0, fifoBad: 0, unlabelled: 0, capped: false, sameAsPlain: true },
};

test("the step where the prediction went wrong is to be explained, by one rule of four", () => {
  const ask = askRule(TRACE, ["a", "c", "b"], "7");
  expect(ask).toMatchObject({ line: "b", right: "R-TICK-BEFORE-MICRO" });
  expect(ask?.rules).toHaveLength(4);
  expect(ask?.rules).toContain("R-TICK-BEFORE-MICRO");
  expect(new Set(ask?.rules).size).toBe(4);
  expect(tellRule("R-TICK-BEFORE-MICRO")).toMatch(/\.$/);
});

test("after a right prediction it is drawn by the seed, never the first line", () => {
  const lines = Array.from({ length: 30 }, (_one, at) => String(at)).map(
    (seed) => askRule(TRACE, TRACE.printed, seed)?.line,
  );
  expect(new Set(lines)).toEqual(new Set(["b", "c"]));
  expect(askRule(TRACE, TRACE.printed, "1")).toEqual(askRule(TRACE, TRACE.printed, "1"));
});

test("only scenes with one order are puzzles, and there are enough for a week of them", () => {
  const puzzles = listPuzzles(loadScenes(process.cwd()).scenes, process.version);
  expect(puzzles.length).toBeGreaterThan(30);
});
