import { expect, test } from "vitest";
import { grade, parse, tellFaults } from "./kind-case.ts";

test.each([
  ["no answer", undefined],
  ["an answer that is neither", "answer: yes"],
])("a card with %s is broken", (_what, line) => {
  const head = line === undefined ? {} : { head: line };
  expect(tellFaults({ kind: "true-false", body: "", ...head })).toContain(
    "expected `answer` as true or false",
  );
});

test.each([
  [false, true],
  [true, false],
])("%s about a false statement is judged %s", (says, correct) => {
  expect(grade("true-false", { kind: "true-false", says }).correct).toBe(correct);
});

test("a word is no answer", () => {
  expect(parse("true-false", "yes")).toBe('cards[0].answer: expected true or false, got "yes"');
});
