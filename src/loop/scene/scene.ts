import type { Mode } from "../trace.ts";

/** The chapters in the order that teaches. */
export const CHAPTERS = [
  "first-steps",
  "microtasks",
  "await",
  "timers-and-immediates",
  "io",
  "streams-and-sockets",
  "process-events",
  "modules",
  "traps",
] as const;

/** Where a scene stands among the others. */
export type Chapter = (typeof CHAPTERS)[number];

/** What a scene must print on some Node versions. */
export interface Expectation {
  modes: Mode[];
  /** Such as `>=22.18 <23 || >=24.3`; `*` is every version. */
  range: string;
  /** Every line that it may print, in order; more than one list when the order is not fixed. */
  orders: string[][];
  /** As the author wrote it. */
  written: string;
}

/** One snippet with its lesson. */
export interface Scene {
  slug: string;
  /** Such as `scenes/two-promises.cjs`. */
  file: string;
  title: string;
  chapter: Chapter;
  /** Place in the chapter. */
  order: number;
  /** Asked before it runs. */
  question: string;
  /** Which of the eight rules it shows. */
  rules: number[];
  /** The module types it runs as. */
  modes: Mode[];
  /** The Nodes that can run it, as a range; `*` is every one. */
  node: string;
  /** Set for the snippet, such as `UV_THREADPOOL_SIZE`. */
  env: Record<string, string>;
  /** The exit code it must end with. */
  exit: number;
  expectations: Expectation[];
  /** Markdown; shown after it ran. */
  lesson: string;
  /** The whole file. */
  source: string;
}

/** All scenes of a package, in teaching order; one that cannot be read becomes a fault. */
export interface LoadedScenes {
  /** Those that this Node can run. */
  scenes: Scene[];
  /** Those that it cannot, such as one with newer syntax. */
  elsewhere: Scene[];
  faults: string[];
}
