import { seedRandom } from "../text/seed-random.ts";
import type { PlannedRun } from "./soundness.ts";

/** One mistake in so many is judged where all of them are proved on record. */
const STEP = 4;

/**
 * The runs that are done again although all are proved: those of right programs and starters, and one
 * mistake in four, others for another seed.
 */
export function sampleRuns(runs: readonly PlannedRun[], seed: string): PlannedRun[] {
  const offset = Math.floor(seedRandom(seed)() * STEP);
  const mistakes = runs.filter(({ expected }) => expected.kind === "misses");
  const chosen = new Set(mistakes.filter((_, index) => index % STEP === offset));
  return runs.filter((run) => run.expected.kind !== "misses" || chosen.has(run));
}

/** A run of the reference and of each right form. */
export function keepSolutions(runs: readonly PlannedRun[]): PlannedRun[] {
  const solutions = runs.filter(({ expected }) => expected.kind === "solved");
  return [...new Map(solutions.map((run) => [run.file, run])).values()];
}
