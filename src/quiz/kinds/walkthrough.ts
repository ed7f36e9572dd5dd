import type { Level } from "../../catalog/challenge.ts";
import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import { findField } from "../card/fields.ts";
import { findSection } from "../card/scan.ts";
import type { Pair } from "../card/table.ts";
import { DESIGNER_LEVELS } from "../score-points.ts";
import type { DesignerLevel } from "../score-points.ts";
import type { CardKind, CardParts } from "./card-kind.ts";
import { readGiven, readSums, readTolerance } from "./read-sums.ts";
import { readPart, reportPartLengths } from "./read-talk.ts";
import { shareTalk } from "./share-talk.ts";
import { countLevels, findShown } from "./shown-level.ts";
import type { LevelCount } from "./shown-level.ts";
import { describePending, expectTalk, explainParts, lookAtTalk } from "./talk.ts";
import type { PartSaid, Talk, TalkLook, TalkPart } from "./talk.ts";

/** The stages in which a design is talked through, in their order. */
const STAGES = ["Requirements", "Estimate", "Interface", "Data", "Failure", "Trade-off"] as const;

interface WalkthroughBody extends Talk {
  kind: "walkthrough";
  /** The numbers that the estimate is made with. */
  given: Pair[];
  /** How each sum is worked out, as the proof prints it. */
  steps: string[];
  upTo: DesignerLevel;
}

interface WalkthroughAnswer {
  kind: "walkthrough";
  parts: PartSaid[];
}

interface DesignLook extends TalkLook {
  /** The level that the answer shows; `null` when it shows none. */
  shows: DesignerLevel | null;
  levels: LevelCount[];
}

/** A system design in stages, each shown after the answer to the one before. */
export const walkthrough: CardKind<WalkthroughBody, WalkthroughAnswer, DesignLook> = {
  keys: ["tolerance"],
  sections: [...STAGES, "Given", "Sums"],
  minutes: 25,
  read: (parts, faults) => ({
    kind: "walkthrough",
    given: readGiven(parts, faults),
    steps: parts.proof?.prints[0]?.text.split("\n") ?? [],
    parts: readStages(parts, faults),
    upTo: UP_TO.get(findField(parts.fields, "level").text) ?? "senior",
    tolerance: readTolerance(parts.fields, faults),
  }),
  ...shareTalk("walkthrough"),
  look: (asked, said) => ({
    ...lookAtTalk(asked, said),
    shows: said === null ? null : findShown(asked.card, said),
    levels: countLevels(asked.card, said ?? { parts: [] }),
  }),
  expects: (asked) => `${expectTalk(asked)}, with "sums" in an array in the second one`,
  describe: ({ card }) => ({
    stages: STAGES,
    first: card.parts[0]?.question,
    sums: card.parts.flatMap(({ sums }) => sums).length,
    upTo: card.upTo,
  }),
  explain: (asked, _right, said) => ({
    shows: findShown(asked.card, said ?? { parts: [] }),
    stages: explainParts(asked, said ?? { parts: [] }),
    steps: asked.card.steps,
  }),
  pending: (asked, said) => ({ ...describePending(asked, said), given: asked.card.given }),
};

/** Whose musts count in a card of each level. */
const UP_TO: ReadonlyMap<string, DesignerLevel> = new Map<Level, DesignerLevel>([
  ["warm-up", "junior"],
  ["core", "junior"],
  ["advanced", "senior"],
  ["expert", "staff"],
]);

function readStages(card: CardParts, faults: Fault[]): TalkPart[] {
  const needs = { levels: DESIGNER_LEVELS, leastMusts: 1, asks: true };
  const stages = STAGES.map((title): TalkPart => {
    const part = readPart(findSection(card, title), needs, faults);
    return title === "Estimate" ? { ...part, sums: readSums(card, faults) } : part;
  });
  const musts = stages.flatMap(({ points }) => points.filter(({ kind }) => kind === "must"));
  const bare = DESIGNER_LEVELS.find((level) => !musts.some((one) => one.level === level));
  if (bare !== undefined)
    tell(faults, card.question.line, { expected: `a must for ${bare} in some stage`, got: "" });
  reportPartLengths(stages, card.question.line, faults);
  return stages;
}
