import { describe, expect, test } from "vitest";
import type { Scope } from "../../src/judge/attempt-request.ts";
import { sumUpStages } from "../../src/judge/stage-results.ts";
import type { Outcome, RequirementResult } from "../../src/judge/verdict.ts";
import { sampleChallenge } from "./sample.ts";

const CHALLENGE = sampleChallenge({
  stages: [1, 2, 3].map((n) => ({ n, title: `Part ${n}`, minutes: 5, exports: [] })),
});

const OUTCOMES: Record<string, Outcome> = { m: "met", x: "missed", "-": "not-reached" };

/** Rows of each stage, a letter each: m(et), x (missed), - (not reached). */
function rows(...stages: string[]): RequirementResult[] {
  return stages.flatMap((letters, at) =>
    letters.split("").map((letter, index) => ({
      id: `r${at + 1}${index}`,
      title: "",
      stage: at + 1,
      rules: [],
      outcome: OUTCOMES[letter] ?? "not-reached",
      finding: null,
      durationMs: 1,
    })),
  );
}

function sumUp(scope: Scope, ...stages: string[]): string[] {
  return sumUpStages(CHALLENGE, scope, rows(...stages)).map(
    ({ status, met, total }) => `${status} ${met}/${total}`,
  );
}

describe("sumUpStages", () => {
  test("numbers and names the stages", () => {
    expect(sumUpStages(CHALLENGE, { kind: "plain" }, rows("m", "m", "m"))[1]).toEqual({
      n: 2,
      title: "Part 2",
      status: "green",
      met: 1,
      total: 1,
    });
  });

  test("locks every stage after the first one that is not green", () => {
    expect(sumUp({ kind: "plain" }, "mm", "mx", "--")).toEqual([
      "green 2/2",
      "red 1/2",
      "locked 0/2",
    ]);
    expect(sumUp({ kind: "plain" }, "m-", "--", "--")).toEqual([
      "red 1/2",
      "locked 0/2",
      "locked 0/2",
    ]);
  });

  test("locks none when every stage was asked for", () => {
    expect(sumUp({ kind: "all" }, "mx", "--", "mm")).toEqual(["red 1/2", "red 0/2", "green 2/2"]);
  });

  test("locks all but the stage that was asked for", () => {
    expect(sumUp({ kind: "stage", n: 2 }, "--", "mm", "--")).toEqual([
      "locked 0/2",
      "green 2/2",
      "locked 0/2",
    ]);
  });

  test("locks the stages without a test that was asked for", () => {
    const tests = [{ name: "r20 > C1 a", requirement: "r20", stage: 2, rule: "C1" }];
    expect(sumUp({ kind: "only", tests }, "--", "m-", "--")).toEqual([
      "locked 0/2",
      "red 1/2",
      "locked 0/2",
    ]);
  });
});
