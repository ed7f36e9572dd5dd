import { sanitizeOutput } from "../sanitize.ts";
import { displayWidth } from "../text/glyphs.ts";
import { paintLines } from "../text/paint-source.ts";
import { chopCode } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** Columns for code, however far it is set in. */
const LEAST = 20;

function breakLine(line: string, width: number): string[] {
  if (displayWidth(line) <= width) return [line];
  const indent = " ".repeat((/^ */.exec(line)?.[0].length ?? 0) + 2);
  const [first = "", ...rest] = chopCode(line, Math.max(LEAST, width - indent.length));
  return [first, ...rest.map((piece) => indent + piece)];
}

/**
 * A source to read, painted, with the numbers of its lines, the first of which is `first`. Of a line that is
 * wider than `width`, what goes on is set in.
 */
export function renderNumberedSource(
  { lines, first }: { lines: readonly string[]; first: number },
  { style, width }: View,
): string {
  const digits = String(first + lines.length - 1).length;
  const safe = lines.map((line) => sanitizeOutput(line, { color: false }).replaceAll("\t", "  "));
  return paintLines(safe, style)
    .flatMap((line, at) => {
      const [head = "", ...rest] = breakLine(line, Math.max(LEAST, width - digits - 2));
      const label = style.quiet(String(first + at).padStart(digits));
      return [`${label}  ${head}`, ...rest.map((piece) => `${" ".repeat(digits)}  ${piece}`)];
    })
    .map((line) => line.trimEnd())
    .join("\n");
}
