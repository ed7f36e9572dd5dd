import { displayWidth, splitGlyphs } from "./glyphs.ts";
import { chopCode } from "./wrap.ts";

/** Columns by which the rest of a line stands deeper than its beginning. */
const REST_INDENT = 4;
const LEAST = 16;

/** A line of code, painted or not, in lines of at most `width` columns, the rest deeper than the beginning. */
export function wrapCode(line: string, width: number): string[] {
  const room = Math.max(LEAST, width);
  if (displayWidth(line) <= room) return [line];
  const visible = splitGlyphs(line).filter((glyph) => glyph.width > 0);
  const deep = visible.findIndex((glyph) => glyph.text !== " ");
  const rest = " ".repeat(Math.min(Math.max(0, deep) + REST_INDENT, room - LEAST / 2));
  const pieces = chopCode(line, room - rest.length);
  return pieces.map((piece, at) => (at === 0 ? piece : rest + piece.trimStart()));
}
