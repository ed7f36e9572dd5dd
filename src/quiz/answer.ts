/** What a learner says to a card. Items count from 0 in the order of the card's file. */
export type Answer =
  | { kind: "choices"; chosen: number[] }
  | { kind: "statement"; says: boolean }
  /** Which printed line comes first, second and so on. */
  | { kind: "order"; lines: number[] }
  /** For each left side the right side that belongs to it. */
  | { kind: "match"; rights: number[] }
  /** Counts from 1. */
  | { kind: "bug"; line: number }
  | { kind: "fill"; text: string }
  /** Which key facts were said. */
  | { kind: "recall"; ticked: number[] }
  /** In own words, not compared with the key facts yet. */
  | { kind: "told" }
  | { kind: "unknown" };

/** How an answer was judged. */
export interface Grading {
  correct: boolean;
  /** Parts that were right, such as pairs or key facts. */
  hits: number;
  parts: number;
}
