import type { Challenge } from "./challenge.ts";
import { LEVELS, TRACKS } from "./challenge.ts";

/**
 * The challenges in the order of the catalog: track by track, and in each track as a path. What a
 * challenge names in `after` comes before it; of those that may come next, the easiest does: by level,
 * then minutes, then slug.
 */
export function orderChallenges(challenges: readonly Challenge[]): Challenge[] {
  return TRACKS.flatMap((track) =>
    orderPath(challenges.filter((challenge) => challenge.track === track)),
  );
}

function orderPath(challenges: readonly Challenge[]): Challenge[] {
  const waiting = challenges.toSorted(compareEffort);
  const path: Challenge[] = [];
  for (let next = findReady(waiting); next !== undefined; next = findReady(waiting)) {
    waiting.splice(waiting.indexOf(next), 1);
    path.push(next);
  }
  return path;
}

/** The first that waits for none of the others; in a circle of prerequisites simply the first. */
function findReady(waiting: readonly Challenge[]): Challenge | undefined {
  const slugs = new Set(waiting.map(({ slug }) => slug));
  return waiting.find(({ after }) => !after.some((slug) => slugs.has(slug))) ?? waiting[0];
}

/** Below 0 if `a` asks less of a learner than `b`. */
function compareEffort(a: Challenge, b: Challenge): number {
  return (
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    a.minutes - b.minutes ||
    compareSlugs(a.slug, b.slug)
  );
}

/** By code unit, so that the order is the same in every locale. */
function compareSlugs(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
