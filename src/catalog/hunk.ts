/** A line of a hunk: in the base and after the edit, only in the base, or only after the edit. */
export interface HunkLine {
  kind: "same" | "removed" | "added";
  text: string;
}

/** One place of an edit. It has no line numbers: its own lines say where it belongs. */
export interface Hunk {
  lines: HunkLine[];
}

/** The signs that lines of a hunk begin with where they are written. */
export const SIGNS = { same: " ", removed: "-", added: "+" } as const;

/** The lines that the base must hold for a hunk to fit. */
export function takeOld(hunk: Hunk): string[] {
  return hunk.lines.flatMap(({ kind, text }) => (kind === "added" ? [] : [text]));
}

/** The lines that stand there after the edit. */
export function takeNew(hunk: Hunk): string[] {
  return hunk.lines.flatMap(({ kind, text }) => (kind === "removed" ? [] : [text]));
}

/** How many lines an edit removes and adds. */
export function countChanged(hunks: readonly Hunk[]): number {
  return hunks.flatMap(({ lines }) => lines).filter(({ kind }) => kind !== "same").length;
}

/** The places, counted from 0, where some lines stand one after the other. */
export function findLines(lines: readonly string[], wanted: readonly string[]): number[] {
  const places: number[] = [];
  for (let start = 0; start + wanted.length <= lines.length; start += 1) {
    if (wanted.every((text, offset) => lines[start + offset] === text)) places.push(start);
  }
  return places;
}
