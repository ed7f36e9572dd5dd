import { Rating, State, createEmptyCard, fsrs } from "ts-fsrs";
import type { Card as Memory, Grade as FsrsGrade } from "ts-fsrs";
import type { Grade, Review } from "../progress/event.ts";

/** Where a learner stands with a card that was answered at least once. */
export interface Schedule {
  due: Date;
  /** Days until nine of ten such cards are still known. */
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
  /** Digest of what was right when it was answered last. */
  answer: string;
}

/**
 * Folds the reviews of a card to its schedule by FSRS; `null` when there are none. Reviews that a
 * wrong clock has dated after `now` are left out; a card that has no others is due now.
 */
export function schedule(reviews: readonly Review[], now: Date): Schedule | null {
  const past = reviews.filter(({ at }) => Date.parse(at) <= now.getTime());
  if (past.length > 0 || reviews.length === 0) return fold(past, now);
  const own = fold(reviews, now);
  return own === null ? null : { ...own, due: now };
}

function fold(reviews: readonly Review[], now: Date): Schedule | null {
  const last = reviews.at(-1);
  const [first] = reviews;
  if (first === undefined || last === undefined) return null;
  let memory = createEmptyCard(new Date(first.at));
  let clock = first.at;
  for (const { at, grade } of reviews) {
    // Clocks are set back at times; a review never comes before the one it follows.
    if (Date.parse(at) > Date.parse(clock)) clock = at;
    memory = MODEL.next(memory, new Date(clock), RATINGS[grade]).card;
  }
  return { ...describe(memory, last, now), firstAt: new Date(first.at) };
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

function describe(memory: Memory, last: Review, now: Date): Omit<Schedule, "firstAt"> {
  const lastAt = new Date(last.at);
  const then = new Date(Math.max(now.getTime(), lastAt.getTime()));
  return {
    due: memory.due,
    stability: memory.stability,
    retention: last.grade === "again" ? 0 : MODEL.get_retrievability(memory, then, false),
    reviews: memory.reps,
    lapses: memory.lapses,
    known: memory.state === State.Review && last.grade !== "again",
    lastAt,
    answer: last.answer,
  };
}
