import { compareFresh, findMinutes, sumMinutes } from "../quiz/card-minutes.ts";
import type { Standing } from "../quiz/standing.ts";
import type { Share } from "./plan.ts";

/** How many days there are before the date, and how much time they hold. */
interface Room {
  daysLeft: number;
  /** For cards, in all of these days. */
  minutes: number;
}

/** How many of the new cards can be seen before the date, with the reviews that they bring. */
export function shareCards(standings: readonly Standing[], { daysLeft, minutes }: Room): Share {
  const fresh = standings.filter(({ schedule }) => schedule === null).toSorted(compareFresh);
  const known = standings.filter(({ schedule }) => schedule !== null);
  const rest = minutes - sumMinutes(known) * countKnownAsks(daysLeft);
  const fits = countFitting(fresh, rest / countNewAsks(daysLeft));
  return { left: fresh.length, fits };
}

/** How many of these cards in their order fit into so many minutes. */
export function countFitting(standings: readonly Standing[], minutes: number): number {
  let left = minutes;
  const first = standings.findIndex((one) => (left -= findMinutes(one.card.kind)) < 0);
  return first === -1 ? standings.length : first;
}

/** New cards a day, so that those that fit are seen in the first two thirds of the days. */
export function findPace({ fits }: Share, daysLeft: number): number {
  return Math.ceil(fits / Math.max(1, Math.ceil((daysLeft * 2) / 3)));
}

/** How often a new card is asked in so many days: ever more seldom, and some are forgotten. */
function countNewAsks(days: number): number {
  return 1 + 0.8 * Math.log(Math.max(1, days));
}

/** How often a card is asked that was seen before. */
function countKnownAsks(days: number): number {
  return Math.min(1.5, Math.max(0, days) * 0.12);
}
