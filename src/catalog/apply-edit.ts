import type { Hunk } from "./hunk.ts";
import { findLines, SIGNS, takeNew, takeOld } from "./hunk.ts";

/** The edited text, or what keeps the edit from being applied. */
export type Applied = { kind: "applied"; text: string } | { kind: "refused"; faults: string[] };

/**
 * Applies an edit to its base. The context and minus lines of each hunk must occur exactly once in
 * the base; all hunks are located in the base, must not share a line of it and are applied together.
 */
export function applyEdit(base: string, hunks: readonly Hunk[]): Applied {
  const lines = base.split("\n");
  const faults: string[] = [];
  const places = hunks
    .flatMap((hunk) => locate(hunk, lines, faults))
    .toSorted((a, b) => a.start - b.start);
  reportOverlaps(places, faults);
  if (faults.length > 0) return { kind: "refused", faults };
  return { kind: "applied", text: replaceAll(lines, places).join("\n") };
}

interface Place {
  hunk: Hunk;
  /** The first line of the base that the hunk takes up, and the one after its last. */
  start: number;
  end: number;
}

function locate(hunk: Hunk, lines: readonly string[], faults: string[]): Place[] {
  const old = takeOld(hunk);
  if (old.length === 0) {
    faults.push(`${quote(hunk)} has only added lines, so nothing says where they belong`);
    return [];
  }
  const [start, ...more] = findLines(lines, old);
  if (start === undefined) faults.push(`${quote(hunk)} was not found in the base`);
  else if (more.length > 0)
    faults.push(`${quote(hunk)} was found ${more.length + 1} times in the base, not once`);
  else return [{ hunk, start, end: start + old.length }];
  return [];
}

function reportOverlaps(sorted: readonly Place[], faults: string[]): void {
  for (const [index, place] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next !== undefined && next.start < place.end)
      faults.push(`${quote(next.hunk)} overlaps ${quote(place.hunk)}: make them one hunk`);
  }
}

/** Names a hunk by its first line that has a text. */
function quote({ lines }: Hunk): string {
  const line = lines.find(({ text }) => text.trim() !== "") ?? lines[0];
  const text = line === undefined ? "" : `${SIGNS[line.kind]}${line.text}`;
  return `the hunk that begins with ${JSON.stringify(text)}`;
}

function replaceAll(lines: readonly string[], sorted: readonly Place[]): string[] {
  const result: string[] = [];
  let done = 0;
  for (const { hunk, start, end } of sorted) {
    result.push(...lines.slice(done, start), ...takeNew(hunk));
    done = end;
  }
  return [...result, ...lines.slice(done)];
}
