import type { QueryTerms } from "../../../src/quiz/query/judge-runs.ts";
import type { Cell, PlanFacts, QueryRun, Step } from "../../../src/quiz/query/query-run.ts";

/** A statement that returned these rows. */
export function step(rows: Cell[][], more: Partial<Step> = {}): Step {
  const columns = (rows[0] ?? ["a"]).map((_cell, at) => `c${at + 1}`);
  return { caption: "", columns, rows, fault: null, ...more };
}

/** The run of one statement that returned these rows. */
export function run(rows: Cell[][], more: Partial<QueryRun> = {}): QueryRun {
  return { steps: [step(rows)], open: false, checks: [], plans: [], ...more };
}

/** A plan that reads nothing as a whole and sorts nothing. */
export function plan(more: Partial<PlanFacts> = {}): PlanFacts {
  return { caption: "", lines: ["SEARCH t USING INDEX i (a=?)"], scanned: 0, sorts: 0, ...more };
}

export const ROWS: QueryTerms = { graded: "rows", demands: [] };
export const ORDERED: QueryTerms = { graded: "ordered rows", demands: [] };
export const EFFECT: QueryTerms = { graded: "effect", demands: [] };
