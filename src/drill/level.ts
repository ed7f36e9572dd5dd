import type { DrillKind } from "../progress/event.ts";

/** How hard a drill is, by the interview that it is like. */
export const DRILL_LEVELS = ["junior", "middle", "senior"] as const;

export type DrillLevel = (typeof DRILL_LEVELS)[number];

/** How many mistakes a drill has at least and at most, and how many harmless changes stand among them. */
export interface DrillSize {
  least: number;
  most: number;
  harmless: number;
}

/** What a drill of a level is made of. */
export function findSize(drill: Exclude<DrillKind, "tests">, level: DrillLevel): DrillSize {
  return SIZES[drill][level];
}

const SIZES = {
  review: {
    junior: { least: 1, most: 1, harmless: 0 },
    middle: { least: 1, most: 2, harmless: 2 },
    senior: { least: 2, most: 3, harmless: 4 },
  },
  repair: {
    junior: { least: 2, most: 2, harmless: 0 },
    middle: { least: 3, most: 3, harmless: 0 },
    senior: { least: 4, most: 5, harmless: 0 },
  },
} as const;
