import type { Progress, Status } from "../progress/event.ts";
import type { Catalog, Challenge } from "./challenge.ts";
import { LEVELS } from "./challenge.ts";

/**
 * What to do next: the challenge touched last while it is not solved, else the started one touched
 * last, else the easiest new one; `null` when all are solved.
 */
export function findNext(catalog: Catalog, progress: Progress): Challenge | null {
  const open = catalog.challenges.filter(({ slug }) => findStatus(progress, slug) !== "solved");
  return (
    open.find(({ slug }) => slug === progress.current) ??
    findLastTouched(open, progress) ??
    findEasiest(open)
  );
}

function findStatus(progress: Progress, slug: string): Status {
  return progress.challenges.get(slug)?.status ?? "new";
}

function findLastTouched(open: readonly Challenge[], progress: Progress): Challenge | null {
  const started = open.filter(({ slug }) => findStatus(progress, slug) === "started");
  const newest = started.toSorted(
    (a, b) => findTouch(progress, b.slug) - findTouch(progress, a.slug),
  );
  return newest[0] ?? null;
}

function findTouch(progress: Progress, slug: string): number {
  return Date.parse(progress.challenges.get(slug)?.lastTouchedAt ?? "1970-01-01T00:00:00Z");
}

function findEasiest(open: readonly Challenge[]): Challenge | null {
  const easiest = open.toSorted(
    (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.minutes - b.minutes,
  );
  return easiest[0] ?? null;
}
