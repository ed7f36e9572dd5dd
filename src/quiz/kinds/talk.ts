import { isClose, readAmount } from "../amount.ts";
import type { RightAmount } from "../amount.ts";
import type { CardBase } from "../card/card-base.ts";
import type { Grading } from "../grading.ts";
import { scorePoints } from "../score-points.ts";
import type { Point, PointLevel, PointScore } from "../score-points.ts";
import type { Asked, AskedItem, ToldAnswer } from "./card-kind.ts";
import { findUnproved, listProbes, listSaid, readSaid, tellSaid } from "./said-points.ts";
import type { SaidPoints } from "./said-points.ts";
import { describeItems, findKey } from "./shown-keys.ts";

/** Something to work out in a part of a talk. */
export interface Sum {
  what: string;
  /** As it is printed by the card's proof. */
  answer: string;
  right: RightAmount;
}

/** One question of a talk; the next one is shown after its answer. */
export interface TalkPart {
  /** Such as `Estimate`; empty where parts have none. */
  title: string;
  /** Markdown; that of the first part of a chain is the question of the card. */
  question: string;
  sums: Sum[];
  points: Point<PointLevel>[];
}

/** What every card has that is talked through part by part. */
export interface Talk {
  parts: TalkPart[];
  /** Whose musts count. */
  upTo: PointLevel;
  /** How far off a sum may be, as a share of the right one. */
  tolerance: number;
}

/** What was said to one part; its points count from 0 within the part. */
export interface PartSaid extends SaidPoints {
  /** What was typed for the sums so far; an empty text is "not known". */
  sums: string[];
}

/** What was said to a talk, part by part. */
export interface TalkSaid {
  parts: PartSaid[];
}

/** What a talk asks next. */
export interface TalkStep {
  /** Place of the part. */
  part: number;
  wanted: "sure" | "sum" | "points" | "sentence";
  /** Place of the sum, or of the point whose sentence is wanted. */
  at: number;
}

/** How a talk looks: what is asked next, and how each part went. */
export interface TalkLook {
  step: TalkStep | null;
  /** With the points under their keys. */
  parts: (TalkPart & { items: AskedItem[]; said: PartSaid | null; score: PartScore })[];
}

type AskedTalk = Asked<CardBase & Talk>;

/** How one part went. */
export interface PartScore extends PointScore {
  /** Which sums were right. */
  sums: boolean[];
  /** At least half of musts and sums, and nothing wrong. */
  holds: boolean;
}

const KEYS = "abcdefghij";

/** The points of a part under keys of its own, in the order shown. */
export function listPartItems({ card, items }: AskedTalk, part: number): AskedItem[] {
  const before = card.parts.slice(0, part).reduce((sum, { points }) => sum + points.length, 0);
  const { length } = card.parts[part]?.points ?? [];
  return items
    .filter(({ index }) => index >= before && index < before + length)
    .map(({ text, index }, at) => ({ key: KEYS.charAt(at), text, index: index - before }));
}

/** What is asked next; `null` when all was said. */
export function findStep(asked: AskedTalk, { parts }: TalkSaid): TalkStep | null {
  for (const [part, { sums }] of asked.card.parts.entries()) {
    const said = parts[part];
    if (said === undefined) return { part, wanted: "sure", at: 0 };
    const sum = sums.findIndex((one, at) => !isTold(one, said.sums[at]));
    if (sum !== -1) return { part, wanted: "sum", at: sum };
    if (said.ticked === null) return { part, wanted: "points", at: 0 };
    const open = findUnproved(listPartItems(asked, part), said, idOf(asked, part));
    if (open !== null) return { part, wanted: "sentence", at: open };
  }
  return null;
}

/** The answer before its latest step; `null` when there was none. */
export function takeStepBack({ parts }: TalkSaid): PartSaid[] | null {
  const last = parts.at(-1);
  if (last === undefined) return null;
  const before = parts.slice(0, -1);
  if (last.sentences.length > 0)
    return [...before, { ...last, sentences: last.sentences.slice(0, -1) }];
  if (last.ticked !== null) return [...before, { ...last, ticked: null }];
  if (last.sums.length > 0) return [...before, { ...last, sums: last.sums.slice(0, -1) }];
  return before.length === 0 ? null : before;
}

/** How each part went. */
function scoreParts({ parts, upTo, tolerance }: Talk, said: TalkSaid): PartScore[] {
  return parts.map(({ points, sums }, at) => {
    const own = said.parts[at];
    const score = scorePoints(points, own === undefined ? [] : listSaid(own), upTo);
    const right = sums.map((sum, place) => isRight(sum, own?.sums[place] ?? "", tolerance));
    const hits = score.hits + right.filter(Boolean).length;
    const of = score.musts + sums.length;
    return { ...score, sums: right, holds: score.against === 0 && hits > 0 && hits * 2 >= of };
  });
}

/** A talk is right when each of its parts holds. */
export function gradeTalk(talk: Talk, said: TalkSaid): Grading {
  const scores = scoreParts(talk, said);
  const add = (of: (score: PartScore) => number): number =>
    scores.reduce((sum, score) => sum + of(score), 0);
  return {
    correct: scores.every(({ holds }) => holds),
    hits: add(({ hits, sums }) => hits + sums.filter(Boolean).length),
    parts: add(({ musts, sums }) => musts + sums.length),
    against: add(({ against }) => against),
  };
}

