import { expect, test } from "vitest";
import { findWanted, suggestGrade } from "../../../src/quiz/grade-answer.ts";
import { explainPending, explainSolved, tellAnswer } from "../../../src/quiz/tell-answer.ts";
import { findRightAnswer, solveCard } from "../../../src/quiz/right-answer.ts";
import { POINTS } from "../card-bodies.ts";
import { SAMPLES, makeCard } from "../card-text.ts";
import { NODE, ask, grade, parse, tellFaults } from "./kind-case.ts";

/** An answer whose sentences were all typed. */
function say(ticked: number[]) {
  const sentences = ticked.map((point) => ({ point, text: "I said it." }));
  return { kind: "spoken" as const, sure: true, ticked, sentences };
}

test.each([
  ["must senior", "good senior", "a must for junior, middle and senior"],
  ["must", "rust", "`- must junior: text`, `good` like it or `- wrong: text`"],
  ["good senior", "must senior", "at least one good point"],
  [
    "- wrong: Sixth point of the answer",
    "- good middle: Sixth point of it",
    "at least two wrong points",
  ],
  ["First point of the answer", "Second point of the answer", "points that differ"],
  ["  > Why the sixth one is wrong.\n", "", "an indented quote that says why below a wrong point"],
  ["Sixth point of the answer", "Sixth", "wrong points about as long as the others"],
])("a card with %j as %j is broken", (from, to, fault) => {
  const body = POINTS.replaceAll(from, to);
  expect(tellFaults({ kind: "spoken", body })).toContain(`expected ${fault}, got`);
});

test.each([
  ["warm-up", "junior"],
  ["core", "middle"],
  ["expert", "senior"],
])("a card of level %s asks up to %s", (level, upTo) => {
  expect(makeCard({ kind: "spoken", body: POINTS, level })).toMatchObject({ upTo });
});

test.each([
  [[], { correct: false, hits: 0 }, "again"],
  [[0], { correct: false, hits: 1 }, "again"],
  [[0, 3], { correct: true, hits: 2 }, "hard"],
  [[0, 1, 2, 3], { correct: true, hits: 4 }, "good"],
  [[0, 1, 2, 3, 6], { correct: false, hits: 4, against: 1 }, "again"],
])("what was said of %j is %j, graded %s", (ticked, expected, suggested) => {
  const grading = grade("spoken", say(ticked));
  expect(grading).toMatchObject({ ...expected, parts: 4 });
  expect(suggestGrade(grading)).toBe(suggested);
});

test("waits for the points, then for a sentence for each of a third", () => {
  const told = { kind: "spoken" as const, sure: false, ticked: null, sentences: [] };
  expect(findWanted(ask("spoken"), told)).toBe("points");
  const ticked = { ...told, ticked: [0, 1, 2, 3] };
  const first = findWanted(ask("spoken"), ticked) ?? "";
  expect(first).toMatch(/^[a-g]$/);
  const place = ask("spoken").items.find(({ key }) => key === first)?.index ?? -1;
  const second = findWanted(ask("spoken"), { ...ticked, sentences: [{ point: place, text: "" }] });
  expect(second).toMatch(/^[a-g]$/);
  expect(second).not.toBe(first);
  expect(findWanted(ask("spoken"), say([0, 1, 2, 3]))).toBeNull();
});

test("an empty sentence takes the tick away", () => {
  const said = say([0, 1]);
  const sentences = said.sentences.map((one) => ({ ...one, text: " " }));
  expect(grade("spoken", { ...said, sentences })).toMatchObject({ correct: false, hits: 0 });
});

test("is read step by step from a file", () => {
  expect(parse("spoken", { sure: true })).toEqual({
    kind: "spoken",
    sure: true,
    ticked: null,
    sentences: [],
  });
  expect(parse("spoken", { sure: false, said: ["a"], sentences: { a: "So." } })).toMatchObject({
    sure: false,
    ticked: [expect.any(Number)],
    sentences: [{ text: "So." }],
  });
});

test.each([
  [true],
  [{}],
  [{ sure: "yes" }],
  [{ sure: true, said: ["z"] }],
  [{ sure: true, said: ["a"], sentences: { z: "x" } }],
  [{ sure: true, said: ["a"], sentences: { a: 1 } }],
])("%j is no answer", (value) => {
  expect(parse("spoken", value)).toMatch(
    /^cards\[0\]\.answer: expected \{ "sure": true or false \}/,
  );
});

test("an answer that waits shows the points, and not which are right", () => {
  const solved = solveCard(
    ask("spoken"),
    { kind: "spoken", sure: true, ticked: [0], sentences: [] },
    NODE,
  );
  const pending = JSON.stringify(explainPending(solved));
  expect(pending).toContain("Sixth point of the answer");
  expect(pending).toMatch(/"sentencesFor":\["[a-g]"\]/);
  expect(pending).not.toMatch(/must|wrong|Why/);
  const whole = solveCard(ask("spoken"), say([0]), NODE);
  expect(explainPending(whole)).toBeNull();
  expect(explainSolved(whole)).toMatchObject({ score: { hits: 1, musts: 4 } });
});

test("the right answer is written as it is read", () => {
  const right = findRightAnswer(SAMPLES.spoken, NODE);
  expect(parse("spoken", tellAnswer(ask("spoken"), right))).toMatchObject({ sure: true });
});
