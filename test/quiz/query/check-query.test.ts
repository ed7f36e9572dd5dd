import { expect, test } from "vitest";
import { checkQuery, listScripts } from "../../../src/quiz/query/check-query.ts";
import type { StepFault } from "../../../src/quiz/query/query-run.ts";
import { QUERY_TASK } from "../card-text.ts";
import { run, step } from "./runs.ts";

const INVALID: StepFault = { kind: "invalid", message: "syntax error", line: 1 };
const SOUND = [[run([[1]])], [run([[1]])], [run([])], [run([[1], [1]])]];

test("all statements of a card are run, the right ones first", () => {
  expect(listScripts(QUERY_TASK)).toHaveLength(SOUND.length);
});

test("a card is sound when right ones are right and wrong ones are wrong in ways of their own", () => {
  expect(checkQuery(QUERY_TASK, SOUND)).toEqual([]);
});

test("a card is not sound when a right statement is wrong", () => {
  expect(checkQuery(QUERY_TASK, SOUND.with(1, [run([[2]])]))[0]).toMatch(
    /^expected right statement 2 to be right, got .*"missing":\[\[1\]\]/,
  );
});

test("a card is not sound when a wrong statement is right or does not run", () => {
  const failed = [run([], { steps: [step([], { fault: INVALID })] })];
  const faults = checkQuery(QUERY_TASK, SOUND.with(2, [run([[1]])]).with(3, failed));
  expect(faults).toEqual([
    "expected wrong statement 1 to be wrong",
    expect.stringMatching(/^expected wrong statement 2 to run, got .*syntax error/),
  ]);
});

test("a card is not sound when two wrong statements come to the same for different reasons", () => {
  expect(checkQuery(QUERY_TASK, SOUND.with(3, [run([])]))).toEqual([
    "expected wrong statement 2 to come to something else than 1",
  ]);
});

test("a card is not sound when nothing is right on any filling", () => {
  const empty = [[run([])], [run([])], [run([[1]])], [run([[2]])]];
  expect(checkQuery(QUERY_TASK, empty)).toContain("expected a right statement that returns rows");
});

test("a card is not sound when what it looks at has no name", () => {
  const task = { ...QUERY_TASK, planned: ["SELECT 1"] };
  expect(checkQuery(task, SOUND)).toEqual(["expected a comment above `SELECT 1`"]);
});
