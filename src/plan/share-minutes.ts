import { USUAL_MINUTES } from "../quiz/card-minutes.ts";

/** How long a scene and a drill take. */
export const SCENE_MINUTES = 3;
export const DRILL_MINUTES = 10;
/** Less than this is not worth a beginning. */
export const LEAST_MINUTES = 5;

/** A challenge that is solved again takes about this long. */
const AGAIN_MINUTES = 40;
/** One day in so many is a drill's, and no more of the days go to challenges to solve again. */
const ONE_IN = 3;

/** Whose turn it is on a day, after the cards and scenes. */
export type Turn = "again" | "stage" | "drill";

/** How the minutes of a day are shared out. */
export interface Budget {
  /** For cards, enough for one of most kinds. */
  cardMinutes: number;
  mostScenes: number;
  /** After so many days it is the turn of a challenge to solve again once more. */
  cycle: number;
  /** For new stages on a day, as far as can be foreseen. */
  stageMinutes: number;
}

/** Shares out the minutes of a day; where no stage is left to do, cards get twice as much. */
export function shareMinutes(minutes: number, hasStages: boolean): Budget {
  const factor = hasStages ? 1 : 2;
  const mostCards = Math.max(1, Math.floor((minutes * factor) / 3 / USUAL_MINUTES));
  const cardMinutes = mostCards * USUAL_MINUTES;
  const mostScenes = minutes < 30 ? 1 : Math.max(2, Math.floor(minutes / 10 / SCENE_MINUTES));
  const rest = minutes - cardMinutes - mostScenes * SCENE_MINUTES;
  const againDays = Math.max(1, Math.ceil(AGAIN_MINUTES / Math.max(rest, LEAST_MINUTES)));
  const cycle = ONE_IN * againDays;
  const again = Math.min(AGAIN_MINUTES, againDays * rest) / cycle;
  const stageMinutes = Math.max(0, rest - again - DRILL_MINUTES / ONE_IN);
  return { cardMinutes, mostScenes, cycle, stageMinutes };
}

/**
 * Whose turn it is on the day with this number: a challenge to solve again, which goes on until it is
 * solved, then only new stages, then a drill.
 */
export function findTurn(number: number, cycle: number): Turn {
  const place = number % cycle;
  if (place === 0) return "again";
  return place % ONE_IN === ONE_IN - 1 ? "drill" : "stage";
}
