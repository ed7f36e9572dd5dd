import type { Deck } from "./card/card-base.ts";
import type { Card, Kind } from "./card/card.ts";
import { KIND_MINUTES } from "./card-minutes.ts";
import type { Theory } from "./parse-theory.ts";
import { digestAnswer } from "./right-answer.ts";
import type { KindMinutes } from "./summarize.ts";

/** What has to be known of a card to count it. */
export interface ListedCard {
  id: string;
  deck: Deck;
  kind: Kind;
  /** The Node versions for which it holds. */
  node: string;
  /** Ids of the theory syllabus. */
  theory: string[];
  /** A short digest of what is right. */
  answer: string;
}

/** All that a list of decks is made from, beside the journal. */
export interface CardList {
  /** By deck, then by name. */
  cards: ListedCard[];
  topics: readonly { id: string; deck: Deck }[];
  /** In the order in which they are listed. */
  kinds: readonly KindMinutes[];
}

/** Makes the list of all cards. */
export function makeCardList(cards: readonly Card[], theory: Theory): CardList {
  return {
    cards: cards.map((card) => ({
      id: card.id,
      deck: card.deck,
      kind: card.kind,
      node: card.node,
      theory: card.theory,
      answer: digestAnswer(card),
    })),
    topics: theory.map(({ id, deck }) => ({ id, deck })),
    kinds: KIND_MINUTES,
  };
}
