import { countDaysUntil, findDay, numberOf } from "../memory/day.ts";
import type { Day } from "../memory/day.ts";
import type { Progress } from "../progress/event.ts";
import type { Plan, PlanItem } from "./plan.ts";
import { makeInterviewItem } from "./make-items.ts";

/** What decides on an interview. */
interface InterviewQuestion {
  plan: Plan;
  progress: Progress;
  morning: Progress;
}

/** An interview that a day holds: the minutes that it takes, and what of it is left. */
export interface PlannedInterview {
  minutes: number;
  items: PlanItem[];
}

/** An interview comes once in so many days, and the last one so many days before the date. */
const EVERY_DAYS = 7;
const LAST_DAYS = 3;
/** One that was missed on that day may still be taken on the next, but not on the eve. */
const LATEST_DAYS = 2;
/** How long interviews are, the longest first. */
const LENGTHS = [60, 45, 30] as const;
const SHORTEST = 30;
/** Where a day is shorter than that, one takes two days, so it comes half as often. */
const SHORT_FACTOR = 2;

/** How long an interview is where a day has so many minutes. */
export function findLength(minutes: number): number {
  return LENGTHS.find((length) => length <= minutes) ?? SHORTEST;
}

/**
 * The interview of a day, or `null`: one a week, counted from the last one or from when the plan was made,
 * and one three days before the date. A day of less than half an hour is too short for a whole one, so it
 * comes every other week, and is left in the middle.
 */
export function planInterview(
  { plan, progress, morning }: InterviewQuestion,
  day: Day,
): PlannedInterview | null {
  const standing = findStanding({ plan, morning, progress }, day);
  const due = findDue(standing, plan);
  if (due === null) return null;
  const length = findLength(plan.minutes);
  const why = tellDue(due, standing) + (length > plan.minutes ? tellShort(length) : "");
  const isDone = listEnds(progress).some((at) => at >= day.start);
  // What a day has not room for is for the next one.
  const minutes = Math.min(length, plan.minutes);
  return { minutes, items: isDone ? [] : [makeInterviewItem({ length, minutes, why })] };
}

/** Where a learner stands on a day: how many days are left, and how many have passed since. */
interface Standing {
  left: number;
  /** Since the last interview; `null` before the first one. */
  taken: number | null;
  /** Since the plan was made. */
  planned: number;
}

type Due = "last" | "again" | "first";

function findStanding({ plan, progress, morning }: InterviewQuestion, day: Day): Standing {
  const last = listEnds(morning).at(-1) ?? null;
  const since = progress.planned === null ? null : new Date(progress.planned.at);
  return {
    left: countDaysUntil(plan.until, day),
    taken: last === null ? null : countDaysSince(last, plan, day),
    planned: since === null ? 0 : countDaysSince(since, plan, day),
  };
}

/** Why an interview is due on a day; `null` if none is. */
function findDue({ left, taken, planned }: Standing, { minutes }: Plan): Due | null {
  const every = minutes < SHORTEST ? EVERY_DAYS * SHORT_FACTOR : EVERY_DAYS;
  if (left <= LAST_DAYS) {
    const isTaken = taken !== null && taken <= LAST_DAYS - left;
    return left < LATEST_DAYS || isTaken ? null : "last";
  }
  // The one before the date is near enough.
  if (left < LAST_DAYS + EVERY_DAYS / 2) return null;
  if (taken !== null) return taken < every ? null : "again";
  return planned < every ? null : "first";
}

function tellDue(due: Due, { left, taken }: Standing): string {
  if (due === "last")
    return `The date is ${left} days away: take one more interview under its conditions.`;
  return due === "again"
    ? `Your last interview was ${taken ?? 0} days ago, so the next one is due.`
    : "You have not taken an interview yet, so the first one is due.";
}

function tellShort(length: number): string {
  return ` It takes ${length} minutes: leave it when your day is over, and go on tomorrow.`;
}

/** Whether each day between today and the date has an interview, if each is taken on its day. */
export function listInterviewDays(question: InterviewQuestion, day: Day): boolean[] {
  const { plan, progress } = question;
  let standing = findStanding({ ...question, morning: progress }, day);
  const isToday = planInterview(question, day) !== null;
  if (isToday) standing = { ...standing, taken: 0 };
  const days: boolean[] = [];
  while (standing.left > 1) {
    const { left, taken, planned } = standing;
    const next = { left: left - 1, taken: taken === null ? null : taken + 1, planned: planned + 1 };
    const isTaken = findDue(next, plan) !== null;
    days.push(isTaken);
    standing = isTaken ? { ...next, taken: 0 } : next;
  }
  return days;
}

/** When each interview ended, in the order of their times. */
function listEnds({ interviews }: Progress): Date[] {
  return interviews.filter(({ step }) => step.kind === "ended").map(({ at }) => new Date(at));
}

function countDaysSince(then: Date, { dayStarts }: Plan, day: Day): number {
  return numberOf(day) - numberOf(findDay(then, dayStarts));
}
