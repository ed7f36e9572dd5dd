import { expect, test } from "vitest";
import { solveCard } from "../../../../src/quiz/right-answer.ts";
import { findFollowUp } from "../../../../src/ui/quiz/answer-pad.ts";
import { renderQuestion } from "../../../../src/ui/quiz/render-question.ts";
import { plain } from "../../plain-style.ts";
import { NODE, answerWith, ask, correct, goOnWith } from "../press-keys.ts";

const view = { style: plain, width: 80 };

test("the question shows what is given", () => {
  const page = { asked: ask("arithmetic"), title: "Card", changed: false, version: null };
  expect(renderQuestion(page, view)).toContain("  Memory of each: 1,200 kB\n");
});

test("a number with its unit is typed", () => {
  const answer = { kind: "arithmetic", text: "120 MB" };
  expect(answerWith("arithmetic", "120 MB\r")).toEqual({ kind: "answer", answer });
});

test("what is no amount is asked again", () => {
  const said = { kind: "arithmetic" as const, text: "120" };
  const text = findFollowUp(solveCard(ask("arithmetic"), said, NODE), view)?.text;
  expect(text).toMatch(/^`120` is not a number with its unit\. Type one such as 250 ms/);
  expect(goOnWith(said, "120 MB\r")).toMatchObject({ answer: { text: "120 MB" } });
});

test("the correction shows the answer and the sum", () => {
  const text = correct("arithmetic", { kind: "arithmetic", text: "12 MB" });
  expect(text).toMatch(/^✗ Incorrect\n/);
  expect(text).toContain("The answer is 120 MB, give or take 5 %. You wrote 12 MB.");
  expect(text).toContain("  1  in flight: 500/s × 0.2 s = 100\n  2  memory:");
});
