/** Dates that read well in a finding. */
import { Scheduler } from "@solution";

/** Monday, 5 January 2026, 12:00. */
export const MONDAY = () => new Date(2026, 0, 5, 12, 0, 0);

/** A date in words: `Mon 2026-01-05 12:00`. */
export function show(date: Date | null): string {
  if (!(date instanceof Date)) return String(date);
  const two = (value: number) => String(value).padStart(2, "0");
  const weekday =
    ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][date.getDay()] ?? "Invalid Date";
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const rest = date.getSeconds() * 1000 + date.getMilliseconds();
  const seconds = rest === 0 ? "" : ` and ${rest} ms`;
  return `${weekday} ${day} ${two(date.getHours())}:${two(date.getMinutes())}${seconds}`;
}

/** The first moment after `from` that matches. */
export function next(expression: string, from: Date): string {
  return show(Scheduler.nextRun(expression, from));
}

/** The next `count` minutes that match, one after the other. */
export function series(expression: string, from: Date, count: number): Date[] {
  const minutes: Date[] = [];
  for (let last = from; minutes.length < count;) {
    const date = Scheduler.nextRun(expression, new Date(last.getTime() + 1000));
    if (date === null) break;
    last = new Date(date.getTime() - (date.getTime() % 60_000));
    minutes.push(last);
  }
  return minutes;
}

/** The next `count` minutes of the hour that a minute field stands for. */
export function minutesOf(field: string, count: number): number[] {
  return series(`${field} * * * *`, MONDAY(), count).map((date) => date.getMinutes());
}
