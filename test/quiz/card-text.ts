import type { Card, CardOf, Kind } from "../../src/quiz/card/card.ts";
import { parseCard } from "../../src/quiz/card/parse-card.ts";
import { catchError } from "../workspace/caught-error.ts";
import {
  CHOICES,
  PRINTING,
  BUGGY,
  POINTS,
  LINKS,
  DESIGN,
  SUM,
  INCIDENT,
  REVIEW,
  TABLES,
  STATEMENTS,
} from "./card-bodies.ts";

/** Parts of a card's file; what is not given is that of a sound card. */
export interface CardText {
  kind?: Kind;
  theory?: string;
  source?: string;
  level?: string;
  /** Further lines of the front matter. */
  head?: string;
  question?: string;
  body?: string;
  why?: string;
}

/** The text of a card's file. */
export function writeCard(text: CardText = {}): string {
  const { kind = "one", theory = "[EL-03]", source = "https://nodejs.org/api/timers.html" } = text;
  const head = text.head === undefined ? "" : `${text.head}\n`;
  return `---
theory: ${theory}
kind: ${kind}
level: ${text.level ?? "core"}
source: ${source}
${head}---

${text.question ?? "Which one?"}

${text.body ?? CHOICES}

## Why

${text.why ?? "Because."}
`;
}

/** The card that a text makes. */
export function makeCard(text: CardText = {}, name = "sample"): Card {
  return parseCard(`quiz/event-loop/${name}.md`, writeCard(text));
}

/** What is wrong with a card's file, a line each. */
export function faultsOf(text: string, file = "quiz/event-loop/sample.md"): string[] {
  return catchError(() => parseCard(file, text)).message.split("\n");
}

/** A sound card of each kind. */
export const SAMPLES: Record<Kind, Card> = {
  one: makeCard({}, "one"),
  several: makeCard(
    {
      kind: "several",
      question: "Which ones?",
      body: `${CHOICES}\n- [x] Fourth\n  > Why fourth.`,
    },
    "several",
  ),
  "true-false": makeCard(
    { kind: "true-false", head: "answer: false", question: "It is so.", body: "" },
    "true-false",
  ),
  order: makeCard({ kind: "order", question: PRINTING, body: "" }, "order"),
  match: makeCard(
    {
      kind: "match",
      question: "Match them.",
      body: "## Pairs\n\n| a | b |\n|---|---|\n| one | eins |\n| two | zwei |\n| three | a \\| b |",
    },
    "match",
  ),
  bug: makeCard({ kind: "bug", head: "line: 3", question: BUGGY, body: "" }, "bug"),
  fill: makeCard(
    { kind: "fill", question: "There are ____ threads.", body: "## Answers\n\n- `4`\n- four" },
    "fill",
  ),
  recall: makeCard(
    {
      kind: "recall",
      question: "Explain it.",
      body: "## Checklist\n\n- First fact\n- Second fact\n- Third fact\n- Fourth fact",
    },
    "recall",
  ),
  spoken: makeCard(
    { kind: "spoken", level: "advanced", question: "Explain that.", body: POINTS },
    "spoken",
  ),
  arithmetic: makeCard(
    {
      kind: "arithmetic",
      head: "tolerance: 5 %",
      question: "How much memory do open requests need?",
      body: SUM,
    },
    "arithmetic",
  ),
  incident: makeCard(
    { kind: "incident", level: "advanced", question: "It fails at noon.", body: INCIDENT },
    "incident",
  ),
  review: makeCard(
    { kind: "review", level: "advanced", question: "A colleague adds sums.", body: REVIEW },
    "review",
  ),
  chain: makeCard({ kind: "chain", question: "Tell me.", body: LINKS }, "chain"),
  walkthrough: makeCard(
    {
      kind: "walkthrough",
      level: "advanced",
      head: "tolerance: 5 %",
      question: "Design it.",
      body: DESIGN,
    },
    "walkthrough",
  ),
  query: makeCard(
    { kind: "query", head: "graded: rows", question: TABLES, body: STATEMENTS },
    "query",
  ),
};

/** What the sample card asks to be written in SQL. */
export const QUERY_TASK = readTask();

function readTask(): CardOf<"query"> {
  const card = SAMPLES.query;
  if (card.kind !== "query") throw new Error(card.kind);
  return card;
}
