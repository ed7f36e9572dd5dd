import { expect, test } from "vitest";
import type { Answering, KeptAnswer } from "../../src/progress/event.ts";
import { foldQuiz } from "../../src/progress/fold-quiz.ts";
import { askCard } from "../../src/quiz/asked-card.ts";
import type { Answer } from "../../src/quiz/card/card.ts";
import { beginAnswer, keepAnswer } from "../../src/quiz/kept-answer.ts";
import type { PartSaid } from "../../src/quiz/kinds/talk.ts";
import { LINKS } from "./card-bodies.ts";
import { SAMPLES, makeCard } from "./card-text.ts";

const NODE = "v24.3.0";
const NOW = { seed: "8", version: NODE };

function say(ticked: number[] | null, typed: number[] = ticked ?? []): PartSaid {
  return {
    sure: true,
    sums: [],
    ticked,
    sentences: typed.map((point) => ({ point, text: "So." })),
  };
}

/** The steps that lead to a second link that is ticked. */
const STEPS: Answer[] = [
  [say(null)],
  [say([0], [])],
  [say([0])],
  [say([0]), say(null)],
  [say([0]), say([1], [])],
].map((parts) => ({ kind: "chain", parts }));

/** What is kept of the sample chain after some steps. */
function keep(steps: readonly Answer[], changes: Partial<KeptAnswer> = {}): KeptAnswer | undefined {
  const answering = new Map<string, KeptAnswer>();
  const asked = askCard(SAMPLES.chain, "7", NODE);
  for (const [n, answer] of steps.entries()) {
    const kept = keepAnswer(asked, answer);
    if (kept === null) throw new Error("nothing is kept");
    const event: Answering = {
      kind: "answering",
      at: "2026-03-01T10:00:00Z",
      n,
      seed: "7",
      ...kept,
    };
    foldQuiz({ reviews: new Map(), answering }, structuredClone(event));
  }
  const kept = answering.get(SAMPLES.chain.id);
  return kept === undefined ? undefined : { ...kept, ...changes };
}

test("an answer goes on with the seed and all the steps that it had", () => {
  expect(beginAnswer(SAMPLES.chain, keep(STEPS), NOW)).toEqual({
    asked: askCard(SAMPLES.chain, "7", NODE),
    seed: "7",
    steps: STEPS,
    n: 5,
  });
});

test("only what was said to the latest part is written for a step", () => {
  const asked = askCard(SAMPLES.chain, "7", NODE);
  expect(keepAnswer(asked, STEPS[4])).toMatchObject({
    part: 2,
    said: { said: [expect.any(String)] },
  });
  expect(keepAnswer(asked, undefined)).toMatchObject({ part: 0, said: null });
  expect(keepAnswer(askCard(SAMPLES.spoken, "7", NODE), STEPS[0])).toBeNull();
});

test.each([
  ["nothing was kept", undefined],
  ["it was graded", keep(STEPS, { isGraded: true })],
  ["other words were shown", keep(STEPS, { shown: "x" })],
  ["no part is left", keep(STEPS, { parts: [] })],
  ["a part cannot be read", keep(STEPS, { parts: [{ sure: 1 }] })],
])("a card begins anew when %s", (_what, kept) => {
  expect(beginAnswer(SAMPLES.chain, kept, NOW)).toMatchObject({ seed: "8", steps: [], n: 0 });
});

test("what was said does not fit a card with other points", () => {
  const body = LINKS.replace("First point of link 3", "Another point of link 3");
  const changed = makeCard({ kind: "chain", question: "Tell me.", body }, "chain");
  expect(beginAnswer(changed, keep(STEPS), NOW)).toMatchObject({ steps: [] });
});

test("an answer that was whole goes back by one step when its grade was taken back", () => {
  const two = [say([0]), say([1])];
  const rest: Answer[] = [two, [...two, say(null)], [...two, say([])]].map((parts) => ({
    kind: "chain",
    parts,
  }));
  const begun = beginAnswer(SAMPLES.chain, keep([...STEPS, ...rest]), NOW);
  expect(begun.steps).toEqual([...STEPS, ...rest.slice(0, 2)]);
});
