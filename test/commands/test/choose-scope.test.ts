import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Challenge } from "../../../src/catalog/challenge.ts";
import { chooseScope, isAskedMet } from "../../../src/commands/test/choose-scope.ts";
import type { Scope } from "../../../src/judge/attempt-request.ts";
import { judge } from "../../../src/judge/judge.ts";
import type { Verdict } from "../../../src/judge/verdict.ts";
import { sampleChallenge, sampleProgress } from "../../catalog/sample.ts";
import { sampleCase, solvedAttempt } from "../../judge/sample.ts";
import { catchError } from "../../workspace/caught-error.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";

const CHALLENGE: Challenge = sampleChallenge("emitter", {
  stages: [1, 2].map((n) => ({ n, title: "", minutes: 5, exports: [] })),
  requirements: [
    { id: "order", stage: 1, title: "", member: null, leaks: [] },
    { id: "once", stage: 2, title: "", member: null, leaks: [] },
  ],
});
const SUITES = [
  [1, 'describe("order", () => { test("E1 a", f); test("E2 b", f); });'],
  [2, 'describe("once", () => { test("E3 c", f); test("E1 d", f); });'],
] as const;

type Options = Parameters<typeof chooseScope>[0];

/** What is chosen by a learner for whom so many stages are complete. */
function choose(options: Options, complete = 0): Scope {
  const packageRoot = makeTempFolder();
  for (const [stage, text] of SUITES) {
    const path = join(packageRoot, `challenges/emitter/suite/stage-${stage}/a.test.ts`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const metTogether = complete === 0 ? [] : [["order"]];
  const progress = sampleProgress({ slug: "emitter", metTogether });
  return chooseScope(options, {
    challenge: CHALLENGE,
    state: { progress },
    context: { packageRoot },
  });
}

function namesOf(scope: Scope): string[] {
  return scope.kind === "only" ? scope.tests.map(({ name }) => name) : [];
}

describe("chooseScope", () => {
  test("is plain without options", () => {
    expect(choose({})).toEqual({ kind: "plain" });
  });

  test("takes every stage, or one that is there, locked or not", () => {
    expect(choose({ allStages: true })).toEqual({ kind: "all" });
    expect(choose({ stage: 2 })).toEqual({ kind: "stage", n: 2 });
  });

  test("refuses a stage that there is not", () => {
    expect(catchError(() => choose({ stage: 3 }))).toMatchObject({
      code: "UNKNOWN_STAGE",
      hint: "Use a number from 1 to 2.",
    });
  });

  test("takes all tests of a requirement", () => {
    expect(namesOf(choose({ only: "order" }))).toEqual(["order > E1 a", "order > E2 b"]);
  });

  test("takes the tests of a rule in the stages that are open", () => {
    expect(namesOf(choose({ only: "E1" }))).toEqual(["order > E1 a"]);
    expect(namesOf(choose({ only: "E1" }, 1))).toEqual(["order > E1 a", "once > E1 d"]);
  });

  test.each(["once", "E3"])(
    "refuses `%s` of a locked stage, and takes it when that is open",
    (only) => {
      expect(catchError(() => choose({ only }))).toMatchObject({
        code: "STAGE_LOCKED",
        message: `\`${only}\` belongs to stage 2, which is locked.`,
      });
      expect(namesOf(choose({ only }, 1))).toContain("once > E3 c");
    },
  );

  test("refuses what is neither a requirement nor a rule, and says what was asked and what there is", () => {
    expect(catchError(() => choose({ only: "nothing" }))).toMatchObject({
      code: "UNKNOWN_REQUIREMENT",
      message: "`emitter` has no requirement or rule `nothing`.",
      hint: "Stage 1 has the requirements order; the rules are E1, E2.",
    });
    expect(catchError(() => choose({ only: "onec" }, 1))).toMatchObject({
      hint: "Did you mean `once`? Stages 1 to 2 have the requirements order, once; the rules are E1, E2, E3.",
    });
  });
});

test("chooseScope says what is open when something locked is asked for", () => {
  const hint = catchError(() => choose({ only: "E3" })).hint;
  expect(hint).toMatch(
    /^Run `trainer test emitter`: .* Stage 1 has the requirements order; the rules are E1, E2\.$/,
  );
});

describe("isAskedMet", () => {
  const solved = judge(sampleCase(solvedAttempt()));
  const [first, second] = solved.requirements;
  const half: Verdict = {
    ...solved,
    status: "unsolved",
    stages: [
      { n: 1, title: "", status: "green", met: 1, total: 1 },
      { n: 2, title: "", status: "red", met: 0, total: 1 },
    ],
    requirements: solved.requirements.map((row) =>
      row === second ? { ...row, outcome: "missed" } : row,
    ),
  };
  const only = (requirement = ""): Scope => ({
    kind: "only",
    tests: [{ name: "", requirement, stage: 1, rule: "" }],
  });

  test.each<[Scope, boolean]>([
    [{ kind: "plain" }, false],
    [{ kind: "all" }, false],
    [{ kind: "stage", n: 1 }, true],
    [{ kind: "stage", n: 2 }, false],
    [only(first?.id), true],
    [only(second?.id), false],
  ])("looks at what was asked for: %j", (scope, met) => {
    expect(isAskedMet(half, scope)).toBe(met);
  });

  test("holds of a solved challenge", () => {
    expect(isAskedMet(solved, { kind: "plain" })).toBe(true);
  });

  test("does not hold of a broken run, whatever was met in it", () => {
    const broken: Verdict = { ...half, status: "broken" };
    expect(isAskedMet(broken, { kind: "stage", n: 1 })).toBe(false);
    expect(isAskedMet(broken, only(first?.id))).toBe(false);
  });
});
