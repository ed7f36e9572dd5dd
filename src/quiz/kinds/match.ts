import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import type { Section } from "../card/scan.ts";
import { findSection } from "../card/scan.ts";
import type { Pair } from "../card/table.ts";
import { readTable } from "../card/table.ts";
import { gradeList } from "../grading.ts";
import type { CardKind } from "./card-kind.ts";
import { describeItems, findKey, listKeys, parseAllKeys } from "./shown-keys.ts";

interface MatchBody {
  kind: "match";
  pairs: Pair[];
}

interface MatchAnswer {
  kind: "match";
  /** For each left side the right side that belongs to it. */
  rights: number[];
}

/** Join each left side with its right side. */
export const match: CardKind<MatchBody, MatchAnswer> = {
  keys: [],
  sections: ["Pairs"],
  read: (parts, faults) => ({
    kind: "match",
    pairs: readPairs(findSection(parts, "Pairs"), faults),
  }),
  items: ({ pairs }) => pairs.map(({ right }) => right),
  right: ({ pairs }) => ({ kind: "match", rights: pairs.map((_pair, at) => at) }),
  digest: ({ pairs }) => pairs.map(({ left, right }) => `${left} ${right}`).toSorted(),
  grade: (_card, said, right) => gradeList(said.rights, right.rights),
  parse: ({ items }, value) => {
    const rights = parseAllKeys(items, value);
    return rights === null ? null : { kind: "match", rights };
  },
  expects: ({ items }) => `all of ${listKeys(items)} in an array, one for each left side`,
  tell: ({ items }, { rights }) => rights.map((index) => findKey(items, index)),
  describe: ({ card, items }) => ({
    left: card.pairs.map(({ left }) => left),
    right: describeItems(items),
  }),
  explain: () => ({}),
};

/** Each side is there once. */
function readPairs(section: Section, faults: Fault[]): Pair[] {
  const pairs = readTable(section, { least: 3, most: 6 }, faults);
  for (const side of ["left", "right"] as const) {
    const cells = pairs.map((pair) => pair[side]);
    const again = cells.find((cell, at) => cells.indexOf(cell) < at);
    if (again !== undefined)
      tell(faults, section.line, { expected: `each ${side} side once`, got: again });
  }
  return pairs;
}
