import { areAlike, findUnclear, judgeRuns } from "./judge-runs.ts";
import type { QueryFinding, Unclear } from "./judge-runs.ts";
import type { Cell, PlanFacts, QueryRun } from "./query-run.ts";
import type { QueryTask } from "./read-query.ts";

/** The runs of an answer beside those that it is compared with, filling by filling. */
export interface QueryRuns {
  answer: QueryRun[];
  right: QueryRun[];
  /** Those of the wrong statements of the card, in its order. */
  wrong: QueryRun[][];
}

/** What an answer is worth that was run. */
export interface QueryVerdict {
  /** Why it is asked for again; `null` when it is judged. */
  unclear: Unclear | null;
  /** What is wrong with it; nothing when it is right. */
  findings: QueryFinding[];
  /** What the card says of a wrong statement that comes to the same. */
  mistake: string | null;
  /** What is right on the rows that the question shows. */
  result: { columns: string[]; rows: Cell[][] };
  /** The plans that were looked at. */
  plans: PlanFacts[];
}

/** Judges an answer by what it came to beside the statements of its card. */
export function judgeQuery(card: QueryTask, runs: QueryRuns): QueryVerdict {
  const unclear = findUnclear(runs, card);
  const findings = unclear === null ? judgeRuns(runs, card) : [];
  const at = runs.wrong.findIndex((wrong) => areAlike(runs.answer, wrong, card));
  const { rows = [], columns = [] } = runs.right[0]?.steps.at(-1) ?? {};
  return {
    unclear,
    findings,
    mistake: findings.length === 0 ? null : (card.wrongs[at]?.text ?? null),
    result: { columns, rows },
    plans: card.demands.length === 0 ? [] : (runs.answer[0]?.plans ?? []),
  };
}
