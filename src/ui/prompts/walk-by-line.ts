import { askLine } from "./ask-line.ts";
import type { LineAsking } from "./ask-line.ts";
import { readLatin } from "./latin-key.ts";

/** Texts to walk through, one at a time. */
export interface LineWalk {
  count: number;
  /** The text of a place, with a line feed at its end. */
  render: (at: number) => string;
}

const HELP = "Enter: next, b: back, q: quit. ";
const LAST_HELP = "That was the last one. Enter: quit, b: back. ";

/**
 * Writes one text after the other, each once Enter was typed, so that nothing is drawn anew and a screen
 * reader can follow. Only Ctrl-C and the signal give `interrupted`.
 */
export async function walkByLine(
  { count, render }: LineWalk,
  asking: LineAsking,
): Promise<"left" | "interrupted"> {
  const output = asking.streams?.output ?? process.stdout;
  for (let at = 0; at < count;) {
    output.write(`${render(at)}\n`);
    const answer = await askLine(at === count - 1 ? LAST_HELP : HELP, asking);
    if (answer.kind === "interrupted") return "interrupted";
    const typed = answer.kind === "answered" ? readLatin(answer.value.trim()) : "q";
    if (typed === "q") return "left";
    at = typed === "b" ? Math.max(0, at - 1) : at + 1;
    output.write("\n");
  }
  return "left";
}
