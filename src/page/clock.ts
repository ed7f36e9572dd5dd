import { formatClock } from "../ui/interview/format-clock.ts";

/** A time of an interview as its clock shows it: `4:05`; a dash for what never happened. */
export function tellClock(ms: number | null): string {
  return ms === null ? "–" : formatClock(ms);
}
