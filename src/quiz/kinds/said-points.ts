import { keepSaid, pickProbes } from "../score-points.ts";
import type { Sentence } from "../score-points.ts";
import type { AskedItem, ToldAnswer } from "./card-kind.ts";
import { findKey, parseKeys } from "./shown-keys.ts";

/** What was said aloud and then compared with some points. */
export interface SaidPoints {
  /** How sure the learner was before the points were shown. */
  sure: boolean;
  /** The points that were said; `null` as long as they were not compared. */
  ticked: number[] | null;
  /** What was typed for some of them. */
  sentences: Sentence[];
}

/** The points under the keys under which they are shown, in the order shown. */
type Items = readonly AskedItem[];

/** The points that count as said. */
export function listSaid({ ticked, sentences }: SaidPoints): number[] {
  return keepSaid(ticked ?? [], sentences);
}

/** The ticked points whose sentence is asked; the order of the points decides which. */
export function listProbes(items: Items, said: SaidPoints, id: string): number[] {
  const seed = `${id} ${items.map(({ index }) => index).join(" ")}`;
  return pickProbes(said.ticked ?? [], { points: items.length, seed });
}

/** The next point whose sentence is still to be typed; `null` when there is none. */
export function findUnproved(items: Items, said: SaidPoints, id: string): number | null {
  const typed = new Set(said.sentences.map(({ point }) => point));
  return listProbes(items, said, id).find((point) => !typed.has(point)) ?? null;
}

/** Reads how sure, then what was said, then sentences by key; what is not said yet may be absent or `null`. */
export function readSaid(items: Items, value: unknown): SaidPoints | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const fields = new Map<string, unknown>(Object.entries(value));
  const sure = fields.get("sure");
  const said = fields.get("said") ?? null;
  const ticked = said === null ? null : parseKeys(items, said);
  const sentences = readSentences(items, fields.get("sentences") ?? {});
  if (typeof sure !== "boolean" || sentences === null || (said !== null && ticked === null))
    return null;
  return { sure, ticked, sentences };
}

/** Writes what was said as `readSaid` reads it. */
export function tellSaid(
  items: Items,
  { sure, ticked, sentences }: SaidPoints,
): Record<string, ToldAnswer> {
  return {
    sure,
    said: ticked?.map((index) => findKey(items, index)).toSorted() ?? null,
    sentences: Object.fromEntries(
      sentences.map(({ point, text }) => [findKey(items, point), text]),
    ),
  };
}

function readSentences(items: Items, value: unknown): Sentence[] | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  const sentences = entries.flatMap(([key, text]: [string, unknown]) => {
    const point = items.find((item) => item.key === key)?.index;
    return point === undefined || typeof text !== "string" ? [] : { point, text };
  });
  return sentences.length === entries.length ? sentences : null;
}
