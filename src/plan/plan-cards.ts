import type { Day } from "../memory/day.ts";
import type { Progress } from "../progress/event.ts";
import type { Card } from "../quiz/card/card.ts";
import { planExam } from "../quiz/plan-exam.ts";
import { isDue, listStandings } from "../quiz/standing.ts";
import type { Standing } from "../quiz/standing.ts";
import { findPace, shareCards } from "./share-cards.ts";

/** How long a card takes, its explanation included. */
export const CARD_MINUTES = 0.75;

/** What the cards of a day are found from. */
interface CardQuestion {
  cards: readonly Card[];
  /** All that was answered, and what was answered before this day. */
  progress: Progress;
  morning: Progress;
  day: Day;
  /** The beginning of the day that is prepared for; `null` when it has come. */
  exam: Date | null;
  daysLeft: number;
  /** At most so many a day. */
  most: number;
}

/** The cards of a day. */
export interface CardDay {
  /** How many the day held from its beginning on. */
  planned: number;
  /** How many of these are left. */
  left: number;
  /** Of those that are left, the ones that were never answered. */
  fresh: number;
  /** Due now and answered before, beyond those. */
  waiting: number;
  standings: Standing[];
}

/**
 * How many cards a day holds: what was due when it began, and then as many new ones as can be kept up
 * until the date, up to `most`. Those that were answered since
 * are done, except for one that has to be asked once more because it was not known.
 */
export function planCards(question: CardQuestion): CardDay {
  const { cards, progress, day, daysLeft, most } = question;
  const { start, end } = day;
  const now = listStandings(cards, progress.reviews, day.now);
  const early = addExam(
    now.map((one) => findEarly(one, question)),
    question,
  );
  const before = findDue(early, { now: start, start, end });
  const places = Math.max(1, daysLeft) * most;
  const pace = findPace(shareCards(early, { daysLeft, places }), daysLeft);
  const planned = Math.min(most, countKnown(before) + Math.min(pace, countFresh(before)));
  const standings = addExam(now, question);
  const due = findDue(standings, day);
  const ids = new Set(due.map(({ card }) => card.id));
  const done = before.filter(
    ({ card }) => !ids.has(card.id) && isAnswered(progress.reviews.get(card.id), start),
  ).length;
  const left = Math.max(0, Math.min(planned - done, due.length));
  const known = Math.min(left, countKnown(due));
  return { planned, left, fresh: left - known, waiting: countKnown(due) - known, standings };
}

function countFresh(standings: readonly Standing[]): number {
  return standings.filter(({ schedule }) => schedule === null).length;
}

function countKnown(standings: readonly Standing[]): number {
  return standings.length - countFresh(standings);
}

function addExam(standings: Standing[], { day, exam }: CardQuestion): Standing[] {
  return exam === null ? standings : planExam(standings, { start: day.start, day: exam });
}

/** Where the learner stood with a card when the day began: only those that were answered since have moved. */
function findEarly(one: Standing, { progress, morning, day: { start } }: CardQuestion): Standing {
  if (isAnswered(progress.reviews.get(one.card.id), start)) {
    return listStandings([one.card], morning.reviews, start)[0] ?? one;
  }
  return one.changed ? { ...one, due: start } : one;
}

function findDue(standings: readonly Standing[], day: Day): Standing[] {
  return standings.filter((one) => isDue(one, day));
}

function isAnswered(reviews: readonly { at: string }[] | undefined, since: Date): boolean {
  return (reviews ?? []).some(({ at }) => Date.parse(at) >= since.getTime());
}
