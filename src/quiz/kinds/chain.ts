import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import { findSection, joinLines } from "../card/scan.ts";
import type { CardKind, CardParts } from "./card-kind.ts";
import { readPart, reportPartLengths } from "./read-talk.ts";
import { shareTalk } from "./share-talk.ts";
import { describePending, expectTalk, explainParts, lookAtTalk } from "./talk.ts";
import type { PartSaid, Talk, TalkLook, TalkPart } from "./talk.ts";

interface ChainBody extends Talk {
  kind: "chain";
}

interface ChainAnswer {
  kind: "chain";
  parts: PartSaid[];
}

const FOLLOW_UPS = ["Follow-up 1", "Follow-up 2", "Follow-up 3", "Follow-up 4"] as const;

/** A question and its follow-ups, each shown after the answer to the one before. */
export const chain: CardKind<ChainBody, ChainAnswer, TalkLook> = {
  keys: [],
  sections: ["Points", ...FOLLOW_UPS],
  minutes: 8,
  read: (parts, faults) => ({
    kind: "chain",
    parts: readLinks(parts, faults),
    upTo: "staff",
    tolerance: 0,
  }),
  ...shareTalk("chain"),
  look: lookAtTalk,
  expects: expectTalk,
  describe: ({ card }) => ({ links: card.parts.length }),
  explain: (asked, _right, said) => ({ links: explainParts(asked, said ?? { parts: [] }) }),
  pending: describePending,
};

const NEEDS = { levels: [], leastMusts: 2 };

function readLinks(card: CardParts, faults: Fault[]): TalkPart[] {
  const { question, sections } = card;
  const first = readPart(findSection(card, "Points"), { ...NEEDS, asks: false }, faults);
  const titles = FOLLOW_UPS.filter((title) => sections.some((one) => one.title === title));
  if (titles.length < 2 || titles.some((title, at) => title !== FOLLOW_UPS[at]))
    tell(faults, question.line, {
      expected: "2 to 4 follow-ups, numbered from 1",
      got: titles.join(", "),
    });
  const others = titles.map((title) =>
    readPart(findSection(card, title), { ...NEEDS, asks: true }, faults),
  );
  const links = [{ ...first, question: joinLines(question.lines) }, ...others];
  reportPartLengths(links, question.line, faults);
  return links;
}
