import type { CardBase, Proof } from "../card/card-base.ts";
import type { Fault } from "../../text/line-fault.ts";
import type { Fields } from "../card/fields.ts";
import type { Section } from "../card/scan.ts";
import type { Grading } from "../grading.ts";

/**
 * A way of asking: everything that only this kind of card has. `B` is what its cards have beside
 * what all have, `A` is what a learner says to one, `L` is how that looks beside what is right. A kind that asks in several steps gathers what
 * was said in one `A`, and `waits` as long as something is missing; what only a run can show is put
 * into `A` by an `io` folder before it is graded.
 */
export interface CardKind<B extends { kind: string }, A extends { kind: B["kind"] }, L = null> {
  /** The keys of the front matter that it needs; no other kind allows them. */
  keys: readonly string[];
  /** The `##` sections of its own, which only kinds that name them too allow. */
  sections: readonly string[];
  /** How long a card takes, its explanation included; absent means less than one. */
  minutes?: number;
  /** Reads what is asked and what is right; what does not fit becomes a fault. */
  read: (parts: CardParts, faults: Fault[]) => B;
  /** What is shuffled and shown under keys, in the order of the file. */
  items: (card: CardBase & B, version: string) => string[];
  /** The order of the file is the answer, so `items` are never shown in it. */
  isOrdered?: boolean;
  /** Puts what was shuffled under other keys, for kinds that show it in several steps. */
  arrange?: (card: CardBase & B, items: readonly AskedItem[]) => AskedItem[];
  /** The right answer on a Node version. */
  right: (card: CardBase & B, version: string) => A;
  /** Whether another Node version may have another right answer; absent means never. */
  varies?: (card: CardBase & B) => boolean;
  /** What is right on any version; a learner who knew it is asked again when this changes. */
  digest: (card: CardBase & B) => string[];
  grade: (card: CardBase & B, said: A, right: A) => Grading;
  /** What the learner has to say next before it can be graded, in a word of the kind; absent means never. */
  waits?: (asked: Asked<CardBase & B>, said: A) => string | null;
  /**
   * The answer before its latest step, `null` when there was none: only of a kind that is answered in so
   * many steps that each is kept at once. What `tell` writes of it is an array with a part after the other.
   */
  takeBack?: (said: A) => A | null;
  /** What was said beside what is right, for whoever shows it; absent means nothing that an answer does not have. */
  look?: (asked: Asked<CardBase & B>, said: A | null) => L;
  /** Reads an answer that was written in the shown keys; `null` when it is none. */
  parse: (asked: Asked<CardBase & B>, value: unknown) => A | null;
  /** What `parse` takes, to follow "expected". */
  expects: (asked: Asked<CardBase & B>) => string;
  /** Writes an answer in the shown keys, as `parse` reads it; `null` when it says nothing yet. */
  tell: (asked: Asked<CardBase & B>, said: A) => ToldAnswer;
  /** What `--json` shows of a question beside what all have, without what is right. */
  describe: (asked: Asked<CardBase & B>) => object;
  /** What `--json` shows of an answered card beside what all have. */
  explain: (asked: Asked<CardBase & B>, right: A, said: A | null) => object;
  /** What `--json` shows of an answer that waits, instead of what is right; absent means that too. */
  pending?: (asked: Asked<CardBase & B>, said: A) => object;
}

/** The parts that a card is read from. */
export interface CardParts {
  fields: Fields;
  /** The range of the card. */
  node: string;
  question: Section;
  sections: readonly Section[];
  proof: Proof | null;
}

/** A card as one learner is asked it. */
export interface Asked<C> {
  card: C;
  /** What is shuffled: choices, printed lines or right sides, in the order shown; else empty. */
  items: AskedItem[];
}

/** Something shown under a key. */
export interface AskedItem {
  /** `a` for the first one shown. */
  key: string;
  text: string;
  /** Place in the card, from 0. */
  index: number;
}

/** An answer as it is written in JSON. */
export type ToldAnswer =
  | string
  | number
  | boolean
  | null
  | ToldAnswer[]
  | { [name: string]: ToldAnswer };
