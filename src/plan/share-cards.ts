import type { Standing } from "../quiz/standing.ts";
import type { Share } from "./plan.ts";

/** How many days there are before the date, and how many cards can be asked in them. */
interface Room {
  daysLeft: number;
  places: number;
}

/** How many of the new cards can be seen before the date, with the reviews that they bring. */
export function shareCards(standings: readonly Standing[], { daysLeft, places }: Room): Share {
  const left = standings.filter(({ schedule }) => schedule === null).length;
  const taken = (standings.length - left) * countKnownAsks(daysLeft);
  const fits = Math.floor((places - taken) / countNewAsks(daysLeft));
  return { left, fits: Math.min(left, Math.max(0, fits)) };
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
