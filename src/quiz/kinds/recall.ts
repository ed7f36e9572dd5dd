import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import { readItems } from "../card/list-items.ts";
import { findSection } from "../card/scan.ts";
import type { CardKind, CardParts } from "./card-kind.ts";
import { isCount } from "./count.ts";

interface RecallBody {
  kind: "recall";
  /** Key facts. */
  checklist: string[];
}

interface RecallAnswer {
  kind: "recall";
  /** Which key facts were said; `null` for own words that were not compared with them yet. */
  ticked: number[] | null;
}

/** Answer in your own words, then tick off what you said. */
export const recall: CardKind<RecallBody, RecallAnswer> = {
  keys: [],
  sections: ["Checklist"],
  minutes: 1.5,
  read: (parts, faults) => ({ kind: "recall", checklist: readChecklist(parts, faults) }),
  items: () => [],
  right: ({ checklist }) => ({ kind: "recall", ticked: checklist.map((_fact, at) => at) }),
  digest: ({ checklist }) => checklist.toSorted(),
  // Half of the key facts is what an interviewer lets pass.
  grade: ({ checklist: { length: parts } }, { ticked }) => {
    const hits = new Set(ticked).size;
    return { correct: hits * 2 >= parts && hits > 0, hits, parts };
  },
  waits: (_asked, { ticked }) => (ticked === null ? "ticks" : null),
  parse: ({ card }, value) => {
    if (typeof value === "string") return { kind: "recall", ticked: null };
    const ticked = parseTicks(value, card.checklist.length);
    return ticked === null ? null : { kind: "recall", ticked };
  },
  expects: () => "a text, or the numbers of the key facts that you said in an array",
  tell: (_asked, { ticked }) => ticked?.map((index) => index + 1) ?? null,
  describe: ({ card }) => ({ facts: card.checklist.length }),
  explain: ({ card }) => ({ checklist: card.checklist }),
};

function readChecklist(parts: CardParts, faults: Fault[]): string[] {
  const section = findSection(parts, "Checklist");
  const facts = readItems(section, faults).map(({ text }) => text);
  if (facts.length < 3 || facts.length > 7)
    tell(faults, section.line, {
      expected: "3 to 7 key facts under `## Checklist`",
      got: String(facts.length),
    });
  return facts;
}

/** Key facts are counted from 1. */
function parseTicks(value: unknown, facts: number): number[] | null {
  if (!Array.isArray(value)) return null;
  const ticks: unknown[] = value;
  const ticked = ticks.flatMap((tick) => (isCount(tick) && tick <= facts ? tick - 1 : []));
  return ticked.length === ticks.length ? ticked : null;
}
