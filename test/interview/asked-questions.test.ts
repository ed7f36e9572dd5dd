import { expect, test } from "vitest";
import { hearQuestions, listToWord, listUseful } from "../../src/interview/asked-questions.ts";
import { buildDebrief } from "../../src/interview/build-debrief.ts";
import type { InterviewContent } from "../../src/interview/content.ts";
import { cutChallenge } from "../../src/interview/drawn-stages.ts";
import { takeStep } from "../../src/interview/fold-interview.ts";
import type { InterviewState } from "../../src/interview/fold-interview.ts";
import { nextMove } from "../../src/interview/next-move.ts";
import type { Step } from "../../src/interview/step.ts";
import { CONTENT, PLAN, play } from "./sample.ts";

const ONE_STAGE: InterviewContent = {
  ...CONTENT,
  challenge: cutChallenge(CONTENT.challenge, { ...PLAN, coding: { ...PLAN.coding, stages: 1 } }),
};

/** An interview in which these things were typed, and these questions ticked. */
function ask(typed: readonly string[], ticked: number[], more: Step[] = []): InterviewState {
  const state = play({}, { most: 2 });
  const steps: Step[] = [
    ...typed.map((text): Step => ({ kind: "wondered", text })),
    ...[{ kind: "opened" } as const, { kind: "asked", ticked } as const],
    ...more,
  ];
  for (const step of steps) takeStep(state, { at: state.at, clockMs: 0, step });
  return state;
}

test("a question is useful if it tells of a drawn stage, or of no requirement", () => {
  expect(listUseful(CONTENT)).toEqual([0, 1, 2, 3]);
  expect(listUseful(ONE_STAGE)).toEqual([0, 1, 2]);
  expect(hearQuestions(ask([], [0, 3]), ONE_STAGE)).toMatchObject({ asked: [0], left: [1, 2] });
});

test("a ticked question that was typed needs no words, one that was not may", () => {
  expect(listToWord(ask(["Does a max of zero throw?"], [0]), CONTENT)).toEqual([]);
  expect(listToWord(ask(["Does a max of zero throw?"], [1]), CONTENT)).toEqual([1]);
  expect(listToWord(ask([], [0, 1, 2, 3]), CONTENT)).toHaveLength(2);
  expect(listToWord(ask([], []), CONTENT)).toEqual([]);
});

test("a word that most questions have in common tells none of them", () => {
  const talk = {
    ...CONTENT.talk,
    asked: ["one", "two", "three"].map((word) => ({
      ...{ question: `Which cache is ${word}?`, answer: "**This.**", tells: [] },
    })),
  };
  expect(listToWord(ask(["What is a cache?"], [0]), { ...CONTENT, talk })).toEqual([0]);
});

test("the words are asked for before the part is over, and empty ones take the tick back", () => {
  const open = ask([], [0]);
  expect(nextMove(open, CONTENT, 0)).toEqual({
    ...{ kind: "word", question: 0, text: "What if max is zero?" },
  });
  const worded = (text: string): InterviewState =>
    ask([], [0], [{ kind: "worded", question: 0, text }]);
  expect(nextMove(worded(" "), CONTENT, 0)).toMatchObject({ kind: "note" });
  expect(hearQuestions(worded(" "), CONTENT)).toMatchObject({ asked: [], unworded: 1 });
  expect(hearQuestions(worded("May it be 0?"), CONTENT)).toMatchObject({ asked: [0], unworded: 0 });
  const { asked, signals } = buildDebrief(worded(""), CONTENT, []);
  expect(asked).toMatchObject({ ticked: 0, of: 4, unworded: 1 });
  expect(signals[0]?.evidence).toEqual([
    "0 of 4 useful questions were asked.",
    "1 tick without words was taken back.",
  ]);
});
