import { expect, test } from "vitest";
import { findWanted, suggestGrade } from "../../../src/quiz/grade-answer.ts";
import type { PartSaid } from "../../../src/quiz/kinds/talk.ts";
import { listPartItems, takeStepBack } from "../../../src/quiz/kinds/talk.ts";
import { findRightAnswer, solveCard } from "../../../src/quiz/right-answer.ts";
import { explainPending, explainSolved, tellAnswer } from "../../../src/quiz/tell-answer.ts";
import { LINKS } from "../card-bodies.ts";
import { SAMPLES } from "../card-text.ts";
import { NODE, ask, grade, parse, tellFaults } from "./kind-case.ts";

/** What was said to one link, its sentences typed. */
function say(ticked: number[]): PartSaid {
  const sentences = ticked.map((point) => ({ point, text: "I said it." }));
  return { sure: true, sums: [], ticked, sentences };
}

function chain(...links: number[][]) {
  return { kind: "chain" as const, parts: links.map(say) };
}

test.each([
  ["- must: Second point of link 1\n", "", "at least 2 musts under `## Points`"],
  ["- good: Third point of link 2\n", "", "at least one good point under `## Follow-up 1`"],
  ["And what of case 2?\n", "", "a question under `## Follow-up 2`"],
  ["## Follow-up 2", "## Follow-up 3", "2 to 4 follow-ups, numbered from 1"],
  ["First point of link 1", "Second point of link 1", "points that differ"],
  ["must: First point of link 1", "must senior: It", "`- must: text`, `good` like it or"],
  ["Fourth point of link", "No", "wrong points about as long as the others"],
  ["  > Why the fourth of link 2 is wrong.", "", "an indented quote that says why"],
])("a card with %j as %j is broken", (from, to, fault) => {
  const body = LINKS.replaceAll(from, to);
  expect(tellFaults({ kind: "chain", body })).toContain(`expected ${fault}`);
});

test.each([
  [[[], [], []], { correct: false, hits: 0, against: 0 }, "again"],
  [[[0], [1], [0]], { correct: true, hits: 3 }, "hard"],
  [
    [
      [0, 1],
      [0, 1],
      [0, 1, 2],
    ],
    { correct: true, hits: 6 },
    "good",
  ],
  [[[0, 1], [0, 1], []], { correct: false, hits: 4 }, "again"],
  [
    [
      [0, 1],
      [0, 1, 3],
      [0, 1],
    ],
    { correct: false, hits: 6, against: 1 },
    "again",
  ],
])("of what was said of %j all links have to hold: %j, graded %s", (links, expected, suggested) => {
  const grading = grade("chain", chain(...links));
  expect(grading).toMatchObject({ ...expected, parts: 6 });
  expect(suggestGrade(grading)).toBe(suggested);
});

test("waits for each link in turn: how sure, which points, which sentences", () => {
  const wanted = (parts: PartSaid[]) => findWanted(ask("chain"), { kind: "chain", parts });
  const told = { sure: false, sums: [], ticked: null, sentences: [] };
  expect(wanted([told])).toBe("points");
  expect(wanted([{ ...told, ticked: [0, 1] }])).toBe("sentence");
  expect(wanted([say([0, 1])])).toBe("sure");
  expect(wanted([say([0]), { ...told, ticked: [] }])).toBe("sure");
  expect(wanted([say([0]), say([]), say([1])])).toBeNull();
});

test("goes back step by step until nothing is left", () => {
  const steps = [];
  let said: PartSaid[] | null = [say([0]), say([])];
  while (said !== null) {
    steps.push(said);
    said = takeStepBack({ parts: said });
  }
  const told = { sure: true, sums: [], ticked: null, sentences: [] };
  expect(steps).toEqual([
    [say([0]), say([])],
    [say([0]), told],
    [say([0])],
    [{ ...told, ticked: [0] }],
    [told],
  ]);
});

test("shows the points of each link under keys of their own", () => {
  const asked = ask("chain");
  if (asked.card.kind !== "chain") throw new Error("no chain");
  const own = { card: asked.card, items: asked.items };
  for (const [at, { points }] of asked.card.parts.entries()) {
    const items = listPartItems(own, at);
    expect(items.map(({ key }) => key).join("")).toBe("abcd");
    expect(items.map(({ index, text }) => points[index]?.text === text)).not.toContain(false);
  }
});

test("is read link by link from a file", () => {
  expect(parse("chain", [{ sure: true }])).toMatchObject({ parts: [{ ticked: null }] });
  expect(parse("chain", [{ sure: false, said: ["a"], sentences: { a: "So." } }])).toMatchObject({
    parts: [{ sure: false, ticked: [expect.any(Number)], sentences: [{ text: "So." }] }],
  });
});

test.each([
  [true],
  [[]],
  [{ sure: true }],
  [[{ sure: 1 }]],
  [[{ sure: true, said: ["e"] }]],
  [[{ sure: true, sums: ["1 s"] }]],
  [[{}, {}, {}, {}].map(() => ({ sure: true }))],
])("%j is no answer", (value) => {
  expect(parse("chain", value)).toMatch(/^cards\[0\]\.answer: expected an array with up to 3/);
});

test("an answer that waits shows no later link, and not what is right", () => {
  const told = { sure: true, sums: [], ticked: [0], sentences: [] };
  const solved = solveCard(ask("chain"), { kind: "chain", parts: [told] }, NODE);
  const pending = JSON.stringify(explainPending(solved));
  expect(pending).toContain('"wanted":"sentence of part 1"');
  expect(pending).toContain("Fourth point of link 1");
  expect(pending).toMatch(/"sentencesFor":\["[a-d]"\]/);
  expect(pending).not.toMatch(/must|wrong|Why|case 1|link 2/);
  const next = solveCard(ask("chain"), chain([0]), NODE);
  expect(JSON.stringify(explainPending(next))).toContain("And what of case 1?");
  expect(JSON.stringify(explainPending(next))).not.toMatch(/case 2|point of link 2/);
});

test("the right answer is written as it is read", () => {
  const right = findRightAnswer(SAMPLES.chain, NODE);
  const told = tellAnswer(ask("chain"), right);
  expect(parse("chain", told)).toMatchObject({ parts: [{ sure: true }, { sure: true }, {}] });
  const solved = solveCard(ask("chain"), right, NODE);
  expect(explainPending(solved)).toBeNull();
  expect(explainSolved(solved)).toMatchObject({
    links: [{ score: { musts: 2, hits: 2, holds: true } }, {}, {}],
  });
});
