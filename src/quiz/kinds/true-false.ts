import { tell } from "../../text/line-fault.ts";
import { findField } from "../card/fields.ts";
import { gradeWhole } from "../grading.ts";
import type { CardKind } from "./card-kind.ts";

interface StatementBody {
  kind: "true-false";
  answer: boolean;
}

interface StatementAnswer {
  kind: "true-false";
  says: boolean;
}

/** Say whether the statement is true. */
export const trueFalse: CardKind<StatementBody, StatementAnswer> = {
  keys: ["answer"],
  sections: [],
  read: ({ fields }, faults) => {
    const { text, line } = findField(fields, "answer");
    if (text !== "true" && text !== "false")
      tell(faults, line, { expected: "`answer` as true or false", got: text });
    return { kind: "true-false", answer: text === "true" };
  },
  items: () => [],
  right: ({ answer }) => ({ kind: "true-false", says: answer }),
  digest: ({ answer }) => [String(answer)],
  grade: (_card, said, right) => gradeWhole(said.says === right.says),
  parse: (_asked, value) =>
    typeof value === "boolean" ? { kind: "true-false", says: value } : null,
  expects: () => "true or false",
  tell: (_asked, { says }) => says,
  describe: () => ({}),
  explain: () => ({}),
};
