import type { ChallengeProgress, Status } from "../progress/event.ts";
import type { Catalog, Challenge } from "./challenge.ts";

/** What the journal must tell to know what is next. */
export interface NextStanding {
  challenges: ReadonlyMap<string, Pick<ChallengeProgress, "status" | "lastTouchedAt">>;
  current: string | null;
}

/**
 * What to do next: the challenge touched last while it is not solved, else the started one touched
 * last, else the next on the path of the track touched last, else the first open one of the catalog;
 * `null` when all are solved. A prerequisite that is still open comes before what needs it.
 */
export function findNext(catalog: Catalog, progress: NextStanding): Challenge | null {
  const open = catalog.challenges.filter(({ slug }) => findStatus(progress, slug) !== "solved");
  return (
    open.find(({ slug }) => slug === progress.current) ??
    findLastTouched(open, progress) ??
    findOnPath(catalog, open, progress.current)
  );
}

function findStatus(progress: NextStanding, slug: string): Status {
  return progress.challenges.get(slug)?.status ?? "new";
}

function findLastTouched(open: readonly Challenge[], progress: NextStanding): Challenge | null {
  const started = open.filter(({ slug }) => findStatus(progress, slug) === "started");
  const newest = started.toSorted(
    (a, b) => findTouch(progress, b.slug) - findTouch(progress, a.slug),
  );
  return newest[0] ?? null;
}

function findTouch(progress: NextStanding, slug: string): number {
  return Date.parse(progress.challenges.get(slug)?.lastTouchedAt ?? "1970-01-01T00:00:00Z");
}

function findOnPath(
  { challenges }: Catalog,
  open: readonly Challenge[],
  current: string | null,
): Challenge | null {
  const track = challenges.find(({ slug }) => slug === current)?.track;
  const next = open.find((challenge) => challenge.track === track) ?? open[0];
  return next === undefined ? null : findPrerequisite(next, open);
}

/** The open challenge that has to come first, which is the given one if nothing has to. */
function findPrerequisite(wanted: Challenge, open: readonly Challenge[]): Challenge {
  const others = open.filter(({ slug }) => slug !== wanted.slug);
  const before = others.find(({ slug }) => wanted.after.includes(slug));
  return before === undefined ? wanted : findPrerequisite(before, others);
}
