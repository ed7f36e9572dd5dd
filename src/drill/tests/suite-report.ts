import type { LearnerSource } from "../../judge/learner-source.ts";
import type { Leak } from "../../judge/verdict.ts";
import type { Caught, RefusedForm } from "./score-suite.ts";
import type { SuiteFault } from "./suite-fault.ts";
import type { Target } from "./draw-targets.ts";
import type { TestFailure } from "./test-failure.ts";

/** What became of a learner's test file. */
export interface SuiteReport {
  /** Slug of the challenge. */
  challenge: string;
  /** Absolute path of the test file. */
  file: string;
  /** The last stage that counted, and how many the challenge has. */
  stage: number;
  stages: number;
  /** Repeats the draw exactly. */
  seed: string;
  /** How many tests ran. */
  tests: number;
  /** What the tests themselves left running on the reference; places are absolute. */
  leaks: Leak[];
  /** What they printed there. */
  output: string;
  durationMs: number;
  /** The learner's files that places may name, the test file first. */
  sources: LearnerSource[];
  outcome: SuiteOutcome;
}

/** How far a test file came. */
export type SuiteOutcome =
  /** It cannot be scored on anything. */
  | { status: "broken"; fault: SuiteFault }
  /** These tests came out differently on the same program. */
  | { status: "unstable"; tests: string[] }
  /** These tests fail on the reference. */
  | { status: "wrong"; failures: TestFailure[]; later: LaterMember | null }
  | ScoredOutcome;

/** A member that a later stage asks for, and that a test uses already. */
export interface LaterMember {
  name: string;
  stage: number;
}

/** A test file that passes on the reference, and what it caught. */
export interface ScoredOutcome {
  status: "scored";
  /** How many right solutions it was run on besides the reference. */
  forms: number;
  refused: RefusedForm[];
  /** How many tests passed on all right solutions; only they can catch. */
  sound: number;
  caught: { target: Target; caught: Caught }[];
  survivors: Target[];
}

/** Whether nothing is left to do: every wrong solution is caught, and no right one refused. */
export function isPerfect({ outcome }: SuiteReport): boolean {
  if (outcome.status !== "scored") return false;
  return outcome.refused.length === 0 && outcome.survivors.length === 0;
}
