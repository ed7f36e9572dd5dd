import { compareRows, findMisplaced, nameRow } from "./compare-rows.ts";
import { meetsDemand } from "./plan-demand.ts";
import type { PlanDemand } from "./plan-demand.ts";
import type { Cell, PlanFacts, QueryRun, Step, StepFault } from "./query-run.ts";

/** What is looked at to judge an answer. */
export interface QueryTerms {
  /** `effect` is what stands in the tables afterwards and what they refuse. */
  graded: "rows" | "ordered rows" | "effect";
  demands: readonly PlanDemand[];
}

/** Where rows were compared. */
interface Place {
  /** Which filling of the tables, from 0. */
  fill: number;
  /** What was looked at; empty for the rows of the answer itself. */
  check: string;
}

/** One thing in which an answer is not what is asked for. */
export type QueryFinding =
  | ({ kind: "fault"; fault: StepFault } & Place)
  | ({ kind: "rows"; columns: string[]; missing: Cell[][]; extra: Cell[][] } & Place)
  | ({
      kind: "order";
      columns: string[];
      at: number;
      got: Cell[] | null;
      wanted: Cell[] | null;
    } & Place)
  | ({ kind: "accepted" } & Place)
  | ({ kind: "refused"; fault: StepFault } & Place)
  | ({ kind: "open" } & Place)
  | { kind: "plan"; demand: PlanDemand; plan: PlanFacts };

/** Why an answer is asked for again instead of being judged. */
export type Unclear =
  | { kind: "invalid"; fault: StepFault }
  | { kind: "columns"; got: string[]; wanted: string[] };

/** The runs of an answer and of the statement that is right, filling by filling. */
export interface JudgedRuns {
  answer: readonly QueryRun[];
  right: readonly QueryRun[];
}

/** Why an answer cannot be judged: it does not run, or has other columns; `null` when it can. */
export function findUnclear({ answer, right }: JudgedRuns, { graded }: QueryTerms): Unclear | null {
  for (const { steps } of answer) {
    const fault = steps.at(-1)?.fault ?? null;
    if (fault?.kind === "invalid") return { kind: "invalid", fault };
  }
  if (graded === "effect") return null;
  const got = findColumns(answer[0]);
  const wanted = findColumns(right[0]);
  const stopped = answer[0]?.steps.at(-1)?.fault ?? null;
  return stopped === null && got.length !== wanted.length ? { kind: "columns", got, wanted } : null;
}

function findColumns(run: QueryRun | undefined): string[] {
  return run?.steps.at(-1)?.columns ?? [];
}

/** What is wrong with an answer: of the first filling where something is, else of its plan; none is right. */
export function judgeRuns(runs: JudgedRuns, terms: QueryTerms): QueryFinding[] {
  for (const [fill, right] of runs.right.entries()) {
    const answer = runs.answer[fill];
    if (answer === undefined) continue;
    const found = judgeRun(answer, right, { terms, fill });
    if (found.length > 0) return found;
  }
  const plans = runs.answer[0]?.plans ?? [];
  return plans.flatMap((plan) =>
    terms.demands
      .filter((demand) => !meetsDemand(demand, plan))
      .map((demand): QueryFinding => ({ kind: "plan", demand, plan })),
  );
}

function judgeRun(
  answer: QueryRun,
  right: QueryRun,
  { terms, fill }: { terms: QueryTerms; fill: number },
): QueryFinding[] {
  const last = answer.steps.at(-1);
  const fault = last?.fault ?? null;
  const isMeant = terms.graded === "effect" && (right.steps.at(-1)?.fault ?? null) !== null;
  if (fault !== null && !isMeant) return [{ kind: "fault", fill, check: "", fault }];
  if (terms.graded !== "effect") {
    const wanted = right.steps.at(-1);
    const isOrdered = terms.graded === "ordered rows";
    return last === undefined || wanted === undefined
      ? []
      : compareSteps(last, wanted, { isOrdered, fill, check: "" });
  }
  if (answer.open && fault === null) return [{ kind: "open", fill, check: "" }];
  return right.checks.flatMap((wanted, at) => {
    const got = answer.checks[at];
    return got === undefined ? [] : judgeCheck(got, wanted, fill);
  });
}

function judgeCheck(got: Step, wanted: Step, fill: number): QueryFinding[] {
  const place = { fill, check: wanted.caption };
  if (wanted.fault !== null) return got.fault === null ? [{ kind: "accepted", ...place }] : [];
  if (got.fault !== null) return [{ kind: "refused", fault: got.fault, ...place }];
  return compareSteps(got, wanted, { isOrdered: false, ...place });
}

function compareSteps(
  got: Step,
  wanted: Step,
  { isOrdered, ...place }: { isOrdered: boolean } & Place,
): QueryFinding[] {
  const { missing, extra } = compareRows(got.rows, wanted.rows);
  const { columns } = wanted;
  if (missing.length + extra.length > 0)
    return [{ kind: "rows", columns, missing, extra, ...place }];
  const at = isOrdered ? findMisplaced(got.rows, wanted.rows) : null;
  if (at === null) return [];
  const [own, right] = [got.rows[at] ?? null, wanted.rows[at] ?? null];
  return [{ kind: "order", columns, at, got: own, wanted: right, ...place }];
}

/** Whether two scripts came to the same on every filling, so that one is a form of the other. */
export function areAlike(
  one: readonly QueryRun[],
  other: readonly QueryRun[],
  { demands }: QueryTerms,
): boolean {
  const [left, right] = [one, other].map((runs) => runs.map((run) => describeRun(run, demands)));
  return left?.length === right?.length && JSON.stringify(left) === JSON.stringify(right);
}

/** What counts of a run: its last rows, its effect, and what its plans lack. */
function describeRun(
  { steps, open, checks, plans }: QueryRun,
  demands: readonly PlanDemand[],
): object {
  return {
    open,
    steps: [...steps.slice(-1), ...checks].map(({ rows, fault }) => ({
      rows: rows.map(nameRow),
      fault: fault?.kind ?? null,
    })),
    unmet: plans.map((plan) => demands.filter((demand) => !meetsDemand(demand, plan))),
  };
}
