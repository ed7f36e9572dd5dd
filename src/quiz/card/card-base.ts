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

export type Deck = (typeof DECKS)[number];

/** What a proof prints on some Node versions. */
export interface Print {
  /** Such as `>=24.3`; `*` is every version. */
  range: string;
  /** The whole standard output, without the line feed at its end. */
  text: string;
}

/** Code that proves or shows a card's answer. */
export interface Proof {
  language: "cjs" | "mjs" | "ts";
  code: string;
  /** The exit code that it must end with. */
  exit: number;
  /** At most one holds for a version; where none does, the proof is not run. */
  prints: Print[];
  /** It would print something else if the card's fact were false; else it only shows it at work. */
  proves: boolean;
  /** It stands in the question, so the learner sees the code before the answer. */
  asked: boolean;
  /** Line of its fence in the file. */
  line: number;
}

/** What every card has, whatever its kind. */
export interface CardBase {
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
  /** Markdown, without what the proof prints and without `code`. */
  question: string;
  /** Line of the question in the file. */
  questionLine: number;
  /** Markdown. */
  why: string;
  proof: Proof | null;
  /** Shown with line numbers below the question; `null` in kinds that do not number code. */
  code: string | null;
}
