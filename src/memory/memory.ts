import { Rating, State, createEmptyCard, fsrs } from "ts-fsrs";
import type { Card, Grade as FsrsGrade } from "ts-fsrs";
import type { Grade } from "../progress/event.ts";
import type { Day } from "./day.ts";

/** One time that something was asked for, such as a card, a scene or a challenge. */
export interface Recall {
  /** An ISO 8601 instant. */
  at: string;
  grade: Grade;
}

/** How well something is remembered that was asked for at least once. */
export interface Memory {
  due: Date;
  /** Days until nine of ten such things are still known. */
  stability: number;
  /** How likely it is known now, 0 to 1; 0 when it was not known the last time. */
  retention: number;
  reviews: number;
  /** How often it was forgotten after it had been learned. */
  lapses: number;
  /** Learned, and known the last time. */
  known: boolean;
  firstAt: Date;
  lastAt: Date;
}

/**
 * Folds recalls to what is remembered of them at `now`, by FSRS; `null` when there are none. Recalls that
 * a wrong clock has dated after `now` are left out; what has no others is due now.
 */
export function foldMemory(recalls: readonly Recall[], now: Date): Memory | null {
  const past = dropAhead(recalls, now);
  const own = fold(past, now);
  return own === null || isPast(past[0], now) ? own : { ...own, due: now };
}

/** The recalls that count at `now`: without those of a clock that was ahead, unless there are no others. */
export function dropAhead<R extends Recall>(recalls: readonly R[], now: Date): readonly R[] {
  const past = recalls.filter((recall) => isPast(recall, now));
  return past.length > 0 ? past : recalls;
}

/**
 * Whether something waits to be asked for now: what is known as soon as the local day comes on which it is
 * due, what is being learned when its minutes have passed.
 */
export function isDueOn(
  { due, known }: { due: Date; known: boolean },
  { now, end }: Pick<Day, "now" | "end">,
): boolean {
  return due.getTime() <= (known ? end : now).getTime();
}

function isPast(recall: Recall | undefined, now: Date): boolean {
  return recall !== undefined && Date.parse(recall.at) <= now.getTime();
}

function fold(recalls: readonly Recall[], now: Date): Memory | null {
  const last = recalls.at(-1);
  const [first] = recalls;
  if (first === undefined || last === undefined) return null;
  let card = createEmptyCard(new Date(first.at));
  let clock = first.at;
  for (const { at, grade } of recalls) {
    // Clocks are set back at times; a recall never comes before the one it follows.
    if (Date.parse(at) > Date.parse(clock)) clock = at;
    card = MODEL.next(card, new Date(clock), RATINGS[grade]).card;
  }
  return { ...describe(card, last, now), firstAt: new Date(first.at) };
}

const MODEL = fsrs({
  request_retention: 0.9,
  enable_fuzz: false,
  learning_steps: ["10m"],
  relearning_steps: ["10m"],
});

const RATINGS: Record<Grade, FsrsGrade> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

function describe(card: Card, last: Recall, now: Date): Omit<Memory, "firstAt"> {
  const lastAt = new Date(last.at);
  const then = new Date(Math.max(now.getTime(), lastAt.getTime()));
  return {
    due: card.due,
    stability: card.stability,
    retention: last.grade === "again" ? 0 : MODEL.get_retrievability(card, then, false),
    reviews: card.reps,
    lapses: card.lapses,
    known: card.state === State.Review && last.grade !== "again",
    lastAt,
  };
}
