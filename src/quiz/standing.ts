import type { Day } from "../memory/day.ts";
import { isDueOn } from "../memory/memory.ts";
import type { Review } from "../progress/event.ts";
import type { Card } from "./card/card.ts";
import { digestAnswer } from "./right-answer.ts";
import { schedule } from "./schedule.ts";
import type { Schedule } from "./schedule.ts";

/** A card, and where the learner stands with it. */
export interface Standing {
  card: Card;
  /** `null` for a card that was never answered. */
  schedule: Schedule | null;
  /** When it is asked again; `null` when there is no plan for it yet. */
  due: Date | null;
  /** What is right is not what it was when it was answered last. */
  changed: boolean;
}

/** Joins cards with what the journal says of them. */
export function listStandings(
  cards: readonly Card[],
  reviews: ReadonlyMap<string, readonly Review[]>,
  now: Date,
): Standing[] {
  return cards.map((card) => {
    const own = schedule(reviews.get(card.id) ?? [], now);
    const changed = own !== null && own.answer !== digestAnswer(card);
    // Whoever knew the old answer has to see the new one.
    return { card, schedule: own, due: changed ? now : (own?.due ?? null), changed };
  });
}

/** Whether a card waits to be asked now. */
export function isDue({ due, schedule: own }: Standing, day: Day): boolean {
  return due !== null && isDueOn({ due, known: own?.known === true }, day);
}
