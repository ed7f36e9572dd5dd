import type { Catalog, Challenge, Track } from "../catalog/challenge.ts";
import type { Progress } from "./event.ts";

/** How many challenges there are and how far the learner is with them. */
export interface Counts {
  total: number;
  solved: number;
  /** Started and not solved. */
  started: number;
}

/** The counts of one track. */
export interface TrackCounts extends Counts {
  track: Track;
}

/** The counts of the whole catalog and of each of its tracks. */
export interface Summary extends Counts {
  /** In the order of the catalog; a track without challenges is left out. */
  tracks: TrackCounts[];
}

/** Counts what the catalog offers; a challenge that only the journal knows does not count. */
export function summarizeProgress(catalog: Catalog, progress: Progress): Summary {
  const { challenges } = catalog;
  const tracks = [...new Set(challenges.map(({ track }) => track))].map((track) => ({
    track,
    ...count(
      challenges.filter((challenge) => challenge.track === track),
      progress,
    ),
  }));
  return { ...count(challenges, progress), tracks };
}

function count(challenges: readonly Challenge[], progress: Progress): Counts {
  const counts: Counts = { total: challenges.length, solved: 0, started: 0 };
  for (const { slug } of challenges) {
    const status = progress.challenges.get(slug)?.status ?? "new";
    if (status !== "new") counts[status] += 1;
  }
  return counts;
}
