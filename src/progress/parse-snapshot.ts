import type {
  ChallengeProgress,
  DrillResult,
  Interviewed,
  Planned,
  SceneProgress,
} from "./event.ts";
import type { KeptProgress, Snapshot } from "./snapshot.ts";

/** What a snapshot holds, and what it is of. */
export interface ReadSnapshot extends Pick<Snapshot, "bytes" | "digest" | "lastAt"> {
  progress: KeptProgress;
}

/**
 * Reads a snapshot, whose first line is the digest of the rest; `null` for a damaged one and for one of
 * another program. What has its digest was written by `writeSnapshot`, so its form is known.
 */
export function parseSnapshot(
  text: string,
  { program, digestOf }: { program: string; digestOf: (text: string) => string },
): ReadSnapshot | null {
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  if (end === -1 || text.slice(0, end) !== digestOf(body)) return null;
  const read = JSON.parse(body) as Snapshot;
  if (read.program !== program) return null;
  const { bytes, digest, lastAt, editor, language, current, tornLines, unknownEvents } = read;
  const planned = read.planned as Planned | null;
  const challenges = new Map(read.challenges as [string, ChallengeProgress][]);
  for (const { hints, outcomes } of challenges.values()) {
    Object.setPrototypeOf(hints, null);
    Object.setPrototypeOf(outcomes, null);
  }
  const scenes = new Map(read.scenes as [string, SceneProgress][]);
  const drills = read.drills as DrillResult[];
  const interviews = read.interviews as Interviewed[];
  const rest = { editor, language, planned, current, tornLines, unknownEvents };
  const progress = { challenges, scenes, drills, interviews, ...rest };
  return { bytes, digest, lastAt, progress };
}
