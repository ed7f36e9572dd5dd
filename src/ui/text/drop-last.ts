import { splitGlyphs } from "./glyphs.ts";

/** A text without its last character as a reader sees it, such as a whole emoji. */
export function dropLast(text: string): string {
  const last = splitGlyphs(text).at(-1);
  return last === undefined ? text : text.slice(0, -last.text.length);
}

/** The first characters of a text, at most so many as readers count them. */
export function takeFirst(text: string, most: number): string {
  if (text.length <= most) return text;
  return splitGlyphs(text)
    .slice(0, most)
    .map((glyph) => glyph.text)
    .join("");
}
