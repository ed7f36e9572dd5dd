/** A time of an interview as its clock shows it: `4:05`; a dash for what never happened. */
export function tellClock(ms: number | null): string {
  if (ms === null) return "–";
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
