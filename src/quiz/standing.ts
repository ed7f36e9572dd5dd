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

/** The hour of local time at which a day begins: who learns at night still learns for the day before. */
const DAY_STARTS = 4;

/**
 * Whether a card waits to be asked now: one that is known as soon as the local day comes on which it is
 * due, one that is being learned when its minutes have passed.
 */
export function isDue({ due, schedule: own }: Standing, now: Date): boolean {
  if (due === null) return false;
  const limit = own?.known === true ? findDayEnd(now) : now;
  return due.getTime() <= limit.getTime();
}

/** The last moment of the local day. */
function findDayEnd(now: Date): Date {
  const day = now.getHours() < DAY_STARTS ? now.getDate() : now.getDate() + 1;
  return new Date(now.getFullYear(), now.getMonth(), day, DAY_STARTS, 0, 0, -1);
}
