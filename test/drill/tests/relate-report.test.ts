import { expect, test } from "vitest";
import { relateReport } from "../../../src/drill/tests/relate-report.ts";
import { isPerfect } from "../../../src/drill/tests/suite-report.ts";
import type { SuiteOutcome, SuiteReport } from "../../../src/drill/tests/suite-report.ts";
import { FILE } from "./sample.ts";

const place = { file: FILE, line: 1, column: 1 };
const relativeTo = (path: string): string => path.replace("/home/ada/", "");

function report(outcome: SuiteOutcome): SuiteReport {
  return {
    ...{
      challenge: "counter",
      file: FILE,
      stage: 1,
      stages: 1,
      seed: "7",
      tests: 1,
      durationMs: 9,
    },
    leaks: [{ kind: "timer", count: 1, location: place }],
    output: "",
    sources: [{ path: FILE, text: "" }],
    outcome,
  };
}

const scored = {
  ...{ status: "scored" as const, forms: 1, refused: [], sound: 1, caught: [] },
  survivors: [],
};

test("every path is told as a person reads it", () => {
  const failures = [{ name: "adds", message: "no", place }];
  const refused = [{ name: "one-list", about: null, failures, ended: null }];
  const outcomes: SuiteOutcome[] = [
    { status: "wrong", failures, later: null },
    { status: "broken", fault: { reason: "load-error", message: "No.", hint: "Yes.", place } },
    { ...scored, refused },
    { status: "unstable", tests: ["adds"] },
  ];
  for (const outcome of outcomes) {
    expect(JSON.stringify(relateReport(report(outcome), relativeTo))).not.toContain("/home/ada/");
  }
});

test("only a test file that catches all and refuses nothing right is perfect", () => {
  const target = { name: "a", title: "A", says: "A.", stage: 1, program: "" };
  const refused = [{ name: "one-list", about: null, failures: [], ended: "hang" as const }];
  expect(isPerfect(report(scored))).toBe(true);
  expect(isPerfect(report({ ...scored, survivors: [target] }))).toBe(false);
  expect(isPerfect(report({ ...scored, refused }))).toBe(false);
  expect(isPerfect(report({ status: "unstable", tests: [] }))).toBe(false);
});
