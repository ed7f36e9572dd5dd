import type { TrainerError } from "../errors.ts";

/** How hard a challenge is, from a warm-up of minutes to an expert evening. */
export const LEVELS = ["warm-up", "core", "advanced", "expert"] as const;

/** The parts of backend work that challenges are grouped by. */
export const TRACKS = [
  "async",
  "streams",
  "processes",
  "memory",
  "queues",
  "resilience",
  "security",
  "http",
  "errors",
  "testing",
  "patterns",
  "architecture",
  "realtime",
  "api",
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

/** One judged promise of a challenge. */
export interface Requirement {
  /** Kebab-case, unique in its challenge; also the title of its `describe` in the suite. */
  id: string;
  /** The promise in one line. */
  title: string;
  /** Numbers of the brief's rules that it judges, such as `E3`. */
  rules: string[];
  /** The method or getter a learner looks at first. */
  member: string | null;
  /** Kinds of which nothing of the solution's making may be left when all tests are over. */
  leaks: LeakKind[];
}

/** How much a judged run may use; times in milliseconds. */
export interface Limits {
  loadMs: number;
  testMs: number;
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
  minutes: number;
  tags: string[];
  /** Named exports the solution must have. */
  exports: string[];
  /** Module specifiers a solution may not import. */
  forbiddenImports: string[];
  limits: Limits;
  requirements: Requirement[];
}

/** One step towards a requirement; steps of a requirement are in order, from pointer to near-answer. */
export interface Hint {
  requirement: string;
  /** Counts from 1. */
  step: number;
  /** Markdown. */
  text: string;
}

/** A known wrong solution of a challenge: the parsed `mistake.json` with its folder's name. */
export interface Mistake {
  name: string;
  title: string;
  /** Exactly the requirement ids that it misses. */
  misses: string[];
  /** One sentence that names the mistake and the way out. */
  says: string;
  /** For a requirement id, the pattern that the finding's message must match. */
  when: Record<string, RegExp>;
}

/** All challenges in their order, and what is wrong with those that could not be read. */
export interface Catalog {
  challenges: Challenge[];
  /** One for each challenge that is left out. */
  faults: TrainerError[];
}
