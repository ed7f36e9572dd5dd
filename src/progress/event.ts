/** What every journal line carries: when it was written, as an ISO 8601 instant. */
interface Stamp {
  at: string;
}

/** A starter was scaffolded. `file` is relative to the workspace, with forward slashes. */
export interface Started extends Stamp {
  kind: "started";
  slug: string;
  file: string;
}

/** A solution was judged. `met` and `missed` are requirement ids. */
export interface Attempted extends Stamp {
  kind: "attempted";
  slug: string;
  /** Relative to the workspace, or absolute when it lies outside. */
  file: string;
  status: "solved" | "unsolved" | "broken";
  reason: string | null;
  met: string[];
  missed: string[];
  durationMs: number;
}

/** A hint step was shown; `step` counts from 1. */
export interface Hinted extends Stamp {
  kind: "hinted";
  slug: string;
  requirement: string;
  step: number;
}

/** The reference was opened before the challenge was solved. */
export interface Revealed extends Stamp {
  kind: "revealed";
  slug: string;
}

/** A learner's file was set aside for a fresh starter; `backup` is where it is now. */
export interface Reset extends Stamp {
  kind: "reset";
  slug: string;
  file: string;
  backup: string;
}

/** The learner chose the editor that `new --open` starts. */
export interface EditorChosen extends Stamp {
  kind: "editor-chosen";
  command: string;
}

/** One fact in the journal. */
export type JournalEvent = Started | Attempted | Hinted | Revealed | Reset | EditorChosen;

/** Where a learner stands with one challenge. */
export type Status = "new" | "started" | "solved";

/** What the journal says of one challenge. */
export interface ChallengeProgress {
  slug: string;
  status: Status;
  attempts: number;
  /** Most requirements ever met in one attempt. */
  bestMet: number;
  /** Requirement ids met in the latest attempt. */
  lastMet: string[];
  /** For each requirement id, how many hint steps were shown. */
  hints: Record<string, number>;
  revealed: boolean;
  startedAt: string | null;
  solvedAt: string | null;
  lastTouchedAt: string | null;
  /** The file scaffolded or judged last. */
  file: string | null;
}

/** What the whole journal folds to. */
export interface Progress {
  challenges: Map<string, ChallengeProgress>;
  editor: string | null;
  /** Slug of the challenge touched last. */
  current: string | null;
  /** Lines that were not readable, such as a torn last line. */
  tornLines: number;
  /** Events of a kind that this version does not know; they stay in the journal. */
  unknownEvents: number;
}
