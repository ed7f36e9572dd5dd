import { carryStyle } from "./carry-style.ts";
import { countFitting } from "./cut.ts";
import { displayWidth, splitGlyphs, type Glyph } from "./glyphs.ts";

/** What stands before the first line and before the others, such as a bullet and an indent. */
export interface Hang {
  first: string;
  rest: string;
  /** Every line fits, though a command or a path is broken for that, as in the cell of a table. */
  strict?: boolean;
}

const LEAST = 4;

interface Word {
  text: string;
  width: number;
  /** Whether a space parts it from the word before. */
  spaced: boolean;
}

/** A piece of code in a sentence, between backticks or in its colour. */
const CODE = /`[^`\n]+`|\u001B\[36m[^\u001B\n]+\u001B\[39m/g;
const COMMAND = /(?:`|\u001B\[36m)(?:trainer|npm|npx|node)\uE000/;
/** A path or an address: of several parts, without an end or a gap. */
const PATH = /^[^\s,;]*[\w.~:-][/\\][^\s,;]*[/\\][^\s,;]*$/;
/** Stands for a space at which no line ends. */
const GLUE = "\uE000";

/** A text whose words stay on one line where it is wrapped and there is room for that. */
export function keepTogether(text: string): string {
  return text.replaceAll(" ", GLUE);
}

/**
 * A text in lines of at most `width` columns, broken between words, and inside a word only when it
 * is wider than a line. Line feeds in the text stay. `hang` counts in the width. A piece of code is kept
 * on one line if it fits. Commands, paths and addresses are never broken, for then they could not be
 * copied: one that is too wide is wrapped by the terminal.
 */
export function wrapText(
  text: string,
  width: number,
  hang: Hang = { first: "", rest: "" },
): string[] {
  const room = {
    first: Math.max(LEAST, width - displayWidth(hang.first)),
    rest: Math.max(LEAST, width - displayWidth(hang.rest)),
  };
  const { strict = false } = hang;
  const lines = text
    .replace(CODE, keepTogether)
    .split("\n")
    .flatMap((line, at) =>
      wrapLine(line, { ...room, ...(at === 0 ? {} : { first: room.rest }), strict }),
    );
  return carryStyle(lines).map((glued, at) => {
    const line = glued.replaceAll(GLUE, " ");
    const prefix = at === 0 ? hang.first : hang.rest;
    return line === "" ? prefix.trimEnd() : prefix + line;
  });
}

/** A text of one line in pieces of at most `width` columns, spaces kept, broken anywhere. */
export function chopText(text: string, width: number): string[] {
  return carryStyle(chop(text, (glyphs) => countFitting(glyphs, width)));
}

/** The same for a line of code, broken at a space or behind a sign where there is one near the end. */
export function chopCode(text: string, width: number): string[] {
  const pieces = chop(text, (glyphs) => {
    const most = countFitting(glyphs, width);
    if (most === glyphs.length) return most;
    const fitting = glyphs.slice(0, most);
    const ends = [/^ $/, /^[^\w$ ]$/].map((end) =>
      fitting.findLastIndex((one) => end.test(one.text)),
    );
    const end = ends.find((at) => at >= width / 2);
    return end === undefined ? most : end + 1;
  });
  const last = pieces.length - 1;
  return carryStyle(pieces.map((piece, at) => (at < last ? piece.trimEnd() : piece)));
}

function chop(text: string, measure: (glyphs: readonly Glyph[]) => number): string[] {
  const pieces: string[] = [];
  let glyphs = splitGlyphs(text);
  do {
    const count = Math.max(1, measure(glyphs));
    pieces.push(join(glyphs.slice(0, count)));
    glyphs = glyphs.slice(count);
  } while (glyphs.length > 0);
  return pieces;
}

interface Room {
  first: number;
  rest: number;
  strict: boolean;
}

function wrapLine(text: string, room: Room): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of splitWords(text, room)) {
    const gap = word.spaced && line !== "" ? 1 : 0;
    const most = lines.length === 0 ? room.first : room.rest;
    if (line !== "" && used + gap + word.width > most) {
      lines.push(line);
      line = word.text;
      used = word.width;
    } else {
      line += " ".repeat(gap) + word.text;
      used += gap + word.width;
    }
  }
  return [...lines, line];
}

function splitWords(text: string, { first, rest, strict }: Room): Word[] {
  const words: Word[] = [];
  const width = Math.min(first, rest);
  const add = (piece: string, spaced: boolean): void => {
    const runs = displayWidth(piece) === piece.length ? [piece] : splitAtWide(piece);
    for (const [index, run] of runs.entries()) {
      const isWhole = displayWidth(run) <= width || (!strict && isUnbroken(run));
      for (const [part, chunk] of (isWhole ? [run] : breakWord(run, width)).entries()) {
        const isFirst = index === 0 && part === 0;
        words.push({ text: chunk, width: displayWidth(chunk), spaced: spaced && isFirst });
      }
    }
  };
  for (const [at, piece] of text.split(/[ \t]+/).entries()) {
    const isKept = displayWidth(piece) <= width || (!strict && COMMAND.test(piece));
    const parts = isKept ? [piece] : piece.split(GLUE);
    for (const [index, part] of parts.entries()) add(part, at > 0 || index > 0);
  }
  return words;
}

/** What is copied or followed as a whole. */
function isUnbroken(run: string): boolean {
  return COMMAND.test(run) || PATH.test(run);
}

/** Chinese, Japanese and Korean text has no spaces: a line may end after each of its characters. */
function splitAtWide(piece: string): string[] {
  const runs: string[] = [];
  let run = "";
  for (const glyph of splitGlyphs(piece)) {
    const closing = /^[\p{Close_Punctuation}\p{Final_Punctuation}。、，．！？：；]/u.test(
      glyph.text,
    );
    if (glyph.width === 2 && !closing) {
      if (run !== "") runs.push(run);
      run = "";
    }
    run += glyph.text;
  }
  return [...runs, run];
}

/** Breaks after a slash where one is near the end, so that a long path stays readable. */
function breakWord(word: string, width: number): string[] {
  const parts: string[] = [];
  let glyphs = splitGlyphs(word);
  while (glyphs.length > 0) {
    const most = Math.max(1, countFitting(glyphs, width));
    const slash = glyphs.slice(0, most).findLastIndex((glyph) => /[/\\]/.test(glyph.text));
    const count = most < glyphs.length && slash >= width / 2 ? slash + 1 : most;
    parts.push(join(glyphs.slice(0, count)));
    glyphs = glyphs.slice(count);
  }
  return parts;
}

function join(glyphs: readonly Glyph[]): string {
  return glyphs.map((glyph) => glyph.text).join("");
}
