import { rankLevel } from "./rank-level.ts";
import { findFraction } from "./shuffle.ts";
import type { Standing } from "./standing.ts";

/** The days of preparation that are left. */
export interface Exam {
  /** The beginning of the learner's day, so that a plan stays the same all day. */
  start: Date;
  /** The beginning of the day of the exam, after it. */
  day: Date;
  /** At most so many new cards a day, though some are then never asked; without it all are. */
  mostNew?: number | undefined;
}

/**
 * Brings forward what would come too late, so that every card is asked before the exam: new ones in
 * the first two thirds of the days, known ones once more than their schedule wants. New ones for which
 * there is no day have no plan.
 */
export function planExam(standings: readonly Standing[], exam: Exam): Standing[] {
  const fresh = standings.filter((one) => one.schedule === null);
  const days = planFresh(standings, fresh, exam);
  return standings.map((one) => {
    if (one.schedule === null) return { ...one, due: days.get(one) ?? null };
    return one.due === null ? one : { ...one, due: bringForward(one, one.due, exam) };
  });
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** What was answered so shortly before the exam is seen, if its schedule says that it is kept. */
const FRESH_MS = 7 * DAY_MS;

function countDays({ start, day }: Exam): number {
  return Math.max(1, Math.ceil((day.getTime() - start.getTime()) / DAY_MS));
}

/** So many days after today, and not later than the beginning of the last day before the exam. */
function addDays({ start, day }: Exam, days: number): Date {
  return new Date(Math.min(start.getTime() + days * DAY_MS, day.getTime() - DAY_MS));
}

/** When each new card is opened; those opened today count for today. */
function planFresh(
  standings: readonly Standing[],
  fresh: readonly Standing[],
  exam: Exam,
): Map<Standing, Date> {
  const days = Math.ceil((countDays(exam) * 2) / 3);
  const opened = standings.filter(
    ({ schedule }) => schedule !== null && schedule.firstAt >= exam.start,
  ).length;
  const needed = Math.max(1, Math.ceil((fresh.length + opened) / days));
  const quota = Math.min(needed, exam.mostNew ?? needed);
  const ordered = fresh.toSorted((a, b) => rank(a) - rank(b)).slice(0, quota * days);
  return new Map(
    ordered.map((one, at) => {
      const index = Math.min(days - 1, Math.floor((at + opened) / quota));
      return [one, addDays(exam, index)];
    }),
  );
}

/** Easy ones first, mixed inside of a level. */
function rank({ card }: Standing): number {
  return rankLevel(card) + findFraction(card.id);
}

function bringForward({ card, schedule }: Standing, due: Date, exam: Exam): Date {
  const last = schedule?.lastAt ?? exam.start;
  const rest = exam.day.getTime() - last.getTime();
  if (due.getTime() < exam.day.getTime() || rest < FRESH_MS) return due;
  const fraction = findFraction(card.id);
  const sooner = last.getTime() + rest * (0.5 + 0.4 * fraction);
  if (sooner <= exam.start.getTime()) return addDays(exam, Math.floor(fraction * countDays(exam)));
  return new Date(Math.min(sooner, exam.day.getTime() - DAY_MS));
}
