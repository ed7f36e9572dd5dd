import type { Challenge } from "./challenge.ts";
import { LEVELS, TRACKS } from "./challenge.ts";

/** The challenges in the order of the catalog: by track, then level, then slug. */
export function orderChallenges(challenges: readonly Challenge[]): Challenge[] {
  return challenges.toSorted(
    (a, b) =>
      TRACKS.indexOf(a.track) - TRACKS.indexOf(b.track) ||
      LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
      compareSlugs(a.slug, b.slug),
  );
}

/** By code unit, so that the order is the same in every locale. */
function compareSlugs(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
