import type { Progress } from "./event.ts";
import { foldOn } from "./fold-progress.ts";
import type { QuizProgress } from "./fold-quiz.ts";
import type { Journal } from "./parse-journal.ts";

/** What a journal folded to when it had so many bytes; what was answered in the quiz is not in it. */
export interface Snapshot {
  /** Of the program that folded it: another one may fold differently. */
  program: string;
  bytes: number;
  /** Of those bytes. */
  digest: string;
  /** When the latest event was written, in milliseconds. */
  lastAt: number;
  challenges: [string, unknown][];
  scenes: [string, unknown][];
  drills: unknown[];
  interviews: unknown[];
  editor: string | null;
  language: Progress["language"];
  planned: unknown;
  current: string | null;
  tornLines: number;
  unknownEvents: number;
}

/** All of a progress that a snapshot keeps. */
export type KeptProgress = Omit<Progress, keyof QuizProgress>;

/** The whole journal, as a snapshot is made of it. */
export interface Folded {
  program: string;
  bytes: number;
  digest: string;
  journal: Journal;
  progress: KeptProgress;
}

/**
 * The snapshot of a journal, or `null` for one that cannot have any: an event that is dated after `now`
 * folds differently later on.
 */
export function takeSnapshot(folded: Folded, now: Date): Snapshot | null {
  const { program, bytes, digest, journal, progress } = folded;
  const lastAt = findLast(journal);
  if (lastAt > now.getTime()) return null;
  const { challenges, scenes, drills, interviews, ...rest } = progress;
  const { editor, language, planned, current, tornLines, unknownEvents } = rest;
  return {
    ...{ program, bytes, digest, lastAt, editor, language, planned, current },
    ...{ tornLines, unknownEvents },
    challenges: [...challenges],
    scenes: [...scenes],
    drills,
    interviews,
  };
}

/**
 * Folds what was added to a journal since its snapshot onto what that came to. `null` when in doubt: the
 * lines that were added must be readable and later than all before, for then neither their order nor
 * doubled lines make a difference.
 */
export function continueFold(
  { lastAt, progress }: { lastAt: number; progress: KeptProgress },
  added: Journal,
  now: Date,
): KeptProgress | null {
  const isLater = added.events.every(({ at }) => Date.parse(at) > lastAt);
  if (!isLater || added.tornLines > 0 || added.unknownEvents > 0) return null;
  if (Math.max(lastAt, findLast(added)) > now.getTime()) return null;
  const quiz = { reviews: new Map(), answering: new Map() };
  return foldOn({ ...progress, ...quiz }, added.events, now);
}

function findLast({ events }: Journal): number {
  return events.reduce((latest, { at }) => Math.max(latest, Date.parse(at)), 0);
}
