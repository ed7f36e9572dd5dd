import type { Part, Span } from "./part.ts";
import { touches } from "./part.ts";

/** A change of a program that does nothing to what it does. */
export interface HarmlessEdit {
  kind: "rename" | "move" | "comment";
  /** They belong to no mistake. */
  parts: Part[];
  /** Names that it changes or brings in, which no mistake may speak of. */
  names: string[];
}

/** What the harmless edits of a change must leave alone. */
export interface Taken {
  spans: readonly Span[];
  /** What the mistakes add. */
  added: readonly string[];
}

/** Draws up to `count` edits that touch neither the mistakes nor each other, of different kinds first. */
export function drawHarmless(
  edits: readonly HarmlessEdit[],
  { taken, count, random }: { taken: Taken; count: number; random: () => number },
): HarmlessEdit[] {
  let left = edits.filter((edit) => isFree(edit, taken));
  const drawn: HarmlessEdit[] = [];
  while (drawn.length < count && left.length > 0) {
    const fewest = Math.min(...left.map(({ kind }) => countKind(drawn, kind)));
    const rare = left.filter(({ kind }) => countKind(drawn, kind) === fewest);
    // By kind first: a program has many more places for a comment than names to change.
    const kinds = [...new Set(rare.map(({ kind }) => kind))];
    const kind = kinds[Math.floor(random() * kinds.length)];
    const fitting = rare.filter((edit) => edit.kind === kind);
    const next = fitting[Math.floor(random() * fitting.length)];
    if (next === undefined) break;
    drawn.push(next);
    left = left.filter((edit) => edit !== next && isFree(edit, { spans: next.parts, added: [] }));
  }
  return drawn;
}

function countKind(edits: readonly HarmlessEdit[], kind: HarmlessEdit["kind"]): number {
  return edits.filter((edit) => edit.kind === kind).length;
}

function isFree({ parts, names }: HarmlessEdit, { spans, added }: Taken): boolean {
  const hits = parts.some((part) => spans.some((span) => touches(part, span)));
  const words = new Set(added.flatMap((line) => line.match(/[\w$]+/g) ?? []));
  return !hits && !names.some((name) => words.has(name));
}
