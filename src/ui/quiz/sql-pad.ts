import type { Key, KeyPad, Press, Room } from "../prompts/key-pad.ts";
import { readLatin } from "../prompts/latin-key.ts";
import type { Style } from "../style.ts";
import { dropLast } from "../text/drop-last.ts";
import { displayWidth, splitGlyphs } from "../text/glyphs.ts";
import { paintSql } from "../text/paint-sql.ts";
import { cutText } from "../text/cut.ts";
import { chopText } from "../text/wrap.ts";
import type { QuestionMove } from "./question-move.ts";

/** A pad on which SQL is typed, line by line. */
export interface SqlPad {
  /** What stands there at first, such as a statement to correct. */
  text: string;
  /** More than one statement may be typed, so that only an empty line ends it. */
  several: boolean;
  style: Style;
}

/** What is typed, with `CURSOR` where the cursor stands. */
type Typed = string;

const CURSOR = "\u0000";
const LONGEST = 4000;
const TAB = "  ";

/**
 * A pad for several lines. Enter begins the next one, and runs what is typed after a semicolon or on an
 * empty line; an empty text says "not known".
 */
export function sqlPad(
  pad: SqlPad,
  finish: (text: string) => QuestionMove,
): KeyPad<Typed, QuestionMove> {
  return {
    start: pad.text + CURSOR,
    show: (typed, room) => layOut(pad, typed, room).lines.join("\n"),
    cursor: (typed, room) => layOut(pad, typed, room).cursor,
    press: (typed, key) => {
      const [before = "", after = ""] = typed.split(CURSOR);
      if (key.name === "return") return enter(pad, { before, after }, finish);
      if (key.name === "up" && (before + after).trim() === "") return done({ kind: "undo" });
      const next = edit({ before, after }, key);
      return { kind: "going", state: next.before + CURSOR + next.after };
    },
    close: (move, room) => showAnswer(move, pad.style, room?.columns ?? USUAL),
  };
}

/** The text on both sides of the cursor. */
interface Sides {
  before: string;
  after: string;
}

function done(result: QuestionMove): Press<Typed, QuestionMove> {
  return { kind: "done", result };
}

function enter(
  { several }: SqlPad,
  { before, after }: Sides,
  finish: (text: string) => QuestionMove,
): Press<Typed, QuestionMove> {
  const text = (before + after).trim();
  const own = lastLine(before);
  if (text === "" || text === "?") return done({ kind: "answer", answer: { kind: "unknown" } });
  const isAtEnd = after.trim() === "";
  const ends = own.trim() === "" || (!several && /;\s*$/.test(own));
  if (isAtEnd && ends) return done(finish(text));
  const indent = /^\s*/.exec(own)?.[0] ?? "";
  return { kind: "going", state: `${before}\n${indent}${CURSOR}${after}` };
}

function edit(sides: Sides, { name, text }: Key): Sides {
  const { before, after } = sides;
  if (text !== "") {
    const room = LONGEST - before.length - after.length;
    return text.length > room ? sides : { before: before + text, after };
  }
  const act = EDITS.get(name) ?? EDITS.get(`ctrl-${readLatin(name)}`);
  return act?.(sides) ?? sides;
}

const EDITS = new Map<string, (sides: Sides) => Sides>([
  ["left", ({ before, after }) => moveTo(before + after, dropLast(before).length)],
  ["right", ({ before, after }) => moveTo(before + after, before.length + firstOf(after).length)],
  ["up", (sides) => moveByLine(sides, -1)],
  ["down", (sides) => moveByLine(sides, 1)],
  ["home", goHome],
  ["ctrl-a", goHome],
  ["end", goToEnd],
  ["ctrl-e", goToEnd],
  ["backspace", ({ before, after }) => ({ before: dropLast(before), after })],
  ["delete", ({ before, after }) => ({ before, after: after.slice(firstOf(after).length) })],
  ["tab", ({ before, after }) => ({ before: before + TAB, after })],
  [
    "ctrl-w",
    ({ before, after }) => ({ before: before.replace(/(?:\w+|[^\w\n])[ \t]*$|\n$/, ""), after }),
  ],
  [
    "ctrl-u",
    ({ before, after }) => ({
      before: before.slice(0, before.length - lastLine(before).length),
      after,
    }),
  ],
  ["ctrl-k", ({ before, after }) => ({ before, after: after.replace(/^[^\n]+/, "") })],
]);

