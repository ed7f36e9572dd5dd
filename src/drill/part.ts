import { findLines, takeOld } from "../catalog/hunk.ts";
import type { Hunk } from "../catalog/hunk.ts";
import type { MistakeFile } from "../catalog/parse-mistake-file.ts";

/** Lines from `start` up to `end` of a program, counted from 0, that are exchanged for others. */
export interface Part {
  start: number;
  end: number;
  added: string[];
  /** The name of the mistake that it belongs to; `null` for a change that is harmless. */
  mistake: string | null;
}

/** Lines of a program, from `start` up to `end`. */
export type Span = Pick<Part, "start" | "end">;

/** The parts of a mistake's edit in the lines of its base; empty where it does not fit. */
export function splitMistake(lines: readonly string[], mistake: MistakeFile): Part[] {
  return listHunks(mistake).flatMap((hunk) => splitHunk(lines, hunk, mistake.name));
}

/** The lines of its base that a mistake's edit takes up, with those that say where it belongs. */
export function findSpans(lines: readonly string[], mistake: MistakeFile): Span[] {
  return listHunks(mistake).flatMap((hunk) => {
    const start = findStart(lines, hunk);
    return start === null ? [] : [{ start, end: start + takeOld(hunk).length }];
  });
}

/** Whether two places share a line or touch each other. */
export function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** The program in which the parts, of which no two share a line, are exchanged. */
export function applyParts(lines: readonly string[], parts: readonly Part[]): string[] {
  const result: string[] = [];
  let done = 0;
  for (const { start, end, added } of sortParts(parts)) {
    result.push(...lines.slice(done, start), ...added);
    done = end;
  }
  return [...result, ...lines.slice(done)];
}

/** The parts in the order of the program. */
export function sortParts(parts: readonly Part[]): Part[] {
  return parts.toSorted((one, other) => one.start - other.start || one.end - other.end);
}

function listHunks({ change }: MistakeFile): readonly Hunk[] {
  return change.kind === "edit" ? change.hunks : [];
}

/** Such an edit fits in one place. */
function findStart(lines: readonly string[], hunk: Hunk): number | null {
  const [start, ...more] = findLines(lines, takeOld(hunk));
  return start === undefined || more.length > 0 ? null : start;
}

function splitHunk(lines: readonly string[], hunk: Hunk, mistake: string): Part[] {
  let at = findStart(lines, hunk);
  if (at === null) return [];
  const parts: Part[] = [];
  let open: Part | null = null;
  for (const { kind, text } of hunk.lines) {
    if (kind === "same") {
      open = null;
      at += 1;
      continue;
    }
    if (open === null) {
      open = { start: at, end: at, added: [], mistake };
      parts.push(open);
    }
    if (kind === "added") open.added.push(text);
    else open.end = at += 1;
  }
  return parts;
}
