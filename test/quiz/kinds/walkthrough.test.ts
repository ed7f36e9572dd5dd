import { expect, test } from "vitest";
import { findWanted, gradeAnswer } from "../../../src/quiz/grade-answer.ts";
import type { PartSaid } from "../../../src/quiz/kinds/talk.ts";
import { findRightAnswer, solveCard } from "../../../src/quiz/right-answer.ts";
import { explainPending, explainSolved, tellAnswer } from "../../../src/quiz/tell-answer.ts";
import { DESIGN } from "../card-bodies.ts";
import { SAMPLES, makeCard } from "../card-text.ts";
import { NODE, ask, grade, parse, tellFaults } from "./kind-case.ts";

const SUMS = ["2 MB/s", "43.2 million"];
const FRONT = { kind: "walkthrough", level: "advanced", head: "tolerance: 5 %" } as const;

/** What was said to all stages: the same points, each sentence typed. */
function design(ticked: number[], sums = SUMS, stages = 6) {
  const sentences = ticked.map((point) => ({ point, text: "I said it." }));
  const parts = Array.from({ length: stages }, (_none, at): PartSaid => {
    return { sure: true, sums: at === 1 ? sums : [], ticked, sentences };
  });
  return { kind: "walkthrough" as const, parts };
}

test.each([
  ["What of data?\n", "", "a question under `## Data`"],
  ["- good senior: Point three of stage 5\n", "", "at least one good point under `## Failure`"],
  ["must staff", "must senior", "a must for staff in some stage"],
  ["must staff", "must middle", "`- must junior: text`, `good` like it"],
  ["| 2 MB/s |", "| 3 MB/s |", 'a printed line that begins with "Data a second: " and ends with'],
  ["| 2 MB/s |", "| plenty |", "a number with its unit"],
  ["| 4 kB |", "| 7 kB |", "given numbers that stand in the proof"],
  ["## Proof", "## Illustration", "the sums under `## Proof`"],
])("a card with %j as %j is broken", (from, to, fault) => {
  const body = DESIGN.replaceAll(from, to);
  expect(tellFaults({ ...FRONT, body })).toContain(`expected ${fault}`);
});

test.each([
  ["core", "junior", 6 + 2],
  ["advanced", "senior", 9 + 2],
  ["expert", "staff", 12 + 2],
])("in a card of level %s the musts up to %s and the sums count", (level, upTo, parts) => {
  const card = makeCard({ ...FRONT, level, question: "Design it.", body: DESIGN });
  expect(card).toMatchObject({ upTo });
  expect(gradeAnswer(card, findRightAnswer(card, NODE), NODE)).toMatchObject({ parts });
});

test.each([
  [design([0, 1]), { correct: true, hits: 11 }],
  [design([0]), { correct: true, hits: 8 }],
  [design([]), { correct: false, hits: 2 }],
  [design([0, 1], ["2.05 MB/s", "43 million"]), { correct: true, hits: 11 }],
  [design([0], ["", "1 million"]), { correct: false, hits: 6 }],
  [design([0, 1, 3]), { correct: false, against: 6 }],
])("%j is judged as %j", (said, expected) => {
  expect(grade("walkthrough", said)).toMatchObject({ ...expected, parts: 11 });
});

test.each([
  [[0, 1], "staff", 0],
  [[0], "junior", 0],
  [[1], null, 0],
  [[0, 1, 3], null, 6],
])("what was said of %j in each stage shows %s", (ticked, shows, against) => {
  const solved = solveCard(ask("walkthrough"), design(ticked), NODE);
  expect(solved.look).toMatchObject({ shows });
  expect(grade("walkthrough", design(ticked))).toMatchObject({ against });
});

test("waits for the sums of the estimate, one after the other, until they can be read", () => {
  const wanted = (sums: string[]) => {
    const { parts } = design([0], sums, 1);
    const estimate = { sure: true, sums, ticked: null, sentences: [] };
    return findWanted(ask("walkthrough"), { kind: "walkthrough", parts: [...parts, estimate] });
  };
  expect(wanted([])).toBe("sum");
  expect(wanted(["a lot"])).toBe("sum");
  expect(wanted(["2 MB/s"])).toBe("sum");
  expect(wanted(["", "40 million"])).toBe("points");
});

test("is read stage by stage from a file, with the sums in the second one", () => {
  const first = { sure: true, said: [] };
  expect(parse("walkthrough", [first, { sure: true, sums: [2, ""] }])).toMatch(/expected an array/);
  expect(parse("walkthrough", [first, { sure: true, sums: ["2 MB/s", ""] }])).toMatchObject({
    parts: [{}, { sums: ["2 MB/s", ""], ticked: null }],
  });
  expect(parse("walkthrough", [{ ...first, sums: ["2 MB/s"] }])).toMatch(/expected an array/);
});

test("an answer that waits shows what is given, and not what is right", () => {
  const parts = design([], [], 1).parts;
  const open = [...parts, { sure: true, sums: [], ticked: null, sentences: [] }];
  const solved = solveCard(ask("walkthrough"), { kind: "walkthrough", parts: open }, NODE);
  const pending = JSON.stringify(explainPending(solved));
  expect(pending).toContain('"sums":[{"what":"Data a second"}');
  expect(pending).toContain("500 a second");
  expect(pending).not.toMatch(/2 MB|must|wrong|stage 2|interface/);
});

test("the right answer is written as it is read", () => {
  const right = findRightAnswer(SAMPLES.walkthrough, NODE);
  expect(parse("walkthrough", tellAnswer(ask("walkthrough"), right))).toMatchObject({
    kind: "walkthrough",
  });
  const solved = solveCard(ask("walkthrough"), right, NODE);
  expect(explainSolved(solved)).toMatchObject({
    shows: "staff",
    stages: [
      { title: "Requirements" },
      { sums: [{ right: true }, { right: true }] },
      {},
      {},
      {},
      {},
    ],
  });
});
