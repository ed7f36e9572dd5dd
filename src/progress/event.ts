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

/** Which part of a suite an attempt was judged by: every stage that it came to, one, or some tests. */
export type AttemptScope = "all" | "stage" | "only";

/** A solution was judged. `met` and `missed` are requirement ids. */
export interface Attempted extends Stamp {
  kind: "attempted";
  slug: string;
  /** Relative to the workspace, or absolute when it lies outside. */
  file: string;
  /** `all` in journals that are older than stages. */
  scope: AttemptScope;
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

/** The learner chose what new files are written in. */
export interface LanguageChosen extends Stamp {
  kind: "language-chosen";
  language: "ts" | "js";
}

/** How well a card was known; what is `again` was not. */
export type Grade = "again" | "hard" | "good" | "easy";

/** A quiz card was answered. */
export interface Reviewed extends Stamp {
  kind: "reviewed";
  /** Such as `event-loop/zero-is-one`. */
  card: string;
  /** Digest of what was right then, so that a card with a new answer is noticed. */
  answer: string;
  correct: boolean;
  grade: Grade;
  /** Whether the learner was sure before what is right was shown; absent where a card does not ask. */
  sure?: boolean;
}

/** A review of a card was graded anew, or taken back with `null`. */
export interface Regraded extends Stamp {
  kind: "regraded";
  card: string;
  /** When that review was written, since another session may have added one; else the latest is meant. */
  reviewedAt: string | null;
  grade: Grade | null;
}

/** A step of an answer that has many: every one is written at once, so that none is lost. */
export interface Answering extends Stamp {
  kind: "answering";
  card: string;
  /** Counts the steps of this answer from 0, since several may be written in one moment. */
  n: number;
  /** The seed by which the card was shuffled. */
  seed: string;
  /** Digest of what was shown; what was said does not fit anything else. */
  shown: string;
  /** The part that the step belongs to, from 1; later parts have not been said. 0 is before the first one. */
  part: number;
  /** All that was said to that part so far, as a file of answers has it; `null` before the first one. */
  said: object | null;
}

/** A scene of the loop lab was run. `verdict` is that of the prediction, `null` without one. */
export interface Looped extends Stamp {
  kind: "looped";
  slug: string;
  verdict: "exact" | "possible" | "impossible" | "unseen" | null;
}

/** The exercises that are made from a challenge's bank of mistakes. */
export type DrillKind = "review" | "repair" | "tests";

/** A drill was judged. `found` and `missed` are names of mistakes in the challenge's bank. */
export interface Drilled extends Stamp {
  kind: "drilled";
  drill: DrillKind;
  slug: string;
  /** Repeats the drill exactly. */
  seed: string;
  found: string[];
  missed: string[];
  /** What was taken for a mistake, or newly broken, and is none of them. */
  falseAlarms: number;
  durationMs: number;
}

/**
 * A plan was made or changed: all of it stands in the event. `until: null` ends it. It is never dated before
 * the plan that it changes, though the clock may have been set back.
 */
export interface Planned extends Stamp {
  kind: "planned";
  /** The date that is prepared for, such as `2026-12-14`. */
  until: string | null;
  /** A day. */
  minutes: number | null;
  /** When a day begins, such as `04:00`; `null` for the usual time. */
  dayStarts: string | null;
}

/** One step of a mock interview: every one is written at once, so that the interview can be resumed. */
export interface Interviewed extends Stamp {
  kind: "interviewed";
  /** When that interview began, as an ISO 8601 instant, which names it. */
  interview: string;
  /** Counts its steps from 0, since several may be written in one moment. */
  n: number;
  /** Milliseconds on the interview's own clock, which stands still in pauses. */
  clockMs: number;
  /** What happened; the interview knows what each kind has. */
  step: { kind: string };
}

/** One fact in the journal. */
export type JournalEvent =
  | Started
  | Attempted
  | Hinted
  | Revealed
  | Reset
  | EditorChosen
  | LanguageChosen
  | Looped
  | Drilled
  | Reviewed
  | Regraded
  | Answering
  | Planned
  | Interviewed;

/** What is told of a challenge itself, from its starter to its solution. */
export type ChallengeEvent = Exclude<Extract<JournalEvent, { slug: string }>, Looped | Drilled>;

/** One answer to a quiz card that still counts. */
export type Review = Pick<Reviewed, "at" | "answer" | "correct" | "grade" | "sure">;

/** What was said of a card that is answered in many steps. */
export interface KeptAnswer extends Pick<Answering, "at" | "n" | "seed" | "shown"> {
  parts: object[];
  /** It was graded, so it only counts when that is taken back. */
  isGraded: boolean;
}

/** Where a learner stands with one challenge. */
export type Status = "new" | "started" | "solved";

/** What the journal says of one challenge. */
export interface ChallengeProgress {
  slug: string;
  status: Status;
  attempts: number;
  /** Most requirements ever met in one attempt. */
  bestMet: number;
  /** For each requirement id how it was judged last; what was not reached changes nothing. */
  outcomes: Record<string, "met" | "missed">;
  /** The sets of requirement ids that were met in one attempt, without those that another one holds. */
  metTogether: string[][];
  /** For each requirement id, how many hint steps were shown. */
  hints: Record<string, number>;
  revealed: boolean;
  startedAt: string | null;
  solvedAt: string | null;
  lastTouchedAt: string | null;
  /** The file scaffolded or judged last. */
  file: string | null;
  /** The time that all its attempts took, of every round. */
  workedMs: number;
  /** What was done since the starter was written last. */
  round: Round;
  /** The rounds that have ended, from the first one that solved it on. */
  solves: Solve[];
}

/** The work on a challenge from a blank file on. */
export interface Round {
  /** When its latest event was written, hints aside; `null` before the first. */
  lastAt: string | null;
  attempts: number;
  /** The gaps between its events, each counted up to ten minutes. */
  workedMs: number;
  /** A gap was longer than that, so it may have taken more time. */
  paused: boolean;
  /** Steps of hints that were shown. */
  hints: number;
  /** The reference was opened. */
  revealed: boolean;
  solved: boolean;
}

/** How a round ended: solved, or given up for a blank file. */
export interface Solve extends Omit<Round, "lastAt" | "attempts"> {
  at: string;
}

/** What the journal says of one scene of the loop lab. */
export interface SceneProgress {
  /** How often it was run. */
  runs: number;
  /** It was once predicted exactly. */
  predicted: boolean;
  /** The predictions, in the order of their times. */
  predictions: Prediction[];
}

/** One prediction of what a scene prints. */
export interface Prediction {
  at: string;
  verdict: Exclude<Looped["verdict"], null>;
}

/** What the journal says of one drill that was judged. */
export type DrillResult = Omit<Drilled, "kind">;

/** What the whole journal folds to. */
export interface Progress {
  challenges: Map<string, ChallengeProgress>;
  /** The scenes that were run, by slug. */
  scenes: Map<string, SceneProgress>;
  /** The reviews of each quiz card by its id, in the order of the journal. */
  reviews: Map<string, Review[]>;
  /** The latest answer in many steps to each card by its id. */
  answering: Map<string, KeptAnswer>;
  /** The drills that were judged, in the order of their times; of one that was judged again both. */
  drills: DrillResult[];
  /** The steps of all interviews, in the order of their times. */
  interviews: Interviewed[];
  editor: string | null;
  /** What new files are written in, once that was asked. */
  language: LanguageChosen["language"] | null;
  /** What was planned last; `null` when nothing ever was. */
  planned: Planned | null;
  /** Slug of the challenge touched last. */
  current: string | null;
  /** Lines that were not readable, such as a torn last line. */
  tornLines: number;
  /** Events of a kind that this version does not know; they stay in the journal. */
  unknownEvents: number;
}
