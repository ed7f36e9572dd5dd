import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/quiz/card/card.ts";
import { gradeAnswer, suggestGrade } from "../../src/quiz/grade-answer.ts";
import { dependsOnVersion, digestAnswer, findRightAnswer } from "../../src/quiz/right-answer.ts";
import { KINDS } from "../../src/quiz/card/kinds.ts";
import { CHOICES, SAMPLES, makeCard } from "./card-text.ts";

const NODE = "v24.3.0";

describe("gradeAnswer", () => {
  test.each(KINDS)("takes the right answer to a card of kind %s", (kind) => {
    const card = SAMPLES[kind];
    expect(gradeAnswer(card, findRightAnswer(card, NODE), NODE).correct).toBe(true);
  });

  test.each(KINDS)("takes nothing else for a card of kind %s that is not known", (kind) => {
    expect(gradeAnswer(SAMPLES[kind], { kind: "unknown" }, NODE).correct).toBe(false);
  });

  test.each<[string, keyof typeof SAMPLES, Answer]>([
    ["another choice", "one", { kind: "one", chosen: [1] }],
    ["a part of the choices", "several", { kind: "several", chosen: [0] }],
    ["one choice too many", "several", { kind: "several", chosen: [0, 1, 3] }],
    ["the opposite", "true-false", { kind: "true-false", says: true }],
    ["another line", "bug", { kind: "bug", line: 2 }],
    ["another text", "fill", { kind: "fill", text: "5" }],
    ["an answer to another kind", "fill", { kind: "bug", line: 4 }],
  ])("rejects %s", (_what, kind, answer) => {
    expect(gradeAnswer(SAMPLES[kind], answer, NODE)).toEqual({ correct: false, hits: 0, parts: 1 });
  });

  test("counts the lines that are in place", () => {
    const answer: Answer = { kind: "order", lines: [0, 2, 1] };
    expect(gradeAnswer(SAMPLES.order, answer, NODE)).toEqual({ correct: false, hits: 1, parts: 3 });
  });

  test("counts the pairs that are right", () => {
    const answer: Answer = { kind: "match", rights: [1, 0, 2] };
    expect(gradeAnswer(SAMPLES.match, answer, NODE)).toEqual({ correct: false, hits: 1, parts: 3 });
  });

  test.each([" FOUR ", "`4`", "4"])("accepts %j in a gap", (text) => {
    expect(gradeAnswer(SAMPLES.fill, { kind: "fill", text }, NODE).correct).toBe(true);
  });

  test.each([
    [[], false, "again"],
    [[0], false, "again"],
    [[0, 3], true, "hard"],
    [[0, 1, 2, 3], true, "good"],
  ])("of key facts %j is %s, graded %s", (ticked, correct, grade) => {
    const grading = gradeAnswer(SAMPLES.recall, { kind: "recall", ticked }, NODE);
    expect(grading.correct).toBe(correct);
    expect(suggestGrade(grading)).toBe(grade);
  });

  test("asks for the version that runs", () => {
    const body = CHOICES.replace("[x] First", "[x <24] First").replace("[ ] S", "[x >=24] S");
    const card = makeCard({ body });
    const second: Answer = { kind: "one", chosen: [1] };
    expect(gradeAnswer(card, second, "v24.0.0").correct).toBe(true);
    expect(gradeAnswer(card, second, "v22.20.0").correct).toBe(false);
    expect(dependsOnVersion(card)).toBe(true);
    expect(KINDS.filter((kind) => dependsOnVersion(SAMPLES[kind]))).toEqual([]);
  });
});

describe("digestAnswer", () => {
  const digest = (body: string, question = "Which one?"): string =>
    digestAnswer(makeCard({ body, question }));

  test("stays when only the words of the question and of wrong choices change", () => {
    expect(digest(CHOICES.replace("Second", "Other"), "Which?")).toBe(digest(CHOICES));
  });

  test("stays when the choices stand in another order", () => {
    const [head = "", first = "", second = "", third = ""] = CHOICES.split(/\n(?=- )/);
    expect(digest([head, third, second, first].join("\n"))).toBe(digest(CHOICES));
  });

  test("stays when one more spelling is accepted", () => {
    const gap = (answers: string): string =>
      digestAnswer(
        makeCard({ kind: "fill", question: "There are ____.", body: `## Answers\n\n${answers}` }),
      );
    expect(gap("- `4`\n- four\n- IV")).toBe(gap("- `4`\n- four"));
    expect(gap("- `5`\n- four")).not.toBe(gap("- `4`\n- four"));
  });

  test("changes when another choice is right", () => {
    const body = CHOICES.replace("[x] First", "[ ] First").replace("[ ] Second", "[x] Second");
    expect(digest(body)).not.toBe(digest(CHOICES));
  });

  test.each(KINDS)("differs between a card of kind %s and all others", (kind) => {
    const all = KINDS.map((one) => digestAnswer(SAMPLES[one]));
    expect(all.filter((one) => one === digestAnswer(SAMPLES[kind]))).toHaveLength(1);
  });
});
