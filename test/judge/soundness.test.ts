import { describe, expect, test } from "vitest";
import type { PlannedRun } from "../../src/judge/plan-runs.ts";
import { checkRun, compareRuns } from "../../src/judge/soundness.ts";
import { judge } from "../../src/judge/judge.ts";
import type { Verdict } from "../../src/judge/verdict.ts";
import { sampleCase, sampleError, sampleMistake, solvedAttempt } from "./sample.ts";

const SOLVED = judge(sampleCase(solvedAttempt()));
const BROKEN = judge(sampleCase(solvedAttempt({ killed: "load" })));

function missing(...ids: string[]): Verdict {
  const tests = solvedAttempt().tests.map((record) =>
    ids.some((id) => record.name.startsWith(id))
      ? { ...record, state: "failed" as const, error: sampleError() }
      : record,
  );
  return judge(sampleCase(solvedAttempt({ tests })));
}

function run(expected: PlannedRun["expected"]): PlannedRun {
  const file = { text: "", language: "ts", file: "a.ts" } as const;
  const fixed = { scope: { kind: "plain" }, sandbox: true, types: false } as const;
  return { label: "it", ...file, ...fixed, expected };
}

describe("checkRun", () => {
  test("wants a starter to be unsolved and not broken", () => {
    expect(checkRun(run({ kind: "unsolved" }), missing("counts"))).toBeNull();
    expect(checkRun(run({ kind: "unsolved" }), SOLVED)).toContain("must be unsolved");
    expect(checkRun(run({ kind: "unsolved" }), BROKEN)).toContain("broken (timeout)");
  });

  test("wants the types to be right where they are checked", () => {
    const typed = { ...run({ kind: "unsolved" }), types: true };
    const unsolved = missing("counts");
    const errors = [{ line: 3, column: 1, message: "no such type" }];
    const wrong = { ...unsolved, types: { status: "errors" as const, errors } };
    const skipped = { ...unsolved, types: { status: "skipped" as const, errors: [] } };
    expect(checkRun(typed, unsolved)).toBeNull();
    expect(checkRun(typed, wrong)).toBe("it must type-check: line 3: no such type");
    expect(checkRun(typed, skipped)).toBe("the types of it could not be checked");
    expect(checkRun(run({ kind: "unsolved" }), wrong)).toBeNull();
  });

  test("wants a right solution to be solved", () => {
    expect(checkRun(run({ kind: "solved" }), SOLVED)).toBeNull();
    expect(checkRun(run({ kind: "solved" }), missing("resets"))).toContain(
      "it misses resets (it counts)",
    );
  });

  test("wants a mistake to miss exactly its requirements", () => {
    const expected = { kind: "misses" as const, mistake: sampleMistake() };
    expect(checkRun(run(expected), missing("counts"))).toBeNull();
    expect(checkRun(run(expected), missing("counts", "resets"))).toContain(
      "must miss exactly counts",
    );
    expect(checkRun(run(expected), missing("resets"))).toContain("must miss exactly counts");
    expect(checkRun(run(expected), SOLVED)).toContain("it is solved");
  });

  test("refuses a mistake that is taken for another", () => {
    const tests = missing("counts");
    const [first] = tests.requirements;
    const finding = { message: "no", mistake: "Something else." };
    const verdict = { ...tests, requirements: first === undefined ? [] : [{ ...first, finding }] };
    const expected = { kind: "misses" as const, mistake: sampleMistake() };
    expect(checkRun(run(expected), verdict)).toBe(
      "it is taken for another mistake in counts: Something else.",
    );
  });
});

describe("compareRuns", () => {
  test("says nothing while the runs of a file come to the same", () => {
    const compare = compareRuns();
    const one = run({ kind: "solved" });
    expect(compare(one, SOLVED)).toBe(null);
    expect(compare(one, SOLVED)).toBe(null);
    expect(compare({ ...one, text: "other" }, missing("counts"))).toBe(null);
  });

  test("names the run and both outcomes when they differ", () => {
    const compare = compareRuns();
    const one = run({ kind: "solved" });
    compare(one, SOLVED);
    expect(compare(one, missing("counts"))).toMatch(
      /^it differs from run to run: once it is solved; then it misses counts \(/,
    );
  });

  test("tells apart what a mistake is taken for", () => {
    const compare = compareRuns();
    const one = run({ kind: "misses", mistake: sampleMistake() });
    const named = missing("counts");
    const unnamed = {
      ...named,
      requirements: named.requirements.map((row) =>
        row.finding === null ? row : { ...row, finding: { message: row.finding.message } },
      ),
    };
    const taken = {
      ...unnamed,
      requirements: unnamed.requirements.map((row) =>
        row.finding === null
          ? row
          : { ...row, finding: { ...row.finding, mistake: "Adds twice." } },
      ),
    };
    compare(one, unnamed);
    expect(compare(one, taken)).toMatch(/, taken for: Adds twice\.$/);
  });
});
