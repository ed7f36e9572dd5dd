import { describe, expect, test } from "vitest";
import { keepSolutions, sampleRuns } from "../../src/judge/sample-runs.ts";
import type { PlannedRun } from "../../src/judge/soundness.ts";
import { sampleMistake } from "./sample.ts";

const PLAIN = {
  text: "",
  language: "ts",
  file: null,
  sandbox: true,
  types: false,
  scope: { kind: "all" },
} as const;
const SOLUTIONS: PlannedRun[] = ["solution", "right/minimal"].map((label) => ({
  ...{ ...PLAIN, label, file: `${label}.ts`, expected: { kind: "solved" } },
}));
const MISTAKES: PlannedRun[] = Array.from({ length: 40 }, (_, index) => ({
  ...{ ...PLAIN, label: `mistakes/${index}` },
  expected: { kind: "misses", mistake: sampleMistake() },
}));
const RUNS = [...SOLUTIONS, ...MISTAKES];

describe("sampleRuns", () => {
  test("keeps every solution and one mistake in four", () => {
    const runs = sampleRuns(RUNS, "seed");
    expect(runs).toEqual(expect.arrayContaining(SOLUTIONS));
    expect(runs).toHaveLength(SOLUTIONS.length + 10);
  });

  test("is the same for a seed, and comes to every mistake over many seeds", () => {
    expect(sampleRuns(RUNS, "seed")).toEqual(sampleRuns(RUNS, "seed"));
    const seeds = Array.from({ length: 40 }, (_, index) => `seed ${index}`);
    expect(new Set(seeds.flatMap((seed) => sampleRuns(RUNS, seed))).size).toBe(RUNS.length);
  });
});

test("keepSolutions drops starters and mistakes, and keeps one run of the reference", () => {
  const starter: PlannedRun = { ...PLAIN, label: "starter", expected: { kind: "unsolved" } };
  const mixed: PlannedRun = { ...PLAIN, label: "a + b", expected: { kind: "mixed", mistakes: [] } };
  expect(keepSolutions([starter, ...SOLUTIONS, ...RUNS, mixed])).toEqual(SOLUTIONS);
});
