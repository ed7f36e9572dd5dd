import { expect, test } from "vitest";
import { findWanted, suggestGrade } from "../../../src/quiz/grade-answer.ts";
import { findRightAnswer, solveCard } from "../../../src/quiz/right-answer.ts";
import {
  describeAsked,
  explainPending,
  explainSolved,
  tellAnswer,
} from "../../../src/quiz/tell-answer.ts";
import { REVIEW } from "../card-bodies.ts";
import { SAMPLES, makeCard } from "../card-text.ts";
import { NODE, ask, grade, parse, tellFaults } from "./kind-case.ts";

const say = (lines: number[] | null, ranked = true) => ({
  ...{ kind: "review" as const, sure: true, lines },
  ranked,
});

test("numbers the lines of the change and shows no flaw", () => {
  const shown = describeAsked(ask("review"));
  expect(shown).toMatchObject({
    lines: [{}, {}, { n: 3, sign: "+", text: "lose(list);" }, {}, {}, {}, {}],
  });
  expect(JSON.stringify(shown)).not.toMatch(/blocker|minor|loses|Why/);
});

test.each([
  [[3, 5, 2], { correct: true, hits: 3, against: 0 }, "good"],
  [[3, 6], { correct: true, hits: 2, against: 0 }, "hard"],
  [[3, 5, 6], { correct: true, hits: 2, against: 0 }, "hard"],
  [[5, 3], { correct: false, hits: 2, against: 0 }, "again"],
  [[2, 5], { correct: false, hits: 2, against: 0 }, "again"],
  [[3], { correct: false, hits: 1, against: 0 }, "again"],
  [[3, 5, 4], { correct: false, hits: 2, against: 1 }, "again"],
  [[3, 5, 2, 4], { correct: true, hits: 3, against: 1 }, "good"],
])("the lines %j are %j, graded %s", (lines, expected, suggested) => {
  const grading = grade("review", say(lines));
  expect(grading).toMatchObject({ ...expected, parts: 3 });
  expect(suggestGrade(grading)).toBe(suggested);
});

test("waits for lines, then for their order, and shows nothing meanwhile", () => {
  expect(findWanted(ask("review"), say(null, false))).toBe("lines");
  expect(findWanted(ask("review"), say([3, 5], false))).toBe("order");
  expect(findWanted(ask("review"), say([3], false))).toBeNull();
  expect(explainPending(solveCard(ask("review"), say(null, false), NODE))).toEqual({});
});

test("an answer in a file has its lines in order", () => {
  const right = tellAnswer(ask("review"), findRightAnswer(SAMPLES.review, NODE));
  expect(right).toEqual({ sure: true, lines: [3, 5, 2] });
  expect(parse("review", right)).toEqual(say([3, 5, 2]));
  expect(parse("review", { sure: true })).toEqual(say(null, false));
});

test.each([
  [[3]],
  [{ lines: [3] }],
  [{ sure: true, lines: [] }],
  [{ sure: true, lines: [1] }],
  [{ sure: true, lines: [3, 3] }],
  [{ sure: true, lines: ["3"] }],
])("%j is no answer", (value) => {
  expect(parse("review", value)).toContain(
    'expected { "sure": true or false, "lines": [...] } with numbers of changed lines from 1 to 7',
  );
});

test("an answered card says which flaws were found and what the proof shows of them", () => {
  expect(explainSolved(solveCard(ask("review"), say([3, 4]), NODE))).toMatchObject({
    alarms: [4],
    ordered: true,
    passed: false,
    flaws: [
      { severity: "blocker", lines: [3], shown: "lost", found: true },
      { severity: "minor", lines: [5, 6], shown: "named", found: false },
      { severity: "minor", lines: [2], shown: null, found: false },
    ],
  });
});

test.each([
  ["blocker 3", "fatal 3", "`- blocker 12-14: text`, `major` or `minor` like it"],
  ["blocker 3", "minor 3", "flaws of at least two severities"],
  ["minor 2, ill", "blocker 2, ill", "the worst flaws first"],
  ["minor 2, ill", "minor 5, ill", "lines that belong to one flaw each"],
  ["blocker 3", "blocker 1", "numbers of changed lines that are not empty"],
  ["blocker 3", "blocker 3-1", "numbers of changed lines that are not empty"],
  ["2, illustration", "2", "a line `3. …` that the proof prints"],
  ["  > Why losing is wrong.\n", "", "an indented quote that says why below a flaw"],
  ["- 4: Keeping", "- 5: Keeping", "lines that belong to no flaw"],
  ["\nconst two = 2;\n```", "\n```", "every added line in the proof"],
  ["+const two", "*const two", "heads, then lines of a diff of at most 73 columns"],
  ["```diff", "```js", "one fence `diff` under `## Change`"],
])("a card with %j as %j is broken", (from, to, fault) => {
  const body = REVIEW.replace(from, to);
  expect(body).not.toBe(REVIEW);
  expect(tellFaults({ kind: "review", body })).toContain(`expected ${fault}`);
});

test("an import need not stand in the proof", () => {
  const body = REVIEW.replace("+const one = 1;", '+import { one } from "./one.mjs";');
  expect(makeCard({ kind: "review", body })).toMatchObject({ kind: "review" });
});

test("a card without a program is broken", () => {
  const body = REVIEW.slice(0, REVIEW.indexOf("## Proof"));
  expect(tellFaults({ kind: "review", body })).toContain(
    "expected a program under `## Proof` or `## Illustration`",
  );
});
