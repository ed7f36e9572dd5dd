import type { Level } from "../../catalog/challenge.ts";

/** The decks, one for each topic, in the order in which they are listed. */
export const DECKS = [
  "fundamentals",
  "event-loop",
  "async",
  "streams",
  "processes",
  "memory",
  "modules",
  "errors",
  "http",
  "security",
  "data",
  "architecture",
  "distributed",
  "realtime",
  "testing",
  "operations",
  "myths",
] as const;

/** The ways in which a card asks. */
export const KINDS = [
  "one",
  "several",
  "true-false",
  "order",
  "match",
  "bug",
  "fill",
  "recall",
] as const;

export type Deck = (typeof DECKS)[number];
export type Kind = (typeof KINDS)[number];

/** What a proof prints on some Node versions. */
export interface Print {
  /** Such as `>=24.3`; `*` is every version. */
  range: string;
  /** The whole standard output, without the line feed at its end. */
  text: string;
}

/** Code that shows a card's answer. */
export interface Proof {
  language: "cjs" | "mjs" | "ts";
  code: string;
  /** The exit code that it must end with. */
  exit: number;
  /** At most one holds for a version; where none does, the proof is not run. */
  prints: Print[];
  /** It stands in the question, so the learner sees the code before the answer. */
  asked: boolean;
  /** Line of its fence in the file. */
  line: number;
}

/** One thing to choose. */
export interface Choice {
  /** Markdown. */
  text: string;
  /** The versions on which it is right; `null` when it never is, `*` when it always is. */
  right: string | null;
  /** Why it is right or wrong, Markdown. */
  why: string;
}

/** What every card has. */
interface CardBase {
  /** Deck and file name, such as `event-loop/zero-is-one`; a learner's history hangs on it. */
  id: string;
  deck: Deck;
  /** Such as `quiz/event-loop/zero-is-one.md`. */
  file: string;
  /** Ids of the theory syllabus that it covers. */
  theory: string[];
  /** Line of the file that names them. */
  theoryLine: number;
  level: Level;
  source: string;
  /** The Node versions for which the card holds. */
  node: string;
  /** Markdown, without what the proof prints and without the code of a `bug`. */
  question: string;
  /** Line of the question in the file. */
  questionLine: number;
  /** Markdown. */
  why: string;
  proof: Proof | null;
}

/** Choose one, or all that are right. */
export interface ChoiceCard extends CardBase {
  kind: "one" | "several";
  choices: Choice[];
}

/** Say whether the statement is true. */
export interface StatementCard extends CardBase {
  kind: "true-false";
  answer: boolean;
}

/** Put what the proof prints in order. */
export interface OrderCard extends CardBase {
  kind: "order";
  proof: Proof;
}

/** Join each left side with its right side. */
export interface MatchCard extends CardBase {
  kind: "match";
  pairs: { left: string; right: string }[];
}

/** Point at the wrong line. */
export interface BugCard extends CardBase {
  kind: "bug";
  code: string;
  language: string;
  /** Counts from 1. */
  line: number;
}

/** Fill the gap. */
export interface FillCard extends CardBase {
  kind: "fill";
  answers: string[];
}

/** Answer in your own words, then tick off what you said. */
export interface RecallCard extends CardBase {
  kind: "recall";
  checklist: string[];
}

/** One question with its answer. */
export type Card =
  | ChoiceCard
  | StatementCard
  | OrderCard
  | MatchCard
  | BugCard
  | FillCard
  | RecallCard;
