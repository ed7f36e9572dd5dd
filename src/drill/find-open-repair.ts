import type { DrillResult } from "../progress/event.ts";
import type { DrillHead } from "./drill-file.ts";

/** A file to repair, and when it was changed last, in milliseconds. */
interface Planted {
  head: DrillHead;
  changed: number;
}

/** What was left for longer is no longer worked on. */
const OPEN_MS = 24 * 60 * 60 * 1000;

/** The file to repair that is worked on: the one changed last of those that no check has found whole. */
export function findOpenRepair<T extends Planted>(
  planted: readonly T[],
  drills: readonly DrillResult[],
  now: Date,
): T | null {
  const open = planted.filter(
    ({ head, changed }) => now.getTime() - changed < OPEN_MS && !drills.some(isWholeOf(head)),
  );
  return open.toSorted((one, other) => other.changed - one.changed)[0] ?? null;
}

/** Whether a result is that of a check of this file which found nothing wrong any more. */
export function isWholeOf({ id, since }: DrillHead): (result: DrillResult) => boolean {
  return ({ at, drill, slug, seed, missed, falseAlarms }) =>
    drill === "repair" &&
    slug === id.slug &&
    seed === id.seed &&
    missed.length + falseAlarms === 0 &&
    Date.parse(at) >= Date.parse(since);
}
