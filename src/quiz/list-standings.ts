import type { Review } from "../progress/event.ts";
import type { Card } from "./card/card.ts";
import { digestAnswer } from "./right-answer.ts";
import { joinReviews } from "./standing.ts";
import type { Standing } from "./standing.ts";

/** Joins cards with what the journal says of them. */
export function listStandings(
  cards: readonly Card[],
  reviews: ReadonlyMap<string, readonly Review[]>,
  now: Date,
): Standing[] {
  return joinReviews(cards, reviews, { now, digest: digestAnswer });
}
