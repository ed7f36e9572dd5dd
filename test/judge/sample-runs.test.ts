import { describe, expect, test } from "vitest";
import { keepSolutions, sampleRuns } from "../../src/judge/sample-runs.ts";
import type { PlannedRun } from "../../src/judge/plan-runs.ts";
import { sampleMistake } from "./sample.ts";

const PLAIN = {
  text: "",
  language: "ts",
  file: null,
  sandbox: true,
  types: false,
  scope: { kind: "all" },
} as const;
const SOLUTIONS: PlannedRun[] = [
  "solution",
  ...Array.from({ length: 5 }, (_, index) => `right/${index}`),
].map((label) => ({
  ...{ ...PLAIN, label, text: label, file: `${label}.ts`, expected: { kind: "solved" } },
}));
const MISTAKES: PlannedRun[] = Array.from({ length: 40 }, (_, index) => ({
  ...{ ...PLAIN, label: `mistakes/${index}`, text: `mistake ${index}` },
  expected: { kind: "misses", mistake: sampleMistake() },
}));
const RUNS = [...SOLUTIONS, ...MISTAKES];

describe("sampleRuns", () => {
  test("keeps some runs of each kind, the reference among them", () => {
    const runs = sampleRuns(RUNS, "seed");
    expect(runs).toEqual(expect.arrayContaining(SOLUTIONS.slice(0, 1)));
    expect(runs.filter(({ expected }) => expected.kind === "solved")).toHaveLength(4);
    expect(runs.filter(({ expected }) => expected.kind === "misses")).toHaveLength(8);
  });

  test("keeps all of a kind that has few, and one run of a program that is run again", () => {
    const again = SOLUTIONS.slice(0, 1).map((run) => ({ ...run, label: "solution, run 2" }));
    const few = [...SOLUTIONS.slice(0, 2), ...again, ...MISTAKES.slice(0, 3)];
    expect(sampleRuns(few, "seed")).toEqual([...SOLUTIONS.slice(0, 2), ...MISTAKES.slice(0, 3)]);
  });

  test("keeps every adapter", () => {
    const adapters = SOLUTIONS.map((run) => ({ ...run, sandbox: false }));
    expect(sampleRuns([...adapters, ...MISTAKES], "seed")).toEqual(
      expect.arrayContaining(adapters),
    );
  });

  test("is the same for a seed, and comes to every run over many seeds", () => {
    expect(sampleRuns(RUNS, "seed")).toEqual(sampleRuns(RUNS, "seed"));
    const seeds = Array.from({ length: 80 }, (_, index) => `seed ${index}`);
    expect(new Set(seeds.flatMap((seed) => sampleRuns(RUNS, seed))).size).toBe(RUNS.length);
  });
});

test("keepSolutions drops starters and mistakes, and keeps one run of the reference", () => {
  const starter: PlannedRun = { ...PLAIN, label: "starter", expected: { kind: "unsolved" } };
  const mixed: PlannedRun = { ...PLAIN, label: "a + b", expected: { kind: "mixed", mistakes: [] } };
  expect(keepSolutions([starter, ...SOLUTIONS, ...RUNS, mixed])).toEqual(SOLUTIONS);
});
