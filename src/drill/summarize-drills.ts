import type { DrillKind, DrillResult } from "../progress/event.ts";

/** What the drills of one kind came to. */
export interface DrillCounts {
  drill: DrillKind;
  /** How many different ones were judged. */
  done: number;
  /** Mistakes that were found, of `total`. */
  found: number;
  total: number;
  falseAlarms: number;
}

const KINDS = ["review", "repair", "tests"] as const;

/** Counts the drills of each kind that was done; one that was judged several times counts as it was last. */
export function summarizeDrills(drills: readonly DrillResult[]): DrillCounts[] {
  const last = new Map(
    drills.map((one): [string, DrillResult] => [`${one.drill} ${one.slug} ${one.seed}`, one]),
  );
  return KINDS.map((drill) => {
    const own = [...last.values()].filter((one) => one.drill === drill);
    const found = own.reduce((sum, one) => sum + one.found.length, 0);
    return {
      ...{ drill, done: own.length, found },
      total: own.reduce((sum, one) => sum + one.missed.length, found),
      falseAlarms: own.reduce((sum, one) => sum + one.falseAlarms, 0),
    };
  }).filter(({ done }) => done > 0);
}
