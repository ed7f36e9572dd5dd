import type { Print, Step } from "../../loop/trace.ts";

/** A line that was printed, and where it comes from. */
export interface PrintedLine {
  /** The step that began it. */
  step: number;
  /** The last step that added to it. */
  last: number;
  text: string;
  stream: Print["stream"];
  line: number | null;
}

/** All lines in the order in which they were begun; a write without an end of line is gone on with. */
export function listPrintedLines(steps: readonly Step[]): PrintedLine[] {
  const lines: PrintedLine[] = [];
  const open = new Map<Print["stream"], PrintedLine>();
  const take = (step: number, piece: string, { stream, site }: Print): void => {
    const own = open.get(stream) ?? {
      ...{ step, last: step, text: "", stream, line: site?.line ?? null },
    };
    if (!open.has(stream)) lines.push(own);
    own.text += piece.replace(/\r?\n$/, "");
    own.last = step;
    if (piece.endsWith("\n")) open.delete(stream);
    else open.set(stream, own);
  };
  for (const { n, prints } of steps) {
    for (const print of prints) {
      for (const piece of print.text.match(/[^\n]*\n|[^\n]+$/g) ?? []) take(n, piece, print);
    }
  }
  return lines;
}
