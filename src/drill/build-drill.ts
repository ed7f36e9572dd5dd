import { createHash } from "node:crypto";
import type { Bank } from "../catalog/bank.ts";
import type { MistakeFile } from "../catalog/parse-mistake-file.ts";
import { seedRandom } from "../text/seed-random.ts";
import { drawMistakes } from "./draw-mistakes.ts";
import { drawHarmless } from "./harmless.ts";
import type { DrillLevel } from "./level.ts";
import { findSize } from "./level.ts";
import { listHarmless } from "./list-harmless.ts";
import { applyParts, findSpans, splitMistake } from "./part.ts";
import type { Part } from "./part.ts";

/** What a drill is, so that it can be made again exactly. */
export interface DrillId {
  drill: "review" | "repair";
  slug: string;
  seed: string;
  level: DrillLevel;
  /** Counts from 1: which of the seed's draws it is, for some turn out not to hold. */
  draw: number;
}

/** A right program in which mistakes were planted, among changes that are harmless. */
export interface BuiltDrill {
  id: DrillId;
  mistakes: MistakeFile[];
  /** The lines of the right program. */
  base: string[];
  /** The changes of the base, in its order. */
  parts: Part[];
  /** The right program, TypeScript. */
  before: string;
  /** The program with everything planted. */
  after: string;
  /** The program with the harmless changes alone; `null` where there are none. */
  harmless: string | null;
  /** Tells whether another version of the bank would make the same. */
  digest: string;
}

/** Mistakes that a drill must have at least. */
const FEWEST = { review: 1, repair: 2 } as const;

/**
 * Makes the drill that an id names, not judged yet; `null` where the bank has nothing that fits.
 * `parse` gives the syntax tree of a TypeScript program.
 */
export function buildDrill(
  bank: Bank,
  id: DrillId,
  parse: (text: string) => unknown,
): BuiltDrill | null {
  const { drill, slug, seed, level, draw } = id;
  const random = seedRandom([drill, slug, level, seed, String(draw)].join(" "));
  const size = findSize(drill, level);
  const drawn = drawMistakes(bank, size, { fewest: FEWEST[drill], random });
  if (drawn === null) return null;
  const base = drawn.base.replace(/\n$/, "").split("\n");
  const planted = drawn.mistakes.flatMap((mistake) => splitMistake(base, mistake));
  const taken = {
    spans: drawn.mistakes.flatMap((mistake) => findSpans(base, mistake)),
    added: planted.flatMap(({ added }) => added),
  };
  const { harmless: count } = size;
  const offered = count === 0 ? [] : listHarmless({ text: drawn.base, tree: parse(drawn.base) });
  const harmless = drawHarmless(offered, { taken, count, random }).flatMap(({ parts }) => parts);
  const write = (parts: readonly Part[]): string => `${applyParts(base, parts).join("\n")}\n`;
  const after = write([...planted, ...harmless]);
  return {
    ...{ id, mistakes: drawn.mistakes, base, parts: [...planted, ...harmless] },
    before: write([]),
    after,
    harmless: harmless.length === 0 ? null : write(harmless),
    digest: createHash("sha256").update(after).digest("hex").slice(0, 8),
  };
}
