import type { Level } from "../../catalog/challenge.ts";
import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import { findField } from "../card/fields.ts";
import { readItems } from "../card/list-items.ts";
import type { Section } from "../card/scan.ts";
import { findSection } from "../card/scan.ts";
import { SPEAKER_LEVELS, scorePoints } from "../score-points.ts";
import type { Point, SpeakerLevel } from "../score-points.ts";
import type { CardKind } from "./card-kind.ts";
import { countPoints, readPoints, reportLengths, reportRepeats } from "./read-points.ts";
import { findUnproved, listProbes, listSaid, readSaid, tellSaid } from "./said-points.ts";
import type { SaidPoints } from "./said-points.ts";
import { describeItems, findKey, listKeys } from "./shown-keys.ts";

interface SpokenBody {
  kind: "spoken";
  points: Point[];
  /** Whose musts count. */
  upTo: SpeakerLevel;
}

interface SpokenAnswer extends SaidPoints {
  kind: "spoken";
}

/** Say it aloud, then tick off what you said; some points count against you. */
export const spoken: CardKind<SpokenBody, SpokenAnswer> = {
  keys: [],
  sections: ["Points"],
  minutes: 3,
  read: ({ fields, question, sections }, faults) => {
    const upTo = UP_TO.get(findField(fields, "level").text) ?? "middle";
    const section = findSection({ question, sections }, "Points");
    return { kind: "spoken", points: readOwnPoints(section, faults), upTo };
  },
  items: ({ points }) => points.map(({ text }) => text),
  right: ({ points }) => ({
    kind: "spoken",
    sure: true,
    ticked: points.flatMap(({ kind }, at) => (kind === "wrong" ? [] : at)),
    sentences: points.flatMap(({ kind, text }, point) => (kind === "wrong" ? [] : { point, text })),
  }),
  digest: ({ points }) =>
    points.map(({ kind, level, text }) => `${kind} ${level} ${text}`).toSorted(),
  grade: ({ points, upTo }, said) => {
    const { passed, hits, musts, against } = scorePoints(points, listSaid(said), upTo);
    return { correct: passed, hits, parts: musts, against };
  },
  waits: ({ card, items }, said) => {
    if (said.ticked === null) return "points";
    const open = findUnproved(items, said, card.id);
    return open === null ? null : findKey(items, open);
  },
  parse: ({ items }, value) => {
    const said = readSaid(items, value);
    return said === null ? null : { kind: "spoken", ...said };
  },
  expects: ({ items }) =>
    `{ "sure": true or false } first, then "said" with some of ${listKeys(items)} in an array, and "sentences" by key`,
  tell: ({ items }, said) => tellSaid(items, said),
  describe: ({ card }) => ({ points: card.points.length, upTo: card.upTo }),
  explain: ({ card, items }, _right, said) => {
    const own = said === null ? [] : listSaid(said);
    return {
      score: scorePoints(card.points, own, card.upTo),
      points: items.flatMap(({ key, index }) => {
        const point = card.points[index];
        return point === undefined ? [] : { key, ...point, said: own.includes(index) };
      }),
    };
  },
  pending: ({ card, items }, said) => ({
    points: describeItems(items),
    sentencesFor: listProbes(items, said, card.id).map((point) => findKey(items, point)),
  }),
};

/** Whose musts count in a card of each level. */
const UP_TO: ReadonlyMap<string, SpeakerLevel> = new Map<Level, SpeakerLevel>([
  ["warm-up", "junior"],
  ["core", "middle"],
  ["advanced", "senior"],
  ["expert", "senior"],
]);

function readOwnPoints(section: Section, faults: Fault[]): Point[] {
  const points = readPoints(readItems(section, faults), SPEAKER_LEVELS, faults);
  const needs: [boolean, string][] = [
    [points.length <= MOST, `at most ${MOST} points under \`## Points\``],
    [
      SPEAKER_LEVELS.every((level) =>
        points.some((one) => one.kind === "must" && one.level === level),
      ),
      "a must for junior, middle and senior",
    ],
    [countPoints(points, "good") >= 1, "at least one good point"],
    [countPoints(points, "wrong") >= 2, "at least two wrong points"],
  ];
  for (const [met, expected] of needs)
    if (!met) tell(faults, section.line, { expected, got: `${points.length} points` });
  reportRepeats(points, section.line, faults);
  reportLengths(points, section.line, faults);
  return points;
}

/** So many keys there are for points. */
const MOST = 10;
