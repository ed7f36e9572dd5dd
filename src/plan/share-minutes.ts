/** How long a card takes, its explanation included, a scene and a drill. */
export const CARD_MINUTES = 0.75;
export const SCENE_MINUTES = 3;
export const DRILL_MINUTES = 10;
/** Less than this is not worth a beginning. */
export const LEAST_MINUTES = 5;

/** A challenge that is solved again takes about this long. */
const AGAIN_MINUTES = 40;
/** The days take turns: a challenge to solve again, then only new stages, then a drill. */
const TURNS = ["again", "stage", "drill"] as const;

/** Whose turn it is on a day, after the cards and scenes. */
export type Turn = (typeof TURNS)[number];

/** How the minutes of a day are shared out. */
export interface Budget {
  mostCards: number;
  mostScenes: number;
  /** For new stages on a day, as far as can be foreseen. */
  stageMinutes: number;
}

/** Shares out the minutes of a day; where no stage is left to do, cards get twice as much. */
export function shareMinutes(minutes: number, hasStages: boolean): Budget {
  const factor = hasStages ? 1 : 2;
  const mostCards = Math.max(1, Math.floor((minutes * factor) / 3 / CARD_MINUTES));
  const mostScenes = minutes < 30 ? 1 : Math.max(2, Math.floor(minutes / 10 / SCENE_MINUTES));
  const rest = minutes - mostCards * CARD_MINUTES - mostScenes * SCENE_MINUTES;
  const again = Math.min(AGAIN_MINUTES, 2 * rest);
  const stageMinutes = Math.max(0, rest - (again + DRILL_MINUTES) / TURNS.length);
  return { mostCards, mostScenes, stageMinutes };
}

/** Whose turn it is on the day with this number. */
export function findTurn(number: number): Turn {
  return TURNS[number % TURNS.length] ?? "stage";
}
