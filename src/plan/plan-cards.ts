import type { Catalog } from "../catalog/challenge.ts";
import { countDaysUntil, findDate, findDay } from "../memory/day.ts";
import type { Day } from "../memory/day.ts";
import type { Progress } from "../progress/event.ts";
import type { Card } from "../quiz/card/card.ts";
import { compareFresh, sumMinutes } from "../quiz/card-minutes.ts";
import { planExam } from "../quiz/plan-exam.ts";
import type { Exam } from "../quiz/plan-exam.ts";
import { listStandings } from "../quiz/list-standings.ts";
import { isDue } from "../quiz/standing.ts";
import type { Standing } from "../quiz/standing.ts";
import { listOpenStages } from "./list-stages.ts";
import type { Plan } from "./plan.ts";
import { countFitting, findPace, shareCards } from "./share-cards.ts";
import { shareMinutes } from "./share-minutes.ts";

/** What the cards of a day are found from. */
export interface CardQuestion {
  plan: Plan;
  catalog: Catalog;
  cards: readonly Card[];
  /** What the whole journal folds to, and what it folded to when the day began. */
  progress: Progress;
  morning: Progress;
  now: Date;
}

/** The cards of a day. */
export interface CardDay {
  /** How many the day held from its beginning on. */
  planned: number;
  plannedMinutes: number;
  /** How many of these are left. */
  left: number;
  leftMinutes: number;
  /** Of those that are left, the ones that were never answered. */
  fresh: number;
  /** Due now and answered before, beyond those. */
  waiting: number;
  standings: Standing[];
}

/**
 * How many cards a day holds: what was due when it began, and then as many new ones as can be kept up
 * until the date, as far as the minutes go. Those that were answered since are done, except for one that
 * has to be asked once more because it was not known.
 */
export function planCards(question: CardQuestion): CardDay {
  const { cards, plan, progress, now } = question;
  const day = findDay(now, plan.dayStarts);
  const { start, end } = day;
  const known = listStandings(cards, progress.reviews, now);
  const early = known.map((one) => findEarly(one, question, start));
  const exam = makeExam(early, question);
  const before = findDue(addExam(early, exam), { now: start, start, end });
  const standings = addExam(known, exam);
  const due = findDue(standings, day);
  const ids = new Set(due.map(({ card }) => card.id));
  const done = before.filter(
    ({ card }) => !ids.has(card.id) && isAnswered(progress.reviews.get(card.id), start),
  ).length;
  const planned = countPlanned(before, findCardMinutes(question));
  const left = Math.max(0, Math.min(planned - done, due.length));
  const asked = Math.min(left, countKnown(due));
  return {
    ...{ planned, left, fresh: left - asked, waiting: countKnown(due) - asked, standings },
    plannedMinutes: sumMinutes(orderAsked(before).slice(0, planned)),
    leftMinutes: sumMinutes(orderAsked(due).slice(0, left)),
  };
}

/** The exam that a plan stands for, with the new cards that fit into a day; `null` from its date on. */
export function findPlanExam(question: CardQuestion): Exam | null {
  const { cards, plan, progress, now } = question;
  const { start } = findDay(now, plan.dayStarts);
  const known = listStandings(cards, progress.reviews, now);
  return makeExam(
    known.map((one) => findEarly(one, question, start)),
    question,
  );
}

function makeExam(early: readonly Standing[], question: CardQuestion): Exam | null {
  const { plan, now } = question;
  const day = findDay(now, plan.dayStarts);
  const daysLeft = countDaysUntil(plan.until, day);
  const date = findDate(plan.until);
  if (daysLeft < 1 || date === null) return null;
  const share = shareCards(early, { daysLeft, minutes: daysLeft * findCardMinutes(question) });
  return { start: day.start, day: date, mostNew: findPace(share, daysLeft) };
}

function findCardMinutes({ plan, catalog, morning }: CardQuestion): number {
  return shareMinutes(plan.minutes, listOpenStages(catalog, morning).length > 0).cardMinutes;
}

/** As many as fit into the minutes, and one even if it alone is longer. */
function countPlanned(standings: readonly Standing[], minutes: number): number {
  const fitting = countFitting(orderAsked(standings), minutes);
  return Math.min(Math.max(1, fitting), standings.length);
}

/** Known cards first, then new ones as a session asks them. */
function orderAsked(standings: readonly Standing[]): Standing[] {
  const known = standings.filter(({ schedule }) => schedule !== null);
  const fresh = standings.filter(({ schedule }) => schedule === null);
  const forgotten = ({ schedule }: Standing): number => schedule?.retention ?? 1;
  return [
    ...known.toSorted((a, b) => forgotten(a) - forgotten(b)),
    ...fresh.toSorted(compareFresh),
  ];
}

function addExam(standings: Standing[], exam: Exam | null): Standing[] {
  return exam === null ? standings : planExam(standings, exam);
}

/** Where the learner stood with a card when the day began: only those that were answered since have moved. */
function findEarly(one: Standing, { progress, morning }: CardQuestion, start: Date): Standing {
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

function countKnown(standings: readonly Standing[]): number {
  return standings.filter(({ schedule }) => schedule !== null).length;
}
