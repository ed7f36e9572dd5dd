import type { Day } from "../memory/day.ts";
import { isDueOn } from "../memory/memory.ts";
import type { Review } from "../progress/event.ts";
import type { Card } from "./card/card.ts";
import { schedule } from "./schedule.ts";
import type { Schedule } from "./schedule.ts";

/** A card, or what is listed of it, and where the learner stands with it. */
export interface StandingOf<C> {
  card: C;
  /** `null` for a card that was never answered. */
  schedule: Schedule | null;
  /** When it is asked again; `null` when there is no plan for it yet. */
  due: Date | null;
  /** What is right is not what it was when it was answered last. */
  changed: boolean;
}

export type Standing = StandingOf<Card>;

/** How cards are joined with a journal. */
export interface Joining<C> {
  now: Date;
  /** A short digest of what is right. */
  digest: (card: C) => string;
}

/** Joins cards with what the journal says of them. */
export function joinReviews<C extends { id: string }>(
  cards: readonly C[],
  reviews: ReadonlyMap<string, readonly Review[]>,
  { now, digest }: Joining<C>,
): StandingOf<C>[] {
  return cards.map((card) => {
    const own = schedule(reviews.get(card.id) ?? [], now);
    const changed = own !== null && own.answer !== digest(card);
    // Whoever knew the old answer has to see the new one.
    return { card, schedule: own, due: changed ? now : (own?.due ?? null), changed };
  });
}

/** Whether a card waits to be asked now. */
export function isDue({ due, schedule: own }: StandingOf<unknown>, day: Day): boolean {
  return due !== null && isDueOn({ due, known: own?.known === true }, day);
}
