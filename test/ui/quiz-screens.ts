import { askCard } from "../../src/quiz/asked-card.ts";
import type { Answer } from "../../src/quiz/card/card.ts";
import { gradeAnswer } from "../../src/quiz/grade-answer.ts";
import type { PartSaid } from "../../src/quiz/kinds/talk.ts";
import { solveCard } from "../../src/quiz/right-answer.ts";
import { countLadder } from "../../src/quiz/ladder.ts";
import type { TopicLadder } from "../../src/quiz/ladder.ts";
import { createAnswerPad, findFollowUp } from "../../src/ui/quiz/answer-pad.ts";
import { renderLadder, renderTopicLadders } from "../../src/ui/quiz/render-ladder.ts";
import { renderQuestion } from "../../src/ui/quiz/render-question.ts";
import { renderResult } from "../../src/ui/quiz/render-result.ts";
import type { View } from "../../src/ui/view.ts";
import { SAMPLES } from "../quiz/card-text.ts";
import { WRONG } from "../quiz/kinds/query-verdicts.ts";

const NODE = "v24.3.0";
const asked = {
  spoken: askCard(SAMPLES.spoken, "7", NODE),
  sum: askCard(SAMPLES.arithmetic, "7", NODE),
  incident: askCard(SAMPLES.incident, "7", NODE),
  review: askCard(SAMPLES.review, "7", NODE),
  query: askCard(SAMPLES.query, "7", NODE),
  chain: askCard(SAMPLES.chain, "7", NODE),
  design: askCard(SAMPLES.walkthrough, "7", NODE),
};
const told = { kind: "spoken" as const, sure: true, ticked: null, sentences: [] };

/** What was said to a part, its sentences typed. */
function say(ticked: number[], sums: string[] = []): PartSaid {
  const sentences = ticked.map((point) => ({ point, text: "So." }));
  return { sure: ticked.length > 1, sums, ticked, sentences };
}

const CHAIN: Answer = { kind: "chain", parts: [say([0, 1, 2]), say([0, 3]), say([])] };
const DESIGN: Answer = {
  kind: "walkthrough",
  parts: [say([0, 1]), say([0], ["2 MB/s", "9 million"]), say([0]), say([3]), say([]), say([0])],
};

function question(kind: keyof typeof asked): (view: View) => string {
  const page = { asked: asked[kind], title: "Card 3 of 10", changed: false, version: null };
  return (view) => renderQuestion(page, view);
}

function followUp(said: Answer, kind: keyof typeof asked = "spoken"): (view: View) => string {
  return (view) => findFollowUp(solveCard(asked[kind], said, NODE), view)?.text ?? "";
}

function result(said: Answer, kind: keyof typeof asked): (view: View) => string {
  const { card } = asked[kind];
  const grading = gradeAnswer(card, said, NODE);
  return (view) =>
    renderResult({ solved: solveCard(asked[kind], said, NODE), grading, named: true }, view);
}

const looked = { kind: "incident" as const, sure: true, causes: null, step: null };
const read = { kind: "review" as const, sure: false, lines: null, ranked: false };

/** What the quiz shows of cards that are asked in steps, by the names of their golden files. */
export const QUIZ_SCREENS: Readonly<Record<string, (view: View) => string>> = {
  "quiz-spoken": question("spoken"),
  "quiz-spoken-points": followUp(told),
  "quiz-spoken-sentence": followUp({ ...told, ticked: [2] }),
  "quiz-spoken-result": result(
    { ...told, ticked: [0, 1, 4, 5], sentences: [{ point: 1, text: "" }] },
    "spoken",
  ),
  "quiz-sum": question("sum"),
  "quiz-incident": question("incident"),
  "quiz-incident-cause": followUp(looked, "incident"),
  "quiz-incident-step": followUp({ ...looked, causes: [1] }, "incident"),
  "quiz-incident-result": result({ ...looked, causes: [1], step: 4 }, "incident"),
  "quiz-review": question("review"),
  "quiz-review-order": followUp({ ...read, lines: [3, 5] }, "review"),
  "quiz-review-result": result({ ...read, lines: [5, 3, 4], ranked: true }, "review"),
  "quiz-query": question("query"),
  "quiz-query-pad": (view) => {
    const pad = createAnswerPad(asked.query, view.style);
    return pad.show(`SELECT name\nFROM people\u0000`, { columns: view.width, rows: 24 });
  },
  "quiz-query-result": result(
    { kind: "query", sql: "SELECT name\nFROM people", verdict: WRONG },
    "query",
  ),
  "quiz-chain": question("chain"),
  "quiz-chain-follow-up": followUp({ kind: "chain", parts: [say([0])] }, "chain"),
  "quiz-chain-result": result(CHAIN, "chain"),
  "quiz-design": question("design"),
  "quiz-design-estimate": followUp({ kind: "walkthrough", parts: [say([0])] }, "design"),
  "quiz-design-result": result(DESIGN, "design"),
  "quiz-ladder": (view) => {
    const rows = [
      { deck: "event-loop" as const, counts: countLadder(TOPICS.slice(0, 1)) },
      { deck: "data" as const, counts: countLadder(TOPICS.slice(1)) },
    ];
    return renderLadder(rows, countLadder(TOPICS), view);
  },
  "quiz-ladder-topics": (view) => {
    const topics = TOPICS.map((topic) => ({ topic, counts: countLadder([topic]) }));
    return renderTopicLadders(topics, view);
  },
};

const TOPICS: TopicLadder[] = [
  {
    ...{ id: "EL-03", deck: "event-loop", title: "`setTimeout(0)` and `setImmediate`" },
    facts: [
      { rung: "junior", text: "A delay of 0 becomes 1 ms.", cards: ["a"], state: "known" },
      {
        rung: "senior",
        text: "Inside of an I/O callback the immediate is always first.",
        cards: ["b"],
        state: "seen",
      },
    ],
  },
  {
    ...{ id: "DB-01", deck: "data", title: "ACID and isolation levels" },
    facts: [
      {
        rung: "junior",
        text: "A transaction is kept as a whole or not at all.",
        cards: ["c"],
        state: "new",
      },
      {
        rung: "staff",
        text: "Under `SERIALIZABLE` even a `COMMIT` may fail, so the whole transaction is repeated.",
        cards: [],
        state: "open",
      },
    ],
  },
];
