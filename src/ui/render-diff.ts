import { diffLines } from "./line-diff.ts";
import type { DiffLine } from "./line-diff.ts";
import { sanitizeOutput } from "./sanitize.ts";
import type { Style } from "./style.ts";
import { paintLines } from "./text/paint-source.ts";
import type { View } from "./view.ts";

/** Two texts to compare. */
export interface DiffPage {
  yours: string;
  reference: string;
}

/** Unchanged lines shown around a change. */
const CONTEXT = 3;
/** Above so many pairs of lines a comparison takes too long to be of use. */
const MOST_PAIRS = 4_000_000;

/** The learner's file against the reference: `-` stands only in theirs, `+` only in the reference. */
export function renderDiff({ yours, reference }: DiffPage, { style }: View): string {
  const [mine, theirs] = [splitLines(yours), splitLines(reference)];
  if (mine.length * theirs.length > MOST_PAIRS) return "Your file is too long to be compared.\n";
  const lines = diffLines(mine, theirs);
  if (lines.every(({ kind }) => kind === "same"))
    return "Your file is the same as the reference.\n";
  const head = [style.bad("--- yours"), style.good("+++ reference")];
  const painted = paintDiff(lines, { mine, theirs, style });
  const body = fold(painted).map((line) => {
    if (line === null) return style.quiet(style.symbols.line.repeat(3));
    if (line.kind === "removed") return `${style.bad("-")} ${line.text}`;
    return line.kind === "added" ? `${style.good("+")} ${line.text}` : `  ${line.text}`;
  });
  return `${[...head, ...body].join("\n")}\n`;
}

/** The same lines as they look in the files that they are from. */
function paintDiff(
  lines: readonly DiffLine[],
  { mine, theirs, style }: { mine: string[]; theirs: string[]; style: Style },
): DiffLine[] {
  const looks = [mine, theirs].map((side) =>
    paintLines(side.map(makeSafe), style)[Symbol.iterator](),
  );
  const [left, right] = looks;
  return lines.map(({ kind, text }) => {
    const yours = kind === "added" ? undefined : left?.next().value;
    const reference = kind === "removed" ? undefined : right?.next().value;
    return { kind, text: yours ?? reference ?? text };
  });
}

function makeSafe(line: string): string {
  return sanitizeOutput(line, { color: false });
}

/** Leaves out what is far from every change; `null` stands for a gap. */
function fold(lines: readonly DiffLine[]): (DiffLine | null)[] {
  const changed = lines.flatMap(({ kind }, index) => (kind === "same" ? [] : [index]));
  const kept = new Set(
    changed.flatMap((index) =>
      Array.from({ length: 2 * CONTEXT + 1 }, (_, step) => index - CONTEXT + step),
    ),
  );
  const shown: (DiffLine | null)[] = [];
  for (const [index, line] of lines.entries()) {
    if (kept.has(index)) shown.push(line);
    else if (shown.at(-1) !== null) shown.push(null);
  }
  return shown;
}

function splitLines(text: string): string[] {
  return text
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split(/\r?\n/);
}
