import { sortParts } from "./part.ts";
import type { Part } from "./part.ts";

/** A line of a unified diff. */
export interface DiffRow {
  /** Counts from 1; the heads of its hunks have none. */
  n: number;
  sign: " " | "-" | "+";
  text: string;
  /** The name of the mistake that a changed line belongs to; `null` for a line that is harmless. */
  mistake: string | null;
}

/** Lines of a diff that stand together. */
export interface DiffHunk {
  /** Such as `@@ -4,7 +4,6 @@`. */
  head: string;
  rows: DiffRow[];
}

/** Lines around a change that are shown with it. */
const CONTEXT = 3;

/** The unified diff of a program in which some parts, of which no two share a line, are exchanged. */
export function diffParts(lines: readonly string[], parts: readonly Part[]): DiffHunk[] {
  const hunks: DiffHunk[] = [];
  let n = 0;
  let shift = 0;
  for (const group of groupParts(parts)) {
    const from = Math.max(0, (group[0]?.start ?? 0) - CONTEXT);
    const to = Math.min(lines.length, (group.at(-1)?.end ?? 0) + CONTEXT);
    const rows: DiffRow[] = [];
    const put = (sign: DiffRow["sign"], texts: readonly string[], mistake: string | null): void => {
      for (const text of texts) rows.push({ n: (n += 1), sign, text, mistake });
    };
    let done = from;
    for (const { start, end, added, mistake } of group) {
      put(" ", lines.slice(done, start), null);
      put("-", lines.slice(start, end), mistake);
      put("+", added, mistake);
      done = end;
    }
    put(" ", lines.slice(done, to), null);
    const count = (...signs: DiffRow["sign"][]): number =>
      rows.filter(({ sign }) => signs.includes(sign)).length;
    const [old, fresh] = [count(" ", "-"), count(" ", "+")];
    hunks.push({ head: `@@ -${from + 1},${old} +${from + 1 + shift},${fresh} @@`, rows });
    shift += fresh - old;
  }
  return hunks;
}

/** The diff as `patch` and `git apply` read it. */
export function printDiff(name: string, hunks: readonly DiffHunk[]): string {
  const body = hunks.flatMap(({ head, rows }) => [
    head,
    ...rows.map(({ sign, text }) => `${sign}${text}`),
  ]);
  return `${[`--- a/${name}`, `+++ b/${name}`, ...body].join("\n")}\n`;
}

/** Parts whose contexts meet stand together. */
function groupParts(parts: readonly Part[]): Part[][] {
  const groups: Part[][] = [];
  for (const part of sortParts(parts)) {
    const last = groups.at(-1);
    const end = last?.at(-1)?.end;
    if (last !== undefined && end !== undefined && part.start - end <= 2 * CONTEXT) last.push(part);
    else groups.push([part]);
  }
  return groups;
}
