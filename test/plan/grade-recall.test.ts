import { describe, expect, test } from "vitest";
import { gradePrediction, gradeSolve } from "../../src/plan/grade-recall.ts";
import type { Solve } from "../../src/progress/event.ts";

const AT = "2026-03-01T10:00:00.000Z";

function solve(minutes: number, part: Partial<Solve> = {}): Solve {
  return {
    ...{ at: AT, workedMs: minutes * 60_000, paused: false },
    ...{ hints: 0, revealed: false, solved: true },
    ...part,
  };
}

describe("gradeSolve", () => {
  test.each<[string, Solve, string]>([
    ["easy in half of the minutes", solve(20), "easy"],
    ["good when nobody knows how long a pause was", solve(20, { paused: true }), "good"],
    ["good in one and a half times the minutes", solve(60), "good"],
    ["hard when it took longer", solve(61), "hard"],
    ["hard with a hint", solve(5, { hints: 1 }), "hard"],
    ["not known with many hints", solve(5, { hints: 4 }), "again"],
    ["not known with the reference open", solve(5, { revealed: true }), "again"],
    ["not known when it was given up", solve(5, { solved: false }), "again"],
  ])("is %s", (_what, given, grade) => {
    expect(gradeSolve(given, { minutes: 40 })).toEqual({ at: AT, grade });
  });
});

test.each([
  ["exact", "good"],
  ["possible", "hard"],
  ["impossible", "again"],
] as const)("a prediction that was %s is graded %s", (verdict, grade) => {
  expect(gradePrediction({ at: AT, verdict })).toEqual({ at: AT, grade });
});
