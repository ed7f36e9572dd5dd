import { sanitizeOutput } from "../sanitize.ts";
import { paintSource } from "../text/paint-source.ts";
import { chopCode } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** Code with line numbers, for pointing at a line; `marked` is the line meant, if any. */
export function renderNumberedCode(code: string, view: View, marked: number | null): string[] {
  const { style, width } = view;
  const safe = sanitizeOutput(code, { color: false }).replaceAll("\t", "  ");
  const lines = paintSource(safe, style).split("\n");
  const digits = String(lines.length).length;
  const room = Math.max(10, width - digits - 5);
  return lines.flatMap((text, at) => {
    const meant = at + 1 === marked;
    const number = String(at + 1).padStart(digits);
    const mark = meant ? style.bad(style.symbols.pointer) : " ";
    const side = style.quiet(style.symbols.side);
    return chopCode(text, room).map((piece, part) => {
      const label = part === 0 ? number : " ".repeat(digits);
      const lead = part === 0 ? mark : " ";
      return `${lead} ${meant ? label : style.quiet(label)} ${side} ${piece}`.trimEnd();
    });
  });
}
