import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import type { RightAmount } from "../amount.ts";
import { isClose, readAmount, readRightAmount } from "../amount.ts";
import type { Pair } from "../card/table.ts";
import { gradeWhole } from "../grading.ts";
import type { CardKind, CardParts } from "./card-kind.ts";
import { NOTHING, readGiven, readTolerance } from "./read-sums.ts";

interface ArithmeticBody {
  kind: "arithmetic";
  /** The numbers to reckon with: what, and how much. */
  given: Pair[];
  /** The sum line by line, as its proof prints it. */
  steps: string[];
  /** The last printed line. */
  answer: string;
  right: RightAmount;
  /** How far off an answer may be, as a share of the right one. */
  tolerance: number;
}

interface ArithmeticAnswer {
  kind: "arithmetic";
  text: string;
}

/** Reckon with given numbers; the proof in the card makes the sum. */
export const arithmetic: CardKind<ArithmeticBody, ArithmeticAnswer> = {
  keys: ["tolerance"],
  sections: ["Given"],
  minutes: 2,
  read: (parts, faults) => ({
    kind: "arithmetic",
    given: readGiven(parts, faults),
    ...readSum(parts, faults),
    tolerance: readTolerance(parts.fields, faults),
  }),
  items: () => [],
  right: ({ answer }) => ({ kind: "arithmetic", text: answer }),
  digest: ({ given, answer }) => [...given.map(({ left, right }) => `${left} ${right}`), answer],
  grade: ({ right, tolerance }, { text }) => {
    const said = readAmount(text, right);
    return gradeWhole(said !== null && isClose(said, right, tolerance));
  },
  waits: ({ card }, { text }) => (readAmount(text, card.right) === null ? "amount" : null),
  parse: ({ card }, value) => {
    const text = typeof value === "number" ? String(value) : value;
    if (typeof text !== "string" || readAmount(text, card.right) === null) return null;
    return { kind: "arithmetic", text };
  },
  expects: () => "a number with its unit, such as 250 ms",
  tell: (_asked, { text }) => text,
  describe: ({ card }) => ({ given: card.given }),
  explain: ({ card }) => ({ steps: card.steps, tolerance: card.tolerance }),
};

function readSum(
  { proof, question }: CardParts,
  faults: Fault[],
): Pick<ArithmeticBody, "steps" | "answer" | "right"> {
  const at = proof?.line ?? question.line;
  const [print, other] = proof?.prints ?? [];
  if (proof === null || proof.asked || !proof.proves || print?.range !== "*" || other !== undefined)
    tell(faults, at, { expected: "the sum under `## Proof`, alike on every version", got: "" });
  const lines = (print?.text ?? "").split("\n");
  const answer = lines.at(-1) ?? "";
  if (lines.length < 2)
    tell(faults, at, { expected: "the steps of the sum and the answer, a line each", got: answer });
  const right = readRightAmount(answer);
  if (right === null)
    tell(faults, at, { expected: "a number with its unit as the last printed line", got: answer });
  return { steps: lines.slice(0, -1), answer, right: right ?? NOTHING };
}
