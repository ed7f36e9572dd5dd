import type { Rule } from "./imports.ts";

/** Where an import of a module leads. */
export type Link =
  /** To one of the program's modules. */
  | { kind: "module"; id: string }
  /** To the judge's own test tools; only suites get this. */
  | { kind: "tools" }
  /** To whatever Node finds for it, seen from the importing module. */
  | { kind: "native"; specifier: string }
  | { kind: "refused"; specifier: string; rule: Rule }
  | { kind: "missing"; specifier: string };

/** One module, ready to run. */
export interface ProgramModule {
  /** Its `file:` URL. */
  id: string;
  /** JavaScript. */
  code: string;
  /** Pairs of specifier and where it leads. */
  links: [string, Link][];
}

/** A test file of a suite. */
export interface SuiteEntry {
  /** Id of its module. */
  id: string;
  stage: number;
}

/** A suite as the judged child links it, before the solution is there. */
export interface SuiteProgram {
  /** Id of the file that will be judged. */
  solution: string;
  /** The suite's test files, in the order in which they run. */
  suites: SuiteEntry[];
  /** The suite's modules, resolved and without types. */
  modules: ProgramModule[];
}

/** The second line to the child, with which the run begins. */
export interface Program {
  /** Id of the judged file. */
  solution: string;
  /** The learner's modules, resolved and without types. */
  modules: ProgramModule[];
}

/** How the judged child runs a program. */
export interface RunSettings {
  /** Random name of this run's control tests. */
  tag: string;
  /** Names that the suite imports from the solution. */
  exports: string[];
  /** Names of which the solution must export at least one to be judged at all. */
  needed: string[];
  /** Specifiers that the solution may not load, in whatever way; `null` drops the rules. */
  forbidden: string[] | null;
  /** Regular expression that test names must match, or `null` for all. */
  pattern: string | null;
  /** Whether a stage is run although one before it has failed. */
  goesOn: boolean;
  loadMs: number;
  testMs: number;
  /** Whether to say where the learner's code spends its time; its modules then carry probes. */
  traced: boolean;
  /** Whether other processes may be signalled. */
  processes: boolean;
  /**
   * Whether the suite is a learner's own test file. It is linked where it is loaded, and what it replaces
   * is its own affair.
   */
  ownTests: boolean;
  /** Whether a test fails in which no `expect` has run. */
  needsExpect: boolean;
}
