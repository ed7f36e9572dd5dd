import { describe, expect, test } from "vitest";
import { askCard } from "../../src/quiz/asked-card.ts";
import type { Answer } from "../../src/quiz/card/card.ts";
import { KINDS } from "../../src/quiz/card/kinds.ts";
import { gradeSheet, readSheet } from "../../src/quiz/grade-sheet.ts";
import type { SheetResult } from "../../src/quiz/grade-sheet.ts";
import { parseAnswerSheet } from "../../src/quiz/parse-answers.ts";
import { findRightAnswer } from "../../src/quiz/right-answer.ts";
import { tellAnswer } from "../../src/quiz/tell-answer.ts";
import { catchError } from "../workspace/caught-error.ts";
import { SAMPLES } from "./card-text.ts";
import { RIGHT } from "./kinds/query-verdicts.ts";

const version = "v24.3.0";
const cards = KINDS.map((kind) => SAMPLES[kind]);

function grade(document: unknown): SheetResult[] {
  const source = "answers.json";
  const read = readSheet(parseAnswerSheet(source, document), { source, cards, version });
  return gradeSheet(
    read.map((one) => ({ ...one, answer: runAnswer(one.answer) })),
    version,
  );
}

/** What was run came to what is right. */
function runAnswer(answer: Answer): Answer {
  return answer.kind === "query" ? { ...answer, verdict: RIGHT } : answer;
}

function rightFor(id: string, seed: string): unknown {
  const card = cards.find((one) => one.id === id);
  if (card === undefined) throw new Error(id);
  return tellAnswer(askCard(card, seed, version), findRightAnswer(card, version));
}

describe("a sheet with every right answer in its shown keys", () => {
  test.each(["1", "seven", "42"])("is all right with seed %s", (seed) => {
    const filled = cards.map(({ id }) => ({ id, answer: rightFor(id, seed) }));
    const results = grade({ seed, cards: filled });
    expect(results).toHaveLength(KINDS.length);
    expect(results.map(({ grading }) => grading?.correct)).toEqual(KINDS.map(() => true));
  });

  test("is wrong somewhere with the seed of another session", () => {
    const filled = cards.map(({ id }) => ({ id, answer: rightFor(id, "1") }));
    const results = grade({ seed: "2", cards: filled });
    expect(results.some(({ grading }) => grading?.correct === false)).toBe(true);
  });
});

describe("a sheet", () => {
  test("leaves out cards without an answer", () => {
    const sheet = parseAnswerSheet("a.json", {
      seed: 7,
      cards: [
        { id: "event-loop/one", answer: null },
        { id: "event-loop/bug", answer: 3 },
      ],
    });
    expect(sheet).toMatchObject({ seed: "7", node: null, entries: [{ id: "event-loop/bug" }] });
  });

  test("keeps the grade that the learner gives", () => {
    const [result] = grade({
      seed: "1",
      cards: [{ id: "event-loop/bug", answer: 3, grade: "easy" }],
    });
    expect(result).toMatchObject({ grading: { correct: true }, grade: "easy" });
  });

  test("leaves an answer in own words to its author", () => {
    const [result] = grade({ seed: "1", cards: [{ id: "event-loop/recall", answer: "I think" }] });
    expect(result).toMatchObject({
      answer: { kind: "recall", ticked: null },
      grading: null,
      grade: null,
    });
  });

  test.each([
    [{ seed: "1", cards: "x" }, 'cards: expected an array, got "x"'],
    [[], "seed: expected the seed that `trainer quiz --json` printed, got nothing"],
    [{ seed: "1", cards: [] }, "cards: expected at least one card with an `answer`, got nothing"],
    [{ seed: "1", node: "new", cards: [] }, 'node: expected a version such as v24.3.0, got "new"'],
    [{ seed: "1", cards: [{ answer: 1 }] }, "cards[0].id: expected the id of a card, got nothing"],
    [
      { seed: "1", cards: [{ id: "x", answer: 1, grade: "great" }] },
      'cards[0].grade: expected one of again, hard, good, easy, got "great"',
    ],
    [
      {
        seed: "1",
        cards: [
          { id: "x", answer: 1 },
          { id: "x", answer: 2 },
        ],
      },
      'cards[1].id: expected each card once, got "x"',
    ],
  ])("like %j is told by its fault", (document, fault) => {
    expect(catchError(() => grade(document)).message).toContain(`answers.json: ${fault}`);
  });

  test("tells every answer that does not fit at once", () => {
    const wrong: [string, unknown, string][] = [
      ["one", "z", "one of a, b, c"],
      ["several", ["a", "a"], "an array of some of a, b, c, d"],
      ["true-false", "yes", "true or false"],
      ["order", ["a"], "all of a, b, c in an array, in order"],
      ["match", ["a", "b"], "all of a, b, c in an array, one for each left side"],
      ["bug", 0, "the number of a line"],
      ["fill", {}, "a text"],
      ["recall", [9], "a text, or the numbers of the key facts that you said in an array"],
    ];
    const filled = wrong.map(([name, answer]) => ({ id: `event-loop/${name}`, answer }));
    const { message } = catchError(() => grade({ seed: "1", cards: filled }));
    expect(message.split("\n")).toEqual(
      wrong.map(
        ([, answer, expected], at) =>
          `answers.json: cards[${at}].answer: expected ${expected}, got ${JSON.stringify(answer)}`,
      ),
    );
  });

  test("tells a card that does not exist", () => {
    const document = { seed: "1", cards: [{ id: "constructor", answer: 1 }] };
    expect(catchError(() => grade(document)).message).toBe(
      'answers.json: cards[0].id: expected the id of a card, got "constructor"',
    );
  });
});
