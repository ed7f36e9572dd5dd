import type { LeakKind } from "../catalog/challenge.ts";
import type { ChildRecord, RawError, TestRecord } from "./attempt.ts";
import type { Rule } from "./imports.ts";
import type { Link, ProgramModule, RunSettings, SuiteProgram } from "./program.ts";

/** The child's exit code when its channel to the parent is broken. */
export const CUT_OFF_EXIT_CODE = 97;

/** Something that the learner's code made and did not end. */
export interface RawLeak {
  kind: LeakKind;
  /** Which one of its kind, such as the event that is listened to. */
  detail?: string;
  /** Stack of its creation, in generated lines. */
  stack: string;
}

/** What one suite file came to. */
export interface SuiteResult {
  stage: number;
  /** Errors outside its tests. */
  errors: RawError[];
  tests: TestRecord[];
}

/** What the judged child tells its parent. Stacks are in generated lines. */
export type ChildNote =
  /** The program has arrived and is being loaded. */
  | { kind: "loading" }
  | { kind: "loaded" }
  /** The event loop turns; `had` is the time that the process really had so far, in milliseconds. */
  | { kind: "beat"; had: number }
  /** Loading waits for something; `pending` names the kinds of what is still active. */
  | { kind: "waiting"; pending: string[] }
  /** The solution exports nothing of what the first stage asks for. */
  | { kind: "missing-export"; found: string[] }
  | { kind: "load-error"; error: RawError }
  /** The tests of a stage begin. */
  | { kind: "stage"; n: number }
  | { kind: "began"; name: string; timeoutMs: number }
  | { kind: "ended"; record: ChildRecord }
  | { kind: "tampered"; what: string }
  /** An import that is not allowed was tried while the code ran. */
  | { kind: "refused"; specifier: string; rule: Rule }
  | { kind: "unhandled"; error: RawError }
  /** The code ends its own process by a signal. */
  | { kind: "ends" }
  /** Asks where an import leads that was not known before the run. */
  | { kind: "asks"; specifier: string; importer: string }
  /** Ids of the probes that were passed in a long stretch without a turn of the event loop. */
  | { kind: "spinning"; probes: number[] }
  | { kind: "finished"; suites: SuiteResult[]; left: RawLeak[] };

/** The first line to the child: all that can be known before the learner's files are read. */
export interface Order {
  /** What each line of the child must begin with. */
  secret: string;
  settings: RunSettings;
  suite: SuiteProgram;
}

/** The answer to `asks`: where the import leads, and the modules that are new. */
export interface Answer {
  link: Link;
  modules: ProgramModule[];
}
