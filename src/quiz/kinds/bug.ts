import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import { findFences } from "../card/fence.ts";
import { findField } from "../card/fields.ts";
import { gradeWhole } from "../grading.ts";
import type { CardKind, CardParts } from "./card-kind.ts";
import { isCount } from "./count.ts";

interface BugBody {
  kind: "bug";
  code: string;
  /** Counts from 1. */
  line: number;
}

interface BugAnswer {
  kind: "bug";
  /** Counts from 1. */
  line: number;
}

/** Point at the wrong line. */
export const bug: CardKind<BugBody, BugAnswer> = {
  keys: ["line"],
  sections: [],
  read: (parts, faults) => {
    const line = readLine(parts, faults);
    return { kind: "bug", code: readCode(parts, line, faults), line: line.value };
  },
  items: () => [],
  right: ({ line }) => ({ kind: "bug", line }),
  digest: ({ code, line }) => [code.split("\n")[line - 1] ?? ""],
  grade: (_card, said, right) => gradeWhole(said.line === right.line),
  parse: ({ card }, value) =>
    isCount(value) && value <= card.code.split("\n").length ? { kind: "bug", line: value } : null,
  expects: () => "the number of a line",
  tell: (_asked, { line }) => line,
  describe: () => ({}),
  explain: () => ({}),
};

function readLine({ fields }: CardParts, faults: Fault[]): { value: number; at: number } {
  const { text, line } = findField(fields, "line");
  if (!/^[1-9]\d?$/.test(text))
    tell(faults, line, { expected: "`line` as a number from 1", got: text });
  return { value: Number(text), at: line };
}

function readCode(
  { question }: CardParts,
  { value, at }: { value: number; at: number },
  faults: Fault[],
): string {
  const [fence] = findFences(question.lines);
  const lines = (fence?.code ?? "").split("\n");
  if (fence === undefined || lines.length < 5 || lines.length > 25)
    tell(faults, fence?.line ?? question.line, {
      expected: "a first fence of 5 to 25 lines",
      got: fence === undefined ? "" : String(lines.length),
    });
  if (fence !== undefined && (lines[value - 1] ?? "").trim() === "")
    tell(faults, at, {
      expected: "`line` as a line of the code that is not empty",
      got: String(value),
    });
  return fence?.code ?? "";
}
