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

/**
 * The interview of a day, or `null`: one a week, counted from the last one or from when the plan was made,
 * and one three days before the date. Who has less than half an hour a day gets only that last one.
 */
export function planInterview(
  { plan, progress, morning }: InterviewQuestion,
  day: Day,
): PlannedInterview | null {
  const why = findReason({ plan, progress, morning }, day);
  if (why === null) return null;
  const minutes = LENGTHS.find((length) => length <= plan.minutes) ?? SHORTEST;
  const isDone = listEnds(progress).some((at) => at >= day.start);
  return { minutes, items: isDone ? [] : [makeInterviewItem(minutes, why)] };
}

function findReason({ plan, progress, morning }: InterviewQuestion, day: Day): string | null {
  const left = countDaysUntil(plan.until, day);
  const last = listEnds(morning).at(-1) ?? null;
  const days = last === null ? null : countDaysSince(last, plan, day);
  if (left <= LAST_DAYS) {
    const isTaken = days !== null && days <= LAST_DAYS - left;
    return left < LATEST_DAYS || isTaken
      ? null
      : `The date is ${left} days away: take one more interview under its conditions.`;
  }
  // The one before the date is near enough.
  if (plan.minutes < SHORTEST || left < LAST_DAYS + EVERY_DAYS / 2) return null;
  if (days !== null)
    return days < EVERY_DAYS
      ? null
      : `Your last interview was ${days} days ago, and one a week is due.`;
  const since = progress.planned === null ? null : new Date(progress.planned.at);
  const planned = since === null ? 0 : countDaysSince(since, plan, day);
  return planned < EVERY_DAYS
    ? null
    : "You have not taken an interview yet, and one a week is due.";
}

/** When each interview ended, in the order of their times. */
function listEnds({ interviews }: Progress): Date[] {
  return interviews.filter(({ step }) => step.kind === "ended").map(({ at }) => new Date(at));
}

function countDaysSince(then: Date, { dayStarts }: Plan, day: Day): number {
  return numberOf(day) - numberOf(findDay(then, dayStarts));
}