/** How a talk looks after what was said so far. */
export function lookAtTalk(asked: AskedTalk, said: TalkSaid | null): TalkLook {
  const own = said ?? { parts: [] };
  const scores = scoreParts(asked.card, own);
  const parts = asked.card.parts.flatMap((part, at) => {
    const score = scores[at];
    const items = listPartItems(asked, at);
    return score === undefined ? [] : { ...part, items, said: own.parts[at] ?? null, score };
  });
  return { step: said === null ? null : findStep(asked, said), parts };
}

/** What is right: every point that is, and every sum. */
export function tellRightTalk({ parts }: Talk): TalkSaid {
  return {
    parts: parts.map(({ points, sums }) => ({
      sure: true,
      sums: sums.map(({ answer }) => answer),
      ticked: points.flatMap(({ kind }, at) => (kind === "wrong" ? [] : at)),
      sentences: points.flatMap(({ kind, text }, point) =>
        kind === "wrong" ? [] : { point, text },
      ),
    })),
  };
}

/** What is right in any wording, part by part. */
export function digestTalk({ parts }: Talk): string[] {
  return parts.flatMap(({ points, sums }, part) => [
    ...sums.map(({ what, answer }) => `${part} ${what} ${answer}`),
    ...points.map(({ kind, level, text }) => `${part} ${kind} ${level} ${text}`).toSorted(),
  ]);
}

/** Reads an array with what was said to each part so far. */
export function parseTalk(asked: AskedTalk, value: unknown): PartSaid[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > asked.card.parts.length)
    return null;
  const values: unknown[] = value;
  const parts = values.flatMap((one, part) => readPart(asked, { part, value: one }) ?? []);
  return parts.length === values.length ? parts : null;
}

/** Writes what was said as `parseTalk` reads it. */
export function tellTalk(asked: AskedTalk, { parts }: TalkSaid): ToldAnswer[] {
  return parts.map((said, part) => {
    const told = tellSaid(listPartItems(asked, part), said);
    const { length } = asked.card.parts[part]?.sums ?? [];
    return length === 0 ? told : { sums: said.sums, ...told };
  });
}

/** What `parseTalk` takes, to follow "expected". */
export function expectTalk({ card }: AskedTalk): string {
  return `an array with up to ${card.parts.length} of { "sure": true or false, "said": some keys in an array, "sentences": by key }`;
}

/** What `--json` shows of an answered talk. */
export function explainParts(asked: AskedTalk, said: TalkSaid): object[] {
  const scores = scoreParts(asked.card, said);
  return asked.card.parts.map((own, part) => {
    const ticked = said.parts[part];
    const kept = ticked === undefined ? [] : listSaid(ticked);
    const points = listPartItems(asked, part).flatMap(({ key, index }) => {
      const point = own.points[index];
      return point === undefined ? [] : { key, ...point, said: kept.includes(index) };
    });
    const sums = own.sums.map(({ what, answer }, at) => {
      const text = ticked?.sums[at] ?? "";
      return { what, answer, said: text, right: scores[part]?.sums[at] ?? false };
    });
    return { ...describePart(own), score: scores[part], points, ...(sums.length > 0 && { sums }) };
  });
}

/** What `--json` shows of a talk that goes on: the parts up to the one that is asked, without what is right. */
export function describePending(asked: AskedTalk, said: TalkSaid): object {
  const step = findStep(asked, said);
  const shown = asked.card.parts.slice(0, (step?.part ?? 0) + 1);
  const parts = shown.map((own, part) => {
    const ticked = said.parts[part];
    const isOpen = part === step?.part && (step.wanted === "sure" || step.wanted === "sum");
    if (ticked === undefined || isOpen) return describePart(own);
    const items = listPartItems(asked, part);
    const probes = listProbes(items, ticked, idOf(asked, part));
    const sentencesFor = probes.map((point) => findKey(items, point));
    return { ...describePart(own), points: describeItems(items), sentencesFor };
  });
  return { wanted: step === null ? null : `${step.wanted} of part ${step.part + 1}`, parts };
}

function describePart({ title, question, sums }: TalkPart): object {
  return {
    ...(title !== "" && { title }),
    question,
    ...(sums.length > 0 && { sums: sums.map(({ what }) => ({ what })) }),
  };
}

/** Each part asks for sentences of its own. */
function idOf({ card }: AskedTalk, part: number): string {
  return `${card.id} ${part}`;
}

function isTold({ right }: Sum, text: string | undefined): boolean {
  return text !== undefined && (text.trim() === "" || readAmount(text, right) !== null);
}

function isRight({ right }: Sum, text: string, tolerance: number): boolean {
  const said = readAmount(text, right);
  return said !== null && isClose(said, right, tolerance);
}

function readPart(
  asked: AskedTalk,
  { part, value }: { part: number; value: unknown },
): PartSaid | null {
  const said = readSaid(listPartItems(asked, part), value);
  if (said === null || typeof value !== "object" || value === null) return null;
  const wanted = asked.card.parts[part]?.sums ?? [];
  const given: unknown = new Map<string, unknown>(Object.entries(value)).get("sums") ?? [];
  if (!Array.isArray(given) || given.length > wanted.length) return null;
  const texts: unknown[] = given;
  const sums = texts.flatMap((one, at) => {
    const text = typeof one === "number" ? String(one) : one;
    const sum = wanted[at];
    return typeof text === "string" && sum !== undefined && isTold(sum, text) ? text : [];
  });
  return sums.length === texts.length ? { ...said, sums } : null;
}
