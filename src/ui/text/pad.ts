import { displayWidth } from "./glyphs.ts";

/** A text of one line filled with spaces to `width` columns; a wider text stays as it is. */
export function padText(text: string, width: number, align: "left" | "right" = "left"): string {
  const gap = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "right" ? gap + text : text + gap;
}
