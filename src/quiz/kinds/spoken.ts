import type { Level } from "../../catalog/challenge.ts";
import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import { findField } from "../card/fields.ts";
import type { Item } from "../card/list-items.ts";
import { readItems } from "../card/list-items.ts";
import type { Section } from "../card/scan.ts";
import { findSection } from "../card/scan.ts";
import { SPEAKER_LEVELS, keepSaid, pickProbes, scorePoints } from "../score-points.ts";
import type { Point, Sentence, SpeakerLevel } from "../score-points.ts";
import type { Asked, CardKind, ToldAnswer } from "./card-kind.ts";
import { describeItems, findKey, listKeys, parseKeys } from "./shown-keys.ts";

interface SpokenBody {
  kind: "spoken";
  points: Point[];
  /** Whose musts count. */
  upTo: SpeakerLevel;
}

interface SpokenAnswer {
  kind: "spoken";
  /** How sure the learner was before the points were shown. */
  sure: boolean;
  /** The points that were said; `null` as long as they were not compared. */
  ticked: number[] | null;
  /** What was typed for some of them. */
  sentences: Sentence[];
}

/** Say it aloud, then tick off what you said; some points count against you. */
export const spoken: CardKind<SpokenBody, SpokenAnswer> = {
  keys: [],
  sections: ["Points"],
  read: ({ fields, question, sections }, faults) => {
    const upTo = UP_TO.get(findField(fields, "level").text) ?? "middle";
    const section = findSection({ question, sections }, "Points");
    return { kind: "spoken", points: readPoints(section, faults), upTo };
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
  waits: (asked, said) => {
    if (said.ticked === null) return "points";
    const open = findUnproved(asked, said);
    return open === null ? null : findKey(asked.items, open);
  },
  parse: ({ items }, value) => readAnswer(items, value),
  expects: ({ items }) =>
    `{ "sure": true or false } first, then "said" with some of ${listKeys(items)} in an array, and "sentences" by key`,
  tell: ({ items }, { sure, ticked, sentences }): ToldAnswer => ({
    sure,
    said: ticked?.map((index) => findKey(items, index)).toSorted() ?? null,
    sentences: Object.fromEntries(
      sentences.map(({ point, text }) => [findKey(items, point), text]),
    ),
  }),
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
  pending: (asked, said) => ({
    points: describeItems(asked.items),
    sentencesFor: listProbes(asked, said).map((point) => findKey(asked.items, point)),
  }),
};

/** Whose musts count in a card of each level. */
const UP_TO: ReadonlyMap<string, SpeakerLevel> = new Map<Level, SpeakerLevel>([
  ["warm-up", "junior"],
  ["core", "middle"],
  ["advanced", "senior"],
  ["expert", "senior"],
]);

function listSaid({ ticked, sentences }: SpokenAnswer): number[] {
  return keepSaid(ticked ?? [], sentences);
}

function listProbes(
  { card, items }: Asked<SpokenBody & { id: string }>,
  said: SpokenAnswer,
): number[] {
  const seed = `${card.id} ${items.map(({ index }) => index).join(" ")}`;
  return pickProbes(said.ticked ?? [], { points: items.length, seed });
}

/** The next point whose sentence is still to be typed. */
function findUnproved(
  asked: Asked<SpokenBody & { id: string }>,
  said: SpokenAnswer,
): number | null {
  const typed = new Set(said.sentences.map(({ point }) => point));
  return listProbes(asked, said).find((point) => !typed.has(point)) ?? null;
}

function readPoints(section: Section, faults: Fault[]): Point[] {
  const items = readItems(section, faults);
  const points = items.map((item) => readPoint(item, faults));
  const count = (kind: Point["kind"]): number => points.filter((one) => one.kind === kind).length;
  const needs: [boolean, string][] = [
    [points.length <= MOST, `at most ${MOST} points under \`## Points\``],
    [
      SPEAKER_LEVELS.every((level) =>
        points.some((one) => one.kind === "must" && one.level === level),
      ),
      "a must for junior, middle and senior",
    ],
    [count("good") >= 1, "at least one good point"],
    [count("wrong") >= 2, "at least two wrong points"],
    [new Set(points.map(({ text }) => text)).size === points.length, "points that differ"],
  ];
  for (const [met, expected] of needs)
    if (!met) tell(faults, section.line, { expected, got: `${points.length} points` });
  reportLengths(points, section.line, faults);
  return points;
}

function readPoint({ line, text, quote }: Item, faults: Fault[]): Point {
  const [, mark = "", said = ""] = /^([a-z ]+):\s+([\s\S]+)$/.exec(text) ?? [];
  const [kind, level] = MARKS.get(mark) ?? [null, null];
  if (kind === null) {
    tell(faults, line, {
      expected: "`- must junior: text`, `good` like it or `- wrong: text`",
      got: text,
    });
    return { kind: "good", level: "junior", text, why: quote };
  }
  if (kind === "wrong" && quote === "")
    tell(faults, line, {
      expected: "an indented quote that says why below a wrong point",
      got: "",
    });
  return { kind, level, text: said, why: quote };
}

const MARKS = new Map<string, [Point["kind"], SpeakerLevel | null]>([
  ...SPEAKER_LEVELS.flatMap((level): [string, [Point["kind"], SpeakerLevel]][] => [
    [`must ${level}`, ["must", level]],
    [`good ${level}`, ["good", level]],
  ]),
  ["wrong", ["wrong", null]],
]);

/** So many keys there are for points. */
const MOST = 10;

/** Wrong points that are much shorter or longer than the others could be told by a glance. */
function reportLengths(points: readonly Point[], line: number, faults: Fault[]): void {
  const wrong = meanLength(points.filter(({ kind }) => kind === "wrong"));
  const right = meanLength(points.filter(({ kind }) => kind !== "wrong"));
  if (wrong === 0 || right === 0 || (wrong / right < MOST_APART && right / wrong < MOST_APART))
    return;
  const got = `${Math.round(wrong)} against ${Math.round(right)} characters`;
  tell(faults, line, { expected: "wrong points about as long as the others", got });
}

const MOST_APART = 1.35;

function meanLength(points: readonly Point[]): number {
  if (points.length === 0) return 0;
  return points.reduce((sum, { text }) => sum + text.length, 0) / points.length;
}

/** How sure, then what was said, then sentences by key; what is not said yet may be absent or `null`. */
function readAnswer(items: Asked<SpokenBody>["items"], value: unknown): SpokenAnswer | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const fields = new Map<string, unknown>(Object.entries(value));
  const sure = fields.get("sure");
  const said = fields.get("said") ?? null;
  const ticked = said === null ? null : parseKeys(items, said);
  const sentences = readSentences(items, fields.get("sentences") ?? {});
  if (typeof sure !== "boolean" || sentences === null || (said !== null && ticked === null))
    return null;
  return { kind: "spoken", sure, ticked, sentences };
}

function readSentences(items: Asked<SpokenBody>["items"], value: unknown): Sentence[] | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  const sentences = entries.flatMap(([key, text]: [string, unknown]) => {
    const point = items.find((item) => item.key === key)?.index;
    return point === undefined || typeof text !== "string" ? [] : { point, text };
  });
  return sentences.length === entries.length ? sentences : null;
}
