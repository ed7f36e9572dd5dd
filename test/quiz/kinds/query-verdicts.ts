import type { QueryVerdict } from "../../../src/quiz/query/judge-query.ts";

/** Of an answer that is right. */
export const RIGHT: QueryVerdict = {
  unclear: null,
  findings: [],
  mistake: null,
  result: { columns: ["name"], rows: [["Bo"]] },
  plans: [],
};

/** Of an answer that loses a row. */
export const WRONG: QueryVerdict = {
  ...RIGHT,
  findings: [{ kind: "rows", columns: ["name"], missing: [["Bo"]], extra: [], fill: 0, check: "" }],
  mistake: "The list holds a NULL.",
};

/** Of an answer that the database cannot run. */
export const INVALID: QueryVerdict = {
  ...RIGHT,
  unclear: {
    kind: "invalid",
    fault: { kind: "invalid", message: 'near "FORM": syntax error', line: 2 },
  },
};
