import type { Show } from "./replay.ts";

/** More of a file is not read in a page. */
const MOST_LINES = 2000;

/** The lines of a file that a page shows; the lesson of a scene, which gives the answer away, is left out. */
export function showSource(text: string, isScene: boolean): Show["source"] {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n")
    .trimEnd()
    .split("\n");
  const lesson = isScene ? lines.findIndex((line) => line.includes("*/")) + 1 : 0;
  const blank = lines.slice(lesson).findIndex((line) => line.trim() !== "");
  const first = lesson + Math.max(0, blank);
  return { lines: lines.slice(first, first + MOST_LINES), first: first + 1 };
}
