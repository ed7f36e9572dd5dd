import type { Challenge } from "../catalog/challenge.ts";
import type { Talk } from "../catalog/talk.ts";
import type { Card } from "../quiz/card/card.ts";

/** What an interview asks from, once it is drawn. */
export interface InterviewContent {
  /** With the stages that were drawn: nothing else is judged, shown or told. */
  challenge: Challenge;
  /** With all of its stages, of which the next one may be asked as a question. */
  whole: Challenge;
  talk: Talk;
  /** What stage 1 must have, as code; empty where the brief shows none. */
  signature: string;
  /** What is asked at the beginning of each stage, by its number; Markdown. */
  stageQuestions: ReadonlyMap<number, string>;
  cards: readonly Card[];
  /** Slug and title of the puzzle; `null` without one. */
  scene: { slug: string; title: string } | null;
  /** What each rule by which Node orders callbacks says, by its id. */
  rules: ReadonlyMap<string, string>;
  /** The walk-through of the reference, Markdown. */
  why: string;
  /** `process.version`. */
  version: string;
}
