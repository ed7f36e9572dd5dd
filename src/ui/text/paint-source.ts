import type { Paint, Style } from "../style.ts";
import { splitSource } from "./split-source.ts";
import type { PieceKind } from "./split-source.ts";

/**
 * JavaScript or TypeScript with its syntax in colours; each line is complete for itself. The characters
 * stay the same, and without colour nothing changes. This is the one way in which code is coloured.
 */
export function paintSource(source: string, style: Style): string {
  if (!style.color) return source;
  return splitSource(source)
    .map(({ kind, text }) => {
      const paint = findPaint(kind, style);
      if (paint === null) return text;
      return text.replace(/[^\n]*\S[^\n]*/g, (line) => paint(line));
    })
    .join("");
}

/** The lines of a source, painted, so that what began on an earlier line is known on a later one. */
export function paintLines(lines: readonly string[], style: Style): string[] {
  return paintSource(lines.join("\n"), style).split("\n");
}

function findPaint(kind: PieceKind, { syntax }: Style): Paint | null {
  return kind === "rest" ? null : syntax[kind];
}
