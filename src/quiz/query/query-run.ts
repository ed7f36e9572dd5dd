/** A value of a row; a number that JavaScript cannot hold is written as a text. */
export type Cell = string | number | null;

/** What one statement came to. */
export interface Step {
  /** The comment above it; empty when there is none. */
  caption: string;
  /** The names of its columns; none when it returns no rows. */
  columns: string[];
  rows: Cell[][];
  fault: StepFault | null;
}

/** Why a statement came to nothing. */
export interface StepFault {
  /**
   * `invalid`: the database cannot run it as it is written. `refused`: what it does is not allowed, such as a
   * row that breaks a constraint. `stopped`: it took too long or returned too much.
   */
  kind: "invalid" | "refused" | "stopped";
  message: string;
  /** The line of the script, from 1; `null` where nothing says it. */
  line: number | null;
}

/** How the database ran a statement. */
export interface PlanFacts {
  /** The comment above the statement, empty for the answer itself. */
  caption: string;
  /** The plan in the words of the database, what belongs to a line indented below it. */
  lines: string[];
  /** Steps from row to row of a table or index that was read as a whole. */
  scanned: number;
  /** How often rows had to be sorted. */
  sorts: number;
}

/** What a script came to on one filling of the tables. */
export interface QueryRun {
  /** Its statements up to the first one that failed. */
  steps: Step[];
  /** It left a transaction open, which was rolled back. */
  open: boolean;
  /** What the statements that look at its effect came to; a failed one does not stop the others. */
  checks: Step[];
  plans: PlanFacts[];
}

/** Scripts to run, each on a new database for every filling. */
export interface QueryBatch {
  /** The statements that make the tables. */
  tables: string;
  /** Each fills the tables in its own way. */
  fills: string[];
  /** Run after the script, to see its effect. */
  checks: string;
  /** Statements whose plans are read after the script; that of the script itself when it only reads. */
  planned: string[];
  /** The scripts may only read, and their own plan is read. */
  reads: boolean;
  scripts: string[];
}

/** How a batch ended: its runs by script and filling, or why there are none. */
export type BatchEnd = { kind: "ran"; runs: QueryRun[][] } | { kind: "failed"; message: string };
