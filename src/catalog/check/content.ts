import type { Form } from "../bank.ts";
import type { Challenge, Hint, SuiteTest } from "../challenge.ts";
import type { MistakeFile } from "../parse-mistake-file.ts";

/** All of a challenge's content that can be checked without running it; texts are empty when absent. */
export interface Content {
  challenge: Challenge;
  /** Markdown. */
  brief: string;
  /** Markdown. */
  interview: string;
  /** TypeScript. */
  play: string;
  /** TypeScript. */
  starter: string;
  /** The same in JavaScript; empty where it could not be derived. */
  starterInJs: string;
  /** Markdown. */
  why: string;
  /** TypeScript. */
  reference: string;
  hints: readonly Hint[];
  mistakes: readonly MistakeFile[];
  forms: readonly Form[];
  tests: readonly SuiteTest[];
  /** All files of the challenge and its solution, relative to the package, with forward slashes. */
  files: readonly string[];
}
