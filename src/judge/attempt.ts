import type { Rule } from "./imports.ts";
import type { Leak, Place, TypeReport } from "./verdict.ts";

/** An error as it left the child: text only. */
export interface RawError {
  name: string;
  message: string;
  stack: string;
  expected?: string;
  received?: string;
  /** The code of a failed system call, such as `EMFILE`. */
  system?: string;
  /** What the fence refused, such as `FileSystemWrite /tmp/a.txt`, in Node's words. */
  denied?: string;
  /** For a test that waited in vain: Node's names of what was still active. */
  pending?: string[];
}

/** What the test runner says of one test at the end. */
export interface TestRecord {
  /** `requirement-id > title`. */
  name: string;
  state: "passed" | "failed" | "skipped" | "pending";
  /** Marked with `test.fails`, which no suite does. */
  expectedToFail: boolean;
  error: RawError | null;
  durationMs: number;
}

/** What the child noted when one test ended. */
export interface ChildRecord {
  name: string;
  /** vitest's word: `pass`, `fail`, `skip` and so on. */
  state: string;
  error: RawError | null;
  durationMs: number;
}

/** Why the parent ended the child early. */
export type KillCause =
  | "load"
  | "test"
  | "run"
  | "output"
  | "memory"
  | "tampered"
  | "interrupted"
  /** The machine gave the child too little time to judge it. */
  | "starved";

/** An import that a solution may not make. */
export interface RefusedImport {
  specifier: string;
  place: Place | null;
  rule: Rule;
}

/** The raw facts of one run; `judge` decides from these alone. */
export interface Attempt {
  /** Absolute path of the judged file. */
  file: string;
  node: string;
  durationMs: number;
  syntaxFault: { message: string; place: Place } | null;
  refusedImport: RefusedImport | null;
  /** What the file exports, if that is nothing of what the first stage asks for. */
  missingExport: string[] | null;
  tests: TestRecord[];
  childRecords: ChildRecord[];
  /** Controls are tests with random names that must fail. */
  controls: { wanted: number; failed: number; wrong: number };
  loadErrors: RawError[];
  lateErrors: RawError[];
  killed: KillCause | null;
  /** Whether the run came to its end, so that what it left is known. */
  ended: boolean;
  /** How the child ended by itself before the run was over. */
  exit: { code: number | null; signal: string | null } | null;
  outOfMemory: boolean;
  /** Whether it was computing when it was ended for its time; `null` when nobody knows. */
  busy: boolean | null;
  /** The built-in or channel that the learner's code replaced or forged. */
  tampered: string | null;
  /** Name of the test that was running when the run ended early. */
  running: string | null;
  /** Node's names of what loading waited for, or `null` when the child could not say. */
  pending: string[] | null;
  /** Where a loop that never came back was spinning; absolute. */
  stuckAt: (Place & { function?: string }) | null;
  leaks: Leak[];
  types: TypeReport;
  output: { text: string; truncated: boolean };
}
