import type { LeakKind } from "../catalog/challenge.ts";

/** A place in a learner's file: 1-based line and column; `file` relative to the current folder. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** Whether a requirement was kept: judged and kept, judged and broken, or not judged at all. */
export type Outcome = "met" | "missed" | "not-reached";

/** Why a run could not be judged to its end. */
export type BrokenReason =
  | "missing-export"
  | "syntax-error"
  | "load-error"
  | "timeout"
  | "out-of-memory"
  | "exited"
  | "crashed"
  | "output-limit"
  | "tampered"
  | "forbidden-import"
  | "no-tests";

/** Why a requirement was missed. */
export interface Finding {
  message: string;
  expected?: string;
  received?: string;
  location?: Place;
  /** The sentence of the common mistake that it looks like. */
  mistake?: string;
  /** The member that the tests asked for in vain, because there is none of that name yet. */
  missing?: string;
}

/** How far a stage is: all of its requirements are met, or not all, or it was not judged. */
export type StageStatus = "green" | "red" | "locked";

/** One stage of a verdict. */
export interface StageResult {
  /** Counts from 1. */
  n: number;
  title: string;
  status: StageStatus;
  met: number;
  total: number;
}

/** One row of a verdict. */
export interface RequirementResult {
  id: string;
  title: string;
  stage: number;
  /** Numbers of the brief's rules that it judges. */
  rules: string[];
  outcome: Outcome;
  finding: Finding | null;
  durationMs: number;
}

/** One error of the type check, in the learner's file. */
export interface TypeFault {
  line: number;
  column: number;
  message: string;
}

/** What the type check said; `skipped` for JavaScript or when it could not run. */
export interface TypeReport {
  status: "ok" | "errors" | "skipped";
  errors: TypeFault[];
}

/** Something that the learner's code left running. */
export interface Leak {
  kind: LeakKind;
  /** Which one of its kind, such as the event that is listened to. */
  detail?: string;
  count: number;
  location?: Place;
}

/** The judgement of one attempt; printed as it is by `trainer test --json`. */
export interface Verdict {
  schemaVersion: 1;
  /** Slug of the challenge. */
  challenge: string;
  /** The judged file, relative to the current folder. */
  file: string;
  status: "solved" | "unsolved" | "broken";
  /** `null` unless broken. */
  reason: BrokenReason | null;
  /** One sentence for a person. */
  message: string | null;
  stages: StageResult[];
  /** Members that the judged stages ask for and that are not there yet. */
  missing: string[];
  /** All of them; those of locked stages are `not-reached`. */
  requirements: RequirementResult[];
  /** The id of the requirement that was being tested when the run ended early. */
  running: string | null;
  stuckAt: (Place & { function?: string }) | null;
  leaks: Leak[];
  types: TypeReport;
  /** What the learner's code printed. */
  output: { text: string; truncated: boolean };
  durationMs: number;
  /** `process.version` of the Node that judged. */
  node: string;
}
