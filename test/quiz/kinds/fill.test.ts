import { expect, test } from "vitest";
import { digestAnswer } from "../../../src/quiz/right-answer.ts";
import { SAMPLES, makeCard } from "../card-text.ts";
import { grade, parse, tellFaults } from "./kind-case.ts";

test("an answer is accepted with or without backticks in the file", () => {
  expect(SAMPLES.fill).toMatchObject({ answers: ["4", "four"] });
});

test.each([
  ["no gap", { question: "So?", body: "## Answers\n\n- 4" }, "expected one `____` in the question"],
  ["no answers", { question: "____?", body: "" }, "expected a list of answers under `## Answers`"],
])("a card with %s is broken", (_what, text, fault) => {
  expect(tellFaults({ kind: "fill", ...text })).toContain(fault);
});

test.each([
  [" FOUR ", true],
  ["`4`", true],
  ["4", true],
  ["5", false],
])("%j in the gap is judged %s", (text, correct) => {
  expect(grade("fill", { kind: "fill", text }).correct).toBe(correct);
});

test("a number is a text, an object is no answer", () => {
  expect(parse("fill", 4)).toEqual({ kind: "fill", text: "4" });
  expect(parse("fill", {})).toBe("cards[0].answer: expected a text, got {}");
});

test("one more spelling is the same answer, another usual form is another one", () => {
  const digest = (answers: string): string =>
    digestAnswer(
      makeCard({ kind: "fill", question: "There are ____.", body: `## Answers\n\n${answers}` }),
    );
  expect(digest("- `4`\n- four\n- IV")).toBe(digest("- `4`\n- four"));
  expect(digest("- `5`\n- four")).not.toBe(digest("- `4`\n- four"));
});
