import type { Hunk, HunkLine } from "../../src/catalog/hunk.ts";

const KINDS = { " ": "same", "-": "removed", "+": "added" } as const;

/** Hunks as they are written, each a list of lines that begin with their sign. */
export function writeHunks(...hunks: string[][]): Hunk[] {
  return hunks.map((lines) => ({ lines: lines.map(readLine) }));
}

function readLine(line: string): HunkLine {
  const sign = line.charAt(0);
  if (sign !== " " && sign !== "-" && sign !== "+") throw new Error(`no sign: ${line}`);
  return { kind: KINDS[sign], text: line.slice(1) };
}

/** Numbers from 0 up to 1 that are the same for the same seed. */
export function seedRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A text of few different lines, so that most of them occur more than once. */
export function makeText(random: () => number, longest: number): string {
  const kinds = 1 + Math.floor(random() * 6);
  const count = Math.floor(random() * longest);
  return Array.from({ length: count }, () => makeLine(random, kinds)).join("\n");
}

/** The text with some lines taken out, put in or exchanged. */
export function changeText(random: () => number, text: string): string {
  const share = random() / 3;
  const lines = text.split("\n").flatMap((line) => {
    if (random() >= share) return [line];
    return Array.from({ length: Math.floor(random() * 3) }, () => makeLine(random, 6));
  });
  return lines.join("\n");
}

function makeLine(random: () => number, kinds: number): string {
  const line = ["", "}", "  next();", "@@", "- x", "+```"][Math.floor(random() * kinds)];
  return line ?? "";
}
