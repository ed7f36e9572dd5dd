import { gradeWhole } from "../grading.ts";
import type { QueryVerdict } from "../query/judge-query.ts";
import { readQuery } from "../query/read-query.ts";
import type { QueryTask } from "../query/read-query.ts";
import type { CardKind } from "./card-kind.ts";

interface QueryBody extends QueryTask {
  kind: "query";
}

interface QueryAnswer {
  kind: "query";
  sql: string;
  /** What it is worth beside the statements of its card; `null` as long as it was not run. */
  verdict: QueryVerdict | null;
}

/** Write a statement; a database in a process of its own runs it beside those of the card. */
export const query: CardKind<QueryBody, QueryAnswer> = {
  keys: ["graded"],
  sections: ["Rows", "Right", "Wrong", "Check", "Plan"],
  minutes: 4,
  read: (parts, faults) => ({ kind: "query", ...readQuery(parts, faults) }),
  items: () => [],
  right: ({ rights }) => ({ kind: "query", sql: rights[0] ?? "", verdict: RIGHT }),
  digest: ({ rights }) => rights.slice(0, 1),
  grade: (_card, { verdict }) =>
    gradeWhole(verdict !== null && verdict.unclear === null && verdict.findings.length === 0),
  waits: (_asked, { verdict }) => (verdict === null ? "run" : (verdict.unclear?.kind ?? null)),
  parse: (_asked, value) =>
    typeof value === "string" && /\S/.test(value)
      ? { kind: "query", sql: value, verdict: null }
      : null,
  expects: () => "SQL as a text",
  tell: (_asked, { sql }) => sql,
  describe: ({ card }) => ({ graded: card.graded, plan: card.demands.map(({ text }) => text) }),
  explain: ({ card }, _right, said) => ({
    rights: card.rights,
    ...tellVerdict(card, said?.verdict ?? null),
  }),
  pending: (_asked, { verdict }) => ({ again: verdict?.unclear ?? null }),
};

/** Of the right statement itself, which `dev check` runs. */
const RIGHT: QueryVerdict = {
  unclear: null,
  findings: [],
  mistake: null,
  result: { columns: [], rows: [] },
  plans: [],
};

function tellVerdict(card: QueryTask, verdict: QueryVerdict | null): object {
  if (verdict === null) return {};
  const { findings, mistake, result, plans } = verdict;
  return {
    findings,
    mistake,
    ...(card.graded === "effect" ? {} : { result }),
    ...(card.demands.length === 0 ? {} : { plans }),
  };
}
