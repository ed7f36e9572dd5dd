/** A day of a learner: it begins in the small hours, for who learns at night still learns for the day before. */
export interface Day {
  now: Date;
  start: Date;
  /** Its last moment. */
  end: Date;
}

/** When a day begins unless something else was said. */
const USUAL_DAY_STARTS = "04:00";

/**
 * The local day at `now`, which begins at a time such as `04:00`. Days follow each other without a gap, also
 * where clocks are changed.
 */
export function findDay(now: Date, dayStarts: string | null): Day {
  const offset = startOn(now, 0, dayStarts) > now ? -1 : 0;
  const next = startOn(now, offset + 1, dayStarts);
  return { now, start: startOn(now, offset, dayStarts), end: new Date(next.getTime() - 1) };
}

/** How many days after this one a date such as `2026-12-14` is; below 0 for one that has passed. */
export function countDaysUntil(date: string, { start }: Day): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return Math.round((Date.UTC(year, month - 1, day) - numberDay(start)) / DAY_MS);
}

/** A number for the calendar day of a moment here, one more for each day. */
export function numberOf({ start }: Day): number {
  return Math.round(numberDay(start) / DAY_MS);
}

/** The local beginning of a date such as `2027-03-01`; `null` for what is no date, such as `2027-02-30`. */
export function findDate(text: string): Date | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const day = new Date(Number(year), Number(month) - 1, Number(date));
  const isSame = day.getMonth() === Number(month) - 1 && day.getDate() === Number(date);
  return isSame ? day : null;
}

/** Whether a text is a time of day such as `04:00`. */
export function isTimeOfDay(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

const DAY_MS = 24 * 60 * 60 * 1000;

function startOn(now: Date, offset: number, dayStarts: string | null): Date {
  const [hours = 0, minutes = 0] = (dayStarts ?? USUAL_DAY_STARTS).split(":").map(Number);
  const date = now.getDate() + offset;
  return new Date(now.getFullYear(), now.getMonth(), date, hours, minutes);
}

/** As if it were universal time, for a day here may have 23 or 25 hours. */
function numberDay(start: Date): number {
  return Date.UTC(start.getFullYear(), start.getMonth(), start.getDate());
}
