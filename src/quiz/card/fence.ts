import type { Line } from "./scan.ts";

/** Fenced code. */
export interface Fence {
  /** Of its opening line. */
  line: number;
  /** What follows the backticks. */
  info: string;
  code: string;
}

/** The fences among some lines, in order. */
export function findFences(lines: readonly Line[]): Fence[] {
  const openings = lines.filter(({ number, fence }) => number === fence);
  return openings.map(({ number, text }) => {
    const own = lines.filter(({ fence }) => fence === number);
    const indent = /^\s*/.exec(text)?.[0].length ?? 0;
    return {
      line: number,
      info: text.trim().replace(/^`+/, "").trim(),
      code: own
        .slice(1, -1)
        .map((line) => line.text.slice(indent))
        .join("\n"),
    };
  });
}
