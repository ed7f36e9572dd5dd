import { carryStyle } from "./carry-style.ts";
import { countFitting } from "./cut.ts";
import { displayWidth, splitGlyphs, type Glyph } from "./glyphs.ts";

/** What stands before the first line and before the others, such as a bullet and an indent. */
export interface Hang {
  first: string;
  rest: string;
}

const LEAST = 4;

interface Word {
  text: string;
  width: number;
  /** Whether a space parts it from the word before. */
  spaced: boolean;
}

/** A command in a sentence, between backticks or in the colour of code. */
const COMMAND = /(?<=`|\u001B\[36m)(?:trainer|npm|npx|node) [^`\u001B\n]*/g;
/** Stands for a space at which no line ends. */
const GLUE = "\uE000";

/**
 * A text in lines of at most `width` columns, broken between words, and inside a word only when it
 * is wider than a line. Line feeds in the text stay. `hang` counts in the width. A command is never
 * broken, for then it could not be copied: one that is too wide is wrapped by the terminal.
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
  const lines = text
    .replace(COMMAND, (command) => command.replaceAll(" ", GLUE))
    .split("\n")
    .flatMap((line, at) => wrapLine(line, at === 0 ? room : { first: room.rest, rest: room.rest }));
  return carryStyle(lines).map((glued, at) => {
    const line = glued.replaceAll(GLUE, " ");
    const prefix = at === 0 ? hang.first : hang.rest;
    return line === "" ? prefix.trimEnd() : prefix + line;
  });
}

/** A text of one line in pieces of at most `width` columns, spaces kept, broken anywhere. */
export function chopText(text: string, width: number): string[] {
  const pieces: string[] = [];
  let glyphs = splitGlyphs(text);
  do {
    const count = Math.max(1, countFitting(glyphs, width));
    pieces.push(join(glyphs.slice(0, count)));
    glyphs = glyphs.slice(count);
  } while (glyphs.length > 0);
  return carryStyle(pieces);
}

function wrapLine(text: string, room: { first: number; rest: number }): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of splitWords(text, Math.min(room.first, room.rest))) {
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

function splitWords(text: string, width: number): Word[] {
  const words: Word[] = [];
  for (const [at, piece] of text.split(/[ \t]+/).entries()) {
    const runs = displayWidth(piece) === piece.length ? [piece] : splitAtWide(piece);
    for (const [index, run] of runs.entries()) {
      const isWhole = displayWidth(run) <= width || run.includes(GLUE);
      const parts = isWhole ? [run] : breakWord(run, width);
      for (const [part, chunk] of parts.entries()) {
        const spaced = at > 0 && index === 0 && part === 0;
        words.push({ text: chunk, width: displayWidth(chunk), spaced });
      }
    }
  }
  return words;
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
