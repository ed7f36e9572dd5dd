import type { Challenge } from "../challenge.ts";

/** How many rows of the syllabus have a challenge. */
export interface Coverage {
  covered: number;
  rows: number;
}

/** What a challenge claims to cover although the syllabus, rows by name, knows nothing of it. */
export function checkCovers(
  { covers }: Pick<Challenge, "covers">,
  syllabus: ReadonlyMap<string, string>,
): string[] {
  const unknown = covers.filter((row) => !syllabus.has(row));
  return unknown.map((row) => `\`covers\` names \`${row}\`, which is no row of the syllabus`);
}

/** Counts the rows of the syllabus that challenges cover, each once. */
export function countCovered(
  challenges: readonly Pick<Challenge, "covers">[],
  syllabus: ReadonlyMap<string, string>,
): Coverage {
  const covered = new Set(challenges.flatMap(({ covers }) => covers));
  return { covered: [...covered].filter((row) => syllabus.has(row)).length, rows: syllabus.size };
}
