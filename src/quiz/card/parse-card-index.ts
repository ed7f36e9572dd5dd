import type { CardList } from "../card-list.ts";
import type { Card } from "./card.ts";

/** The cards of an index that the build wrote from files that it had checked. */
export function parseCardIndex(text: string): Card[] {
  return JSON.parse(text) as Card[];
}

/** The list of cards that the build wrote beside them. */
export function parseCardList(text: string): CardList {
  return JSON.parse(text) as CardList;
}
