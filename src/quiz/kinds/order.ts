import type { Proof } from "../card/card-base.ts";
import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import { matchesRange, sampleVersions } from "../../text/version-range.ts";
import { gradeList } from "../grading.ts";
import { findPrint } from "../proof-run.ts";
import type { CardKind, CardParts } from "./card-kind.ts";
import { describeItems, findKey, listKeys, parseAllKeys } from "./shown-keys.ts";

interface OrderBody {
  kind: "order";
  /** What it prints is the answer. */
  proof: Proof;
}

interface OrderAnswer {
  kind: "order";
  /** Which printed line comes first, second and so on. */
  lines: number[];
}

/** Put what the proof prints in order. */
export const order: CardKind<OrderBody, OrderAnswer> = {
  keys: [],
  sections: [],
  read: (parts, faults) => ({ kind: "order", proof: readOrder(parts, faults) }),
  items: listPrinted,
  isOrdered: true,
  right: (card, version) => ({
    kind: "order",
    lines: listPrinted(card, version).map((_line, at) => at),
  }),
  varies: ({ proof }) => proof.prints.length > 1,
  digest: ({ proof }) => proof.prints.map(({ range, text }) => `${range} ${text}`),
  grade: (_card, said, right) => gradeList(said.lines, right.lines),
  parse: ({ items }, value) => {
    const lines = parseAllKeys(items, value);
    return lines === null ? null : { kind: "order", lines };
  },
  expects: ({ items }) => `all of ${listKeys(items)} in an array, in order`,
  tell: ({ items }, { lines }) => lines.map((index) => findKey(items, index)),
  describe: ({ items }) => ({ choices: describeItems(items) }),
  explain: () => ({}),
};

/** The lines that the proof prints on a version, in the right order. */
function listPrinted({ proof }: Pick<OrderBody, "proof">, version: string): string[] {
  return (findPrint(proof, version) ?? "").split("\n");
}

function readOrder({ proof, node, question }: CardParts, faults: Fault[]): Proof {
  if (proof === null || !proof.asked) {
    tell(faults, question.line, { expected: "a proof in the question of an order card", got: "" });
    return NO_PROOF;
  }
  for (const { text } of proof.prints) {
    const lines = text.split("\n");
    if (lines.length < 3 || lines.length > 9)
      tell(faults, proof.line, { expected: "3 to 9 printed lines", got: String(lines.length) });
    const again = lines.find((line, at) => lines.indexOf(line) < at || line.trim() === "");
    if (again !== undefined)
      tell(faults, proof.line, { expected: "printed lines that differ", got: again });
  }
  const ranges = proof.prints.map(({ range }) => range);
  const bare = sampleVersions([...ranges, node], node).find(
    (version) => !ranges.some((range) => matchesRange(version, range)),
  );
  if (bare !== undefined)
    tell(faults, proof.line, { expected: "what is printed on every version", got: bare });
  return proof;
}

const NO_PROOF: Proof = {
  language: "cjs",
  code: "",
  exit: 0,
  prints: [],
  proves: true,
  asked: true,
  line: 1,
};
