import { expect, test } from "vitest";
import { solveCard } from "../../../../src/quiz/right-answer.ts";
import { findFollowUp } from "../../../../src/ui/quiz/answer-pad.ts";
import { renderArtefact } from "../../../../src/ui/quiz/render-artefact.ts";
import { renderQuestion } from "../../../../src/ui/quiz/render-question.ts";
import { renderResult } from "../../../../src/ui/quiz/render-result.ts";
import { displayWidth } from "../../../../src/ui/text/glyphs.ts";
import { ascii, plain } from "../../plain-style.ts";
import { NODE, answerWith, ask, correct, goOnWith } from "../press-keys.ts";

const told = { kind: "incident" as const, sure: true, causes: null, step: null };
const view = { style: plain, width: 80 };

test.each([
  ["s", true],
  ["n", false],
])("%j says how sure one is, before anything can be chosen", (key, sure) => {
  expect(answerWith("incident", key)).toEqual({ kind: "answer", answer: { ...told, sure } });
  const page = { asked: ask("incident"), title: "Card", changed: false, version: null };
  expect(renderQuestion(page, view)).toContain("The last line of the log:\n  │ RangeError: Too");
  expect(renderQuestion(page, view)).not.toMatch(/First|Second/);
});

test("then the cause is chosen, then the first step", () => {
  const letter = (index: number): string =>
    ask("incident").items.find((item) => item.index === index)?.key ?? "";
  const caused = { ...told, causes: [1] };
  expect(goOnWith(told, letter(1))).toEqual({ kind: "answer", answer: caused });
  expect(goOnWith(caused, letter(4))).toEqual({ kind: "answer", answer: { ...caused, step: 4 } });
  const first = findFollowUp(solveCard(ask("incident"), told, NODE), view)?.text;
  expect(first).toMatch(/^Which cause does the artefact show\?\n/);
  expect(first).not.toContain("step");
  const second = findFollowUp(solveCard(ask("incident"), caused, NODE), view)?.text;
  expect(second).toMatch(/^What do you do first\?\n/);
  expect(second).not.toMatch(/cause|Why/);
});

test("the correction marks causes and steps", () => {
  const text = correct("incident", { ...told, causes: [1], step: 4 });
  expect(text).toMatch(/^✗ Incorrect, 1 of 2 right\n/);
  expect(text).toMatch(/✓ [a-d] {2}First cause\n/);
  expect(text).toContain("Your choice. Why not the second cause.");
  expect(text).toContain("Your choice. Why the first step.");
  expect(text).toContain("You were sure.");
});

test("a graded file shows what to choose and what to add", () => {
  const show = (said: Parameters<typeof goOnWith>[0]): string => {
    const solved = solveCard(ask("incident"), said, NODE);
    return renderResult({ solved, grading: null, named: false }, view);
  };
  expect(show(told)).toContain('such as "cause": "a"');
  expect(show({ ...told, causes: [1] })).toContain('such as "first": "2"');
  expect(show({ ...told, causes: [1] })).not.toMatch(/Why|cause/);
});

test("an artefact that is too wide goes on indented, also without Unicode", () => {
  const text = `${"word ".repeat(14)}end`;
  const lines = renderArtefact({ caption: "It says:", text }, { style: ascii, width: 60 });
  expect(lines).toHaveLength(3);
  expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(60);
  expect(lines[2]).toMatch(/^ {2}\S {5}word/);
});
