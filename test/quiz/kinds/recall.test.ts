import { expect, test } from "vitest";
import { findWanted, suggestGrade } from "../../../src/quiz/grade-answer.ts";
import { ask, grade, parse, tellFaults } from "./kind-case.ts";

test("a card with two key facts is broken", () => {
  expect(tellFaults({ kind: "recall", body: "## Checklist\n\n- One\n- Two" })).toContain(
    'expected 3 to 7 key facts under `## Checklist`, got "2"',
  );
});

test.each([
  [[], false, "again"],
  [[0], false, "again"],
  [[0, 3], true, "hard"],
  [[0, 1, 2, 3], true, "good"],
])("of key facts %j is %s, graded %s", (ticked, correct, suggested) => {
  const grading = grade("recall", { kind: "recall", ticked });
  expect(grading.correct).toBe(correct);
  expect(suggestGrade(grading)).toBe(suggested);
});

test("own words wait to be compared with the key facts", () => {
  expect(parse("recall", "I think")).toEqual({ kind: "recall", ticked: null });
  expect(findWanted(ask("recall"), { kind: "recall", ticked: null })).toBe("ticks");
  expect(findWanted(ask("recall"), { kind: "recall", ticked: [] })).toBeNull();
});

test("key facts are counted from 1", () => {
  expect(parse("recall", [1, 4])).toEqual({ kind: "recall", ticked: [0, 3] });
  expect(parse("recall", [5])).toBe(
    "cards[0].answer: expected a text, or the numbers of the key facts that you said in an array, got [5]",
  );
});
