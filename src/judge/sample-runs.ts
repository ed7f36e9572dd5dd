import { seedRandom } from "../text/seed-random.ts";
import type { Expectation, PlannedRun } from "./plan-runs.ts";

/**
 * How many runs of each kind are done again where all are proved: what they are to show is that the
 * record holds on this machine too, so their number does not grow with the bank of mistakes.
 */
const MOST: Record<Expectation["kind"], number> = {
  unsolved: 2,
  solved: 4,
  green: 1,
  misses: 8,
  mixed: 0,
};

/**
 * The runs that are done again although all are proved: of each kind some, others for another seed.
 * Always the first of each kind, which of the right programs is the reference, and adapters, for the
 * packages that they import change on their own.
 */
export function sampleRuns(runs: readonly PlannedRun[], seed: string): PlannedRun[] {
  const random = seedRandom(seed);
  const chosen = new Set(
    Object.entries(MOST).flatMap(([kind, most]) => {
      const [first, ...others] = keepPrograms(
        runs.filter(({ expected }) => expected.kind === kind),
      );
      if (first === undefined || most === 0) return [];
      const drawn = others.map((run) => ({ run, at: random() })).toSorted((a, b) => a.at - b.at);
      return [first, ...drawn.slice(0, most - 1).map(({ run }) => run)];
    }),
  );
  return runs.filter((run) => chosen.has(run) || !run.sandbox);
}

/** A run of the reference and of each right form. */
export function keepSolutions(runs: readonly PlannedRun[]): PlannedRun[] {
  return keepPrograms(runs.filter(({ expected }) => expected.kind === "solved"));
}

/** One run of each program. */
function keepPrograms(runs: readonly PlannedRun[]): PlannedRun[] {
  return [...new Map(runs.toReversed().map((run) => [run.text, run])).values()].toReversed();
}
