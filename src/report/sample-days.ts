import { findDay } from "../memory/day.ts";

/** A moment for which a history has a value. */
export interface Sample {
  at: Date;
  /** The learner's day of that moment, such as `2026-11-30`. */
  day: string;
}

/**
 * Moments from before the first event up to `now`, evenly spaced by whole days and not more than two dozen
 * of them; only `now` when there was no event yet.
 */
export function sampleDays(first: Date | null, now: Date, dayStarts: string | null): Sample[] {
  const days = first === null ? 0 : Math.floor((now.getTime() - first.getTime()) / DAY_MS) + 1;
  const step = Math.max(1, Math.ceil(days / (MOST - 1)));
  const count = Math.max(0, Math.ceil(days / step));
  return Array.from({ length: count + 1 }, (_none, index) => {
    const at = goBack(now, (count - index) * step);
    return { at, day: nameDay(at, dayStarts) };
  });
}

/** The date of the learner's day at a moment, such as `2026-11-30`. */
export function nameDay(at: Date, dayStarts: string | null): string {
  const { start } = findDay(at, dayStarts);
  const parts = [start.getFullYear(), start.getMonth() + 1, start.getDate()];
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, "0")).join("-");
}

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST = 24;

/** The same time of day so many days before. */
function goBack(now: Date, days: number): Date {
  if (days === 0) return now;
  const then = new Date(now);
  then.setDate(then.getDate() - days);
  return then;
}
