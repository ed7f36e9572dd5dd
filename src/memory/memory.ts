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

/**
 * How likely something was known at each of some times, which are in their order; `null` before its first
 * recall.
 */
export function traceRetention(
  recalls: readonly Recall[],
  times: readonly Date[],
): (number | null)[] {
  let state: Folded | null = null;
  let next = 0;
  return times.map((time) => {
    for (let one = recalls[next]; one !== undefined && isPast(one, time); one = recalls[next]) {
      state = foldOne(state, one);
      next += 1;
    }
    return state === null ? null : findRetention(state, time);
  });
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
  const [first] = recalls;
  if (first === undefined) return null;
  let state: Folded = begin(first);
  for (const recall of recalls) state = foldOne(state, recall);
  return { ...describe(state, now), firstAt: new Date(first.at) };
}

/** A card of the model after some recalls, and the latest of their times. */
interface Folded {
  card: Card;
  clock: string;
  last: Recall;
}

function begin(first: Recall): Folded {
  return { card: createEmptyCard(new Date(first.at)), clock: first.at, last: first };
}

function foldOne(before: Folded | null, recall: Recall): Folded {
  const { card, clock } = before ?? begin(recall);
  // Clocks are set back at times; a recall never comes before the one it follows.
  const at = Date.parse(recall.at) > Date.parse(clock) ? recall.at : clock;
  return {
    card: MODEL.next(card, new Date(at), RATINGS[recall.grade]).card,
    clock: at,
    last: recall,
  };
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

function describe(folded: Folded, now: Date): Omit<Memory, "firstAt"> {
  const { card, last } = folded;
  return {
    due: card.due,
    stability: card.stability,
    retention: findRetention(folded, now),
    reviews: card.reps,
    lapses: card.lapses,
    known: card.state === State.Review && last.grade !== "again",
    lastAt: new Date(last.at),
  };
}

function findRetention({ card, last }: Folded, now: Date): number {
  const then = new Date(Math.max(now.getTime(), Date.parse(last.at)));
  return last.grade === "again" ? 0 : MODEL.get_retrievability(card, then, false);
}
