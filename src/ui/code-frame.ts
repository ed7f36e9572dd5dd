import { sanitizeOutput } from "./sanitize.ts";
import { countFitting, cutText } from "./text/cut.ts";
import { displayWidth, splitGlyphs, type Glyph } from "./text/glyphs.ts";
import { paintLines } from "./text/paint-source.ts";
import type { View } from "./view.ts";

const AROUND = 2;
/** How far from the column a line is looked at; measuring all of a huge one takes long. */
const FAR = 1000;
/** Longer sources are not coloured. */
const LONG = 300_000;
const TAB = "  ";

/** A spot in a source: line and column count from 1, the column in UTF-16 units. */
interface Spot {
  line: number;
  column: number;
}

/**
 * The line of a source with two lines before and after, numbered, a caret under the column. Empty
 * when the source has no such line. Lines longer than the view are cut around the column.
 */
export function renderCodeFrame(source: string, spot: Spot, view: View): string {
  const lines = source.replace(/^\uFEFF/, "").split(/\r\n|[\n\r]/);
  const meant = lines[spot.line - 1];
  if (meant === undefined) return "";
  const first = Math.max(1, spot.line - AROUND);
  const from = Math.max(0, spot.column - FAR);
  const window = { from: first - 1, to: spot.line + AROUND };
  const shown =
    from > 0 || source.length > LONG
      ? lines.slice(window.from, window.to).map((line) => clean(line.slice(from, from + 2 * FAR)))
      : paintWindow(lines, window, view);
  while (shown.length > spot.line - first + 1 && shown.at(-1)?.trim() === "") shown.pop();
  const digits = String(first + shown.length - 1).length;
  const room = Math.max(10, view.width - digits - 5);
  const caret = displayWidth(clean(meant.slice(from, Math.max(from, spot.column - 1))));
  const offset = caret < room - 6 ? 0 : caret - Math.floor(room / 2);
  return shown
    .flatMap((text, index) => {
      const number = first + index;
      const code = cutAround(text, { offset, room }, view);
      const line = renderLine({ number, code, digits, meant: number === spot.line }, view);
      return number === spot.line ? [line, renderCaret(caret - offset, digits, view)] : [line];
    })
    .join("\n");
}

/** What began on an earlier line, such as a comment, has its colour too. */
function paintWindow(
  lines: readonly string[],
  { from, to }: { from: number; to: number },
  { style }: View,
): string[] {
  const known = style.color ? lines.slice(0, to).map(clean) : lines.slice(from, to).map(clean);
  return style.color ? paintLines(known, style).slice(from) : known;
}

function clean(text: string): string {
  return sanitizeOutput(text, { color: false }).replaceAll("\t", TAB);
}

function cutAround(text: string, window: { offset: number; room: number }, view: View): string {
  const { ellipsis } = view.style.symbols;
  if (window.offset === 0) return cutText(text, window.room, ellipsis);
  const glyphs = splitGlyphs(text);
  const target = window.offset + displayWidth(ellipsis);
  const fitting = countFitting(glyphs, target);
  const over = measure(glyphs.slice(0, fitting)) < target ? 1 : 0;
  const rest = glyphs.slice(fitting + over);
  if (rest.length === 0) return "";
  const lead = " ".repeat(measure(glyphs.slice(0, fitting + over)) - target);
  return cutText(ellipsis + lead + rest.map((glyph) => glyph.text).join(""), window.room, ellipsis);
}

function measure(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((sum, glyph) => sum + glyph.width, 0);
}

function renderLine(
  line: { number: number; code: string; digits: number; meant: boolean },
  { style }: View,
): string {
  const number = String(line.number).padStart(line.digits);
  const { pointer, side } = style.symbols;
  if (!line.meant) return `${style.quiet(`  ${number} ${side}`)} ${line.code}`.trimEnd();
  return `${style.bad(pointer)} ${number} ${style.quiet(side)} ${line.code}`.trimEnd();
}

function renderCaret(column: number, digits: number, { style }: View): string {
  const gutter = style.quiet(`${" ".repeat(digits + 3)}${style.symbols.side}`);
  return `${gutter} ${" ".repeat(column)}${style.bad(style.symbols.caret)}`;
}
