import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/quiz/card/card.ts";
import { gradeAnswer, suggestGrade } from "../../src/quiz/grade-answer.ts";
import { dependsOnVersion, digestAnswer, findRightAnswer } from "../../src/quiz/right-answer.ts";
import { KINDS } from "../../src/quiz/card/kinds.ts";
import { SAMPLES, makeCard } from "./card-text.ts";

const NODE = "v24.3.0";

describe("gradeAnswer", () => {
  test.each(KINDS)("takes the right answer to a card of kind %s", (kind) => {
    const card = SAMPLES[kind];
    expect(gradeAnswer(card, findRightAnswer(card, NODE), NODE).correct).toBe(true);
  });

  test.each(KINDS)("takes nothing else for a card of kind %s that is not known", (kind) => {
    expect(gradeAnswer(SAMPLES[kind], { kind: "unknown" }, NODE).correct).toBe(false);
  });

  test("takes no answer to another kind of card", () => {
    const answer: Answer = { kind: "bug", line: 4 };
    expect(gradeAnswer(SAMPLES.fill, answer, NODE)).toEqual({ correct: false, hits: 0, parts: 1 });
  });
});

describe("suggestGrade", () => {
  test.each([
    [{ correct: false, hits: 2, parts: 3 }, "again"],
    [{ correct: true, hits: 2, parts: 3 }, "hard"],
    [{ correct: true, hits: 3, parts: 3 }, "good"],
  ])("of %j is %s", (grading, grade) => {
    expect(suggestGrade(grading)).toBe(grade);
  });
});

test("no sample depends on the version", () => {
  expect(KINDS.filter((kind) => dependsOnVersion(SAMPLES[kind]))).toEqual([]);
});

describe("digestAnswer", () => {
  test("does not depend on the words of the question", () => {
    const other = makeCard({ question: "Which?" });
    expect(digestAnswer(other)).toBe(digestAnswer(makeCard()));
  });

  test.each(KINDS)("differs between a card of kind %s and all others", (kind) => {
    const all = KINDS.map((one) => digestAnswer(SAMPLES[one]));
    expect(all.filter((one) => one === digestAnswer(SAMPLES[kind]))).toHaveLength(1);
  });
});
