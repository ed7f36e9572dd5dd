import { expect, test } from "vitest";
import { findWanted } from "../../../src/quiz/grade-answer.ts";
import { findRightAnswer, solveCard } from "../../../src/quiz/right-answer.ts";
import { describeAsked, explainPending, tellAnswer } from "../../../src/quiz/tell-answer.ts";
import { INCIDENT } from "../card-bodies.ts";
import { SAMPLES, makeCard } from "../card-text.ts";
import { NODE, ask, grade, parse, tellFaults } from "./kind-case.ts";

const told = { kind: "incident" as const, sure: true, causes: null, step: null };
const say = (causes: number[], step: number) => ({ ...told, causes, step });

const RECORDING = INCIDENT.replace("## Proof", "## Recording").replace(
  "mjs proof",
  "mjs recording",
);

test("shows what was left behind, and neither causes nor steps", () => {
  expect(SAMPLES.incident).toMatchObject({
    artefacts: [
      {
        caption: "The last line of the log:",
        text: "RangeError: Too much of it, at the place where it was",
      },
    ],
  });
  const shown = JSON.stringify(describeAsked(ask("incident")));
  expect(shown).toContain("RangeError");
  expect(shown).not.toMatch(/First|shown/);
});

test("causes have letters and first steps have numbers", () => {
  const keys = ask("incident").items.map(({ key, index }) => [key, index < 4]);
  expect(keys).toEqual([
    ...["a", "b", "c", "d"].map((key) => [key, true]),
    ...["1", "2", "3"].map((key) => [key, false]),
  ]);
});

test.each([
  [[0], 4, { correct: true, hits: 2 }],
  [[0], 5, { correct: false, hits: 1 }],
  [[1], 4, { correct: false, hits: 1 }],
  [[1], 6, { correct: false, hits: 0 }],
  [[0, 1], 4, { correct: false, hits: 1 }],
])("causes %j with step %d are %j", (causes, step, expected) => {
  expect(grade("incident", say(causes, step))).toMatchObject({ ...expected, parts: 2 });
});

test("waits for the cause, then for the first step, and hides what is right meanwhile", () => {
  expect(findWanted(ask("incident"), told)).toBe("cause");
  const caused = { ...told, causes: [1] };
  expect(findWanted(ask("incident"), caused)).toBe("first");
  expect(findWanted(ask("incident"), say([1], 4))).toBeNull();
  const pending = (said: typeof told | typeof caused): string =>
    JSON.stringify(explainPending(solveCard(ask("incident"), said, NODE)));
  expect(pending(told)).toContain("Second cause");
  expect(pending(told)).not.toMatch(/step|Why|right/);
  expect(pending(caused)).toContain("Second step");
  expect(pending(caused)).not.toMatch(/Why|right/);
  expect(explainPending(solveCard(ask("incident"), say([1], 4), NODE))).toBeNull();
});

test("is read step by step from a file", () => {
  expect(parse("incident", { sure: false })).toEqual({ ...told, sure: false });
  const right = tellAnswer(ask("incident"), findRightAnswer(SAMPLES.incident, NODE));
  expect(JSON.stringify(right)).toMatch(/^\{"sure":true,"cause":"[a-d]","first":"[1-3]"\}$/);
  expect(parse("incident", right)).toEqual(say([0], 4));
  const [cause] = ask("incident").items;
  expect(parse("incident", { sure: true, cause: ["a"], first: 2 })).toMatchObject({
    causes: [cause?.index],
    step: ask("incident").items[5]?.index,
  });
});

test.each([
  [true],
  [{}],
  [{ sure: "yes" }],
  [{ sure: true, cause: "1" }],
  [{ sure: true, cause: [] }],
  [{ sure: true, cause: "a", first: "a" }],
])("%j is no answer", (value) => {
  expect(parse("incident", value)).toMatch(
    /^cards\[0\]\.answer: expected \{ "sure": true or false \} first, then "cause" with one of a, b, c, d/,
  );
});

test("more than one right cause is told as a list", () => {
  const body = INCIDENT.replace("[ ] Second cause", "[x] Second cause");
  expect(makeCard({ kind: "incident", body })).toMatchObject({ choosesSeveral: true });
  expect(SAMPLES.incident).toMatchObject({ choosesSeveral: false });
});

test("an artefact that needs more than Node is recorded, and says with what", () => {
  const card = makeCard({ kind: "incident", head: "recorded: PostgreSQL 15", body: RECORDING });
  expect(card).toMatchObject({
    proof: null,
    recording: { made: "PostgreSQL 15", program: { language: "mjs" } },
  });
});

test.each([
  ["RangeError: Too", "RangeError: in /home/somebody/it", "nothing of the machine that made it"],
  ["RangeError: Too", "R".repeat(80), "at most 76 columns"],
  ["The last line of the log:", "", "a caption above this fence"],
  ["```text\nRangeError: Too much of it, at the place where it was\n```", "Gone", "a fence under"],
  ["- [x] First cause", "- [ ] First cause", "at least one right and one wrong cause"],
  ["- [ ] Second step", "- [x] Second step", "exactly one right step"],
  ["## Proof", "## Illustration", "the program that made the artefact under either `## Proof`"],
  ["## Proof", "## Recording", "`recorded` and, under `## Recording`, a fence `mjs recording`"],
])("a card with %j as %j is broken", (from, to, fault) => {
  const body = INCIDENT.replace(from, to);
  expect(tellFaults({ kind: "incident", body })).toContain(`expected ${fault}`);
});
