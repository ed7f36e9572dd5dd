import { displayWidth, splitGlyphs, type Glyph } from "./glyphs.ts";

/** A text of one line in at most `width` columns; what is left out is told by the ellipsis. */
export function cutText(text: string, width: number, ellipsis: string): string {
  if (displayWidth(text) <= width) return text;
  const sign = displayWidth(ellipsis) < width ? ellipsis : "";
  const room = width - displayWidth(sign);
  const glyphs = splitGlyphs(text);
  const kept = countFitting(glyphs, room);
  const visible = glyphs.slice(0, kept).map((glyph) => glyph.text);
  const closers = glyphs.slice(kept).filter((glyph) => glyph.text.startsWith("\u001B"));
  return visible.join("") + sign + closers.map((glyph) => glyph.text).join("");
}

/** The end of a plain text in at most `width` columns, such as what is being typed. */
export function cutStart(text: string, width: number, ellipsis: string): string {
  if (displayWidth(text) <= width) return text;
  const glyphs = splitGlyphs(text).toReversed();
  const kept = countFitting(glyphs, Math.max(1, width - displayWidth(ellipsis)));
  const end = glyphs.slice(0, kept).toReversed();
  return ellipsis + end.map((glyph) => glyph.text).join("");
}

/** How many of the glyphs, from the first on, fit in `width` columns. */
export function countFitting(glyphs: readonly Glyph[], width: number): number {
  let used = 0;
  const over = glyphs.findIndex((glyph) => {
    used += glyph.width;
    return used > width;
  });
  return over === -1 ? glyphs.length : over;
}
