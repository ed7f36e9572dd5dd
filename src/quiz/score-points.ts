import { shuffle } from "./shuffle.ts";

/** How far somebody is who says a point, those with the least experience first. */
export const SPEAKER_LEVELS = ["junior", "middle", "senior"] as const;

export type SpeakerLevel = (typeof SPEAKER_LEVELS)[number];

/** How far somebody is who leads a design, those with the least experience first. */
export const DESIGNER_LEVELS = ["junior", "senior", "staff"] as const;

export type DesignerLevel = (typeof DESIGNER_LEVELS)[number];

/** A level of either ladder. */
export type PointLevel = SpeakerLevel | DesignerLevel;

const RANKS: readonly PointLevel[] = ["junior", "middle", "senior", "staff"];

/** One thing that may be said in a spoken answer. */
export interface Point<L extends PointLevel = SpeakerLevel> {
  /** A `wrong` one counts against whoever says it. */
  kind: "must" | "good" | "wrong";
  /** Who is expected to say it, and everybody above; `null` is everybody, and so is any `wrong` one. */
  level: L | null;
  /** Markdown. */
  text: string;
  /** Why it matters, or what is wrong with it; may be empty. */
  why: string;
}

/** What a spoken answer is worth. */
export interface PointScore {
  /** The musts up to the level that is asked for. */
  musts: number;
  hits: number;
  /** All good points, and those that were said. */
  goods: number;
  extras: number;
  /** Wrong points that were said. */
  against: number;
  /** The hits less what counts against them, as a share of the musts: 0 to 1. */
  share: number;
  /** At least half of the musts, and nothing wrong. */
  passed: boolean;
}

/** Whether a point is expected from somebody of this level. */
function isExpected({ kind, level }: Point<PointLevel>, asked: PointLevel): boolean {
  return kind === "must" && (level === null || RANKS.indexOf(level) <= RANKS.indexOf(asked));
}

/** Scores what was said of some points; `said` are their places. */
export function scorePoints(
  points: readonly Point<PointLevel>[],
  said: readonly number[],
  asked: PointLevel,
): PointScore {
  const own = points.filter((_point, at) => said.includes(at));
  const count = (all: readonly Point<PointLevel>[], kind: Point["kind"]): number =>
    all.filter((point) => point.kind === kind).length;
  const musts = points.filter((point) => isExpected(point, asked)).length;
  const hits = own.filter((point) => isExpected(point, asked)).length;
  const against = count(own, "wrong");
  const share = musts === 0 ? 0 : Math.max(0, hits - against) / musts;
  const passed = against === 0 && share >= HALF;
  const goods = count(points, "good");
  return { musts, hits, goods, extras: count(own, "good"), against, share, passed };
}

/**
 * The third of the ticked points, rounded up, for which the sentence that was said is asked; the same
 * seed and the same points give the same third. In the order of `ticked`.
 */
export function pickProbes(
  ticked: readonly number[],
  { points, seed }: { points: number; seed: string },
): number[] {
  const order = shuffle(points, seed);
  const ranked = ticked.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  const picked = new Set(ranked.slice(0, Math.ceil(ticked.length / 3)));
  return ticked.filter((at) => picked.has(at));
}

/** The sentence that was typed for a point. */
export interface Sentence {
  /** Place of the point. */
  point: number;
  text: string;
}

/** The ticked points that count: one whose sentence is empty was not said. */
export function keepSaid(ticked: readonly number[], sentences: readonly Sentence[]): number[] {
  const empty = new Set(sentences.filter(({ text }) => text.trim() === "").map((one) => one.point));
  return ticked.filter((at) => !empty.has(at));
}

/** What an interviewer lets pass. */
const HALF = 0.5;
