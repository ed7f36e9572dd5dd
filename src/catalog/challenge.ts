import type { TrainerError } from "../errors.ts";

/** How hard a challenge is, from a warm-up of minutes to an expert evening. */
export const LEVELS = ["warm-up", "core", "advanced", "expert"] as const;

/** The parts of backend work that challenges are grouped by. */
export const TRACKS = [
  "async",
  "stores",
  "limits",
  "streams",
  "http",
  "security",
  "processes",
  "queues",
  "resilience",
  "realtime",
  "errors",
  "testing",
  "architecture",
] as const;

/** What a solution may leave running when the tests are over. */
export const LEAK_KINDS = [
  "timer",
  "interval",
  "server",
  "socket",
  "thread",
  "process",
  "listener",
] as const;

export type LeakKind = (typeof LEAK_KINDS)[number];
export type Level = (typeof LEVELS)[number];
export type Track = (typeof TRACKS)[number];

/** One part of a challenge: what an interviewer asks, and what is asked next. */
export interface Stage {
  /** Counts from 1. */
  n: number;
  title: string;
  /** How long it takes in an interview. */
  minutes: number;
  /** Named exports that the solution must have from this stage on. */
  exports: string[];
}

/** One judged promise of a challenge. */
export interface Requirement {
  /** Kebab-case, unique in its challenge; also the title of its `describe` in the suite. */
  id: string;
  /** The number of the stage that asks for it. */
  stage: number;
  /** The promise in one line. */
  title: string;
  /** The method or getter a learner looks at first. */
  member: string | null;
  /** Kinds of which nothing of the solution's making may be left when all tests are over. */
  leaks: LeakKind[];
}

/** How much a judged run may use; times in milliseconds. */
export interface Limits {
  loadMs: number;
  testMs: number;
  /** For the tests of one stage. */
  runMs: number;
  heapMb: number;
  outputBytes: number;
  threads: boolean;
  processes: boolean;
}

/** What is asked: the parsed `challenge.json` with its slug. */
export interface Challenge {
  slug: string;
  title: string;
  summary: string;
  track: Track;
  level: Level;
  /** The sum over its stages. */
  minutes: number;
  tags: string[];
  /** Rows of the syllabus that it answers. */
  covers: string[];
  /** Slugs of challenges that should come before. */
  after: string[];
  /** Module specifiers a solution may not import. */
  forbiddenImports: string[];
  limits: Limits;
  /** One to four, in order. */
  stages: Stage[];
  /** In the order of their stages. */
  requirements: Requirement[];
  /** What stages export that were cut off: helpers of the suite may import them all the same. */
  cutExports?: readonly string[];
}

/** One test of a suite, as its source declares it. */
export interface SuiteTest {
  /** `requirement-id > title`. */
  name: string;
  requirement: string;
  stage: number;
  /** The number of the brief's rule that it judges, with which its title begins, such as `E3`. */
  rule: string;
}

/** One step towards a requirement; steps of a requirement are in order, from pointer to near-answer. */
export interface Hint {
  /** A requirement's id, or `start` for how to begin. */
  requirement: string;
  /** Counts from 1. */
  step: number;
  /** Markdown. */
  text: string;
}

/** What a learner is told of a common mistake, and how it is recognised. */
export interface Mistake {
  name: string;
  title: string;
  /** Exactly the requirement ids that it misses. */
  misses: string[];
  /** What is wrong, and the way out. */
  says: string;
  /** For a requirement id, the pattern that the finding must match; without one any finding does. */
  when: Record<string, RegExp>;
}

/** All challenges in their order, and what is wrong with those that could not be read. */
export interface Catalog {
  challenges: Challenge[];
  /** One for each challenge that is left out. */
  faults: { slug: string; error: TrainerError }[];
}
