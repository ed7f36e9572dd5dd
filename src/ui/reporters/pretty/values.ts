import { diffLines, type DiffLine } from "../../line-diff.ts";
import { sanitizeOutput } from "../../sanitize.ts";
import { countNoun } from "../../text/count-noun.ts";
import { cutText } from "../../text/cut.ts";
import { displayWidth } from "../../text/glyphs.ts";
import { chopText } from "../../text/wrap.ts";
import { NARROW, type View } from "../../view.ts";

const LABEL = 10;
const MOST_LINES = 12;
const MOST_DIFF_LINES = 24;
const CONTEXT = 2;
/** Only a part of a huge value is looked at. */
const MOST_CHARACTERS = 20_000;
/** Comparing more lines than this takes long and helps nobody. */
const MOST_COMPARED = 400;

interface Block {
  label: string;
  lines: readonly string[];
}

/** Expected and received: a diff when both have several lines, else two blocks. */
export function writeValues(
  values: { expected?: string; received?: string },
  view: View,
): string[] {
  const expected = values.expected === undefined ? null : splitValue(values.expected);
  const received = values.received === undefined ? null : splitValue(values.received);
  if (expected !== null && received !== null && isComparable(expected) && isComparable(received)) {
    return writeDiff(diffLines(expected, received), view);
  }
  const { good, bad } = view.style;
  const blocks = [
    { label: good("expected"), lines: expected ?? [] },
    { label: bad("received"), lines: received ?? [] },
  ].filter(({ lines }) => lines.length > 0);
  const wide = blocks.some(({ lines }) => lines.some((line) => displayWidth(line) > room(view)));
  const under = view.width < NARROW && wide;
  return blocks.flatMap((block) => writeBlock(block, under, view));
}

function splitValue(text: string): string[] {
  const safe = sanitizeOutput(text.slice(0, MOST_CHARACTERS), { color: false }).replaceAll(
    "\t",
    "  ",
  );
  return safe.split("\n").map((line) => line.trimEnd());
}

function isComparable(lines: readonly string[]): boolean {
  return lines.length > 1 && lines.length <= MOST_COMPARED;
}

function room(view: View): number {
  return Math.max(8, view.width - LABEL - 2);
}

/** The value beside its label, or under it. */
function writeBlock({ label, lines }: Block, under: boolean, view: View): string[] {
  const all = lines.flatMap((line) => chopText(line, under ? view.width - 4 : room(view)));
  const left = all.length > MOST_LINES + 1 ? all.length - MOST_LINES : 0;
  const shown = all.slice(0, all.length - left);
  if (left > 0) shown.push(view.style.quiet(`and ${countNoun(left, "more line")}`));
  if (under) return [`  ${label}`, ...shown.map((line) => `    ${line}`.trimEnd())];
  return shown.map((line, at) =>
    `  ${at === 0 ? `${label}  ` : " ".repeat(LABEL)}${line}`.trimEnd(),
  );
}

function writeDiff(lines: readonly DiffLine[], view: View): string[] {
  const { style } = view;
  const body = foldSame(lines).map((line) =>
    line === null ? style.quiet(`    ${style.symbols.ellipsis}`) : writeDiffLine(line, view),
  );
  const left = body.length > MOST_DIFF_LINES + 1 ? body.length - MOST_DIFF_LINES : 0;
  return [
    `  ${style.good("- expected")}  ${style.bad("+ received")}`,
    "",
    ...body.slice(0, body.length - left),
    ...(left > 0 ? [style.quiet(`    and ${countNoun(left, "more line")}`)] : []),
  ];
}

/** The lines near a change; `null` stands for two or more that are left out. */
function foldSame(lines: readonly DiffLine[]): (DiffLine | null)[] {
  const changed = lines.flatMap((line, at) => (line.kind === "same" ? [] : [at]));
  const near = (at: number): boolean => changed.some((other) => Math.abs(other - at) <= CONTEXT);
  const lonely = (at: number): boolean =>
    (at === 0 || near(at - 1)) && (at === lines.length - 1 || near(at + 1));
  return lines.flatMap((line, at) => {
    if (near(at) || lonely(at)) return [line];
    return at > 0 && !near(at - 1) ? [] : [null];
  });
}

function writeDiffLine({ kind, text }: DiffLine, { style, width }: View): string {
  const sign = { same: " ", removed: "-", added: "+" }[kind];
  const line = `  ${sign} ${cutText(text, width - 4, style.symbols.ellipsis)}`.trimEnd();
  return { same: style.quiet, removed: style.good, added: style.bad }[kind](line);
}
