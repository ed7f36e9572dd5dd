import { expect, test } from "vitest";
import { solveCard } from "../../../../src/quiz/right-answer.ts";
import { findFollowUp } from "../../../../src/ui/quiz/answer-pad.ts";
import { renderResult } from "../../../../src/ui/quiz/render-result.ts";
import { displayWidth } from "../../../../src/ui/text/glyphs.ts";
import { ascii, plain } from "../../plain-style.ts";
import { NODE, answerWith, ask, correct, goOnWith, keysOf } from "../press-keys.ts";

const told = { kind: "spoken" as const, sure: true, ticked: null, sentences: [] };
const say = (ticked: number[]) => ({
  ...told,
  ticked,
  sentences: ticked.map((point) => ({ point, text: "So." })),
});

test.each([
  ["s", true],
  ["n", false],
])("%j says how sure one is, before anything is shown", (key, sure) => {
  expect(answerWith("spoken", key)).toEqual({ kind: "answer", answer: { ...told, sure } });
});

test("then the points are ticked under their shuffled keys", () => {
  expect(goOnWith(told, `${keysOf("spoken", [2, 0])}\r`)).toMatchObject({
    answer: { kind: "spoken", sure: true, sentences: [] },
  });
  expect(goOnWith(told, `${keysOf("spoken", [2])}\r`)).toMatchObject({ answer: { ticked: [2] } });
  expect(goOnWith(told, "\r")).toMatchObject({ answer: { ticked: [] } });
});

test("the points are shown without their kinds", () => {
  const view = { style: plain, width: 80 };
  const text = findFollowUp(solveCard(ask("spoken"), told, NODE), view)?.text ?? "";
  expect(text).toContain("Sixth point of the answer");
  expect(text).not.toMatch(/must|wrong|Why/);
});

test("then a sentence is typed, and an empty one says that it was not said", () => {
  expect(goOnWith({ ...told, ticked: [3] }, "q and u\r")).toMatchObject({
    answer: { ticked: [3], sentences: [{ point: 3, text: "q and u" }] },
  });
  expect(goOnWith({ ...told, ticked: [3] }, "\r")).toMatchObject({
    answer: { ticked: [3], sentences: [{ point: 3, text: "" }] },
  });
  expect(goOnWith({ ...told, ticked: [3] }, "")).toBe("Said: empty: not said, Up: undo, Esc: quit");
});

test("the correction tells musts, what was left out and what counts against", () => {
  const text = correct("spoken", say([0, 1, 5]));
  const words = text.replaceAll(/\s+/g, " ");
  expect(text).toMatch(/^✗ Incorrect, 2 of 4 musts, 1 wrong\n/);
  expect(words).toContain("The musts count up to senior. You said 0 of 1 good points.");
  expect(words).toContain("One point that you said counts against you. You were sure.");
  expect(text).toContain("✓  First point of the answer (must, junior)");
  expect(text).toContain("·  Third point of the answer (must, senior)");
  expect(text).toContain("✗  Sixth point of the answer (wrong)\n     You said this. Why the sixth");
  expect(text).toContain("·  Seventh point of the answer (wrong)\n     Why the seventh");
});

test("a tick without a sentence is named", () => {
  const said = { ...told, ticked: [0], sentences: [{ point: 0, text: "" }] };
  expect(correct("spoken", said)).toContain(
    "·  First point of the answer (must, junior) (ticked, without a sentence)",
  );
});

test("a graded file shows an answer that waits without what is right, in 60 columns", () => {
  for (const said of [told, { ...told, ticked: [0] }]) {
    const solved = solveCard(ask("spoken"), said, NODE);
    const view = { style: ascii, width: 60 };
    const text = renderResult({ solved, grading: null, named: false }, view);
    expect(text).toContain("Sixth point of the answer");
    expect(text).not.toMatch(/must|wrong|Why|Because/);
    expect(Math.max(...text.split("\n").map(displayWidth))).toBeLessThanOrEqual(60);
  }
});