function moveTo(text: string, at: number): Sides {
  return { before: text.slice(0, at), after: text.slice(at) };
}

function firstOf(text: string): string {
  return splitGlyphs(text)[0]?.text ?? "";
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf("\n") + 1);
}

function goHome({ before, after }: Sides): Sides {
  return moveTo(before + after, before.length - lastLine(before).length);
}

function goToEnd({ before, after }: Sides): Sides {
  const end = after.indexOf("\n");
  return moveTo(before + after, before.length + (end === -1 ? after.length : end));
}

/** The same column in another line, or the end of the text or its beginning. */
function moveByLine({ before, after }: Sides, step: 1 | -1): Sides {
  const text = before + after;
  const lines = text.split("\n");
  const row = before.split("\n").length - 1;
  const wanted = lines[row + step];
  if (wanted === undefined) return moveTo(text, step < 0 ? 0 : text.length);
  const column = Math.min(lastLine(before).length, wanted.length);
  const start = lines.slice(0, row + step).reduce((sum, line) => sum + line.length + 1, 0);
  return moveTo(text, start + column);
}

/** What is shown, and where in it the cursor stands. */
interface Layout {
  lines: string[];
  cursor: { row: number; column: number };
}

const HELP = {
  empty: "Enter: don't know, Up: undo, Esc: quit",
  one: "Enter after ; or on an empty line: run",
  several: "Enter on an empty line: run",
};

/** Long lines go on below; where all do not fit, those around the cursor are shown. */
function layOut(pad: SqlPad, typed: Typed, { columns, rows }: Room): Layout {
  const { style, several } = pad;
  const [before = "", after = ""] = typed.split(CURSOR);
  const text = before + after;
  const side = sideOf(style);
  const room = roomFor(side, columns);
  const typedLines = text.split("\n");
  const at = before.split("\n").length - 1;
  const pieces = typedLines.map((line) => chopText(line, room));
  const above = pieces.slice(0, at).reduce((sum, lines) => sum + lines.length, 0);
  const width = displayWidth(lastLine(before));
  const spot = { row: above + Math.floor(width / room), column: width % room };
  const painted = paintSql(pieces.flat().join("\n"), style).split("\n");
  while (painted.length <= spot.row) painted.push("");
  const most = Math.max(3, rows - 3);
  const first = Math.max(
    0,
    Math.min(spot.row - most + 1, painted.length - most),
    spot.row - most + 1,
  );
  const shown = painted.slice(first, first + most).map((line) => style.quiet(side) + line);
  const help = text.trim() === "" ? HELP.empty : several ? HELP.several : HELP.one;
  return {
    lines: [...shown, style.quiet(cutText(help, Math.max(8, columns - 1), style.symbols.ellipsis))],
    cursor: { row: spot.row - first, column: displayWidth(side) + spot.column },
  };
}

function showAnswer(move: QuestionMove | null, style: Style, columns: number): string {
  if (move?.kind !== "answer" || move.answer.kind !== "query") return "";
  const side = sideOf(style);
  const lines = move.answer.sql
    .split("\n")
    .flatMap((line) => chopText(line, roomFor(side, columns)));
  return paintSql(lines.join("\n"), style)
    .split("\n")
    .map((line) => style.quiet(side) + line)
    .join("\n");
}

/** Columns of a terminal that does not say how many it has. */
const USUAL = 80;

function sideOf({ symbols }: Style): string {
  return symbols.side === "" ? "" : `${symbols.side} `;
}

/** The last column stays free, and so does one for the cursor. */
function roomFor(side: string, columns: number): number {
  return Math.max(8, columns - displayWidth(side) - 2);
}
