import type { Verdict } from "./verdict.ts";

/** What became of the mutants of one challenge. */
export interface MutationRow {
  slug: string;
  mutants: number;
  killed: number;
  /** Those that no test tells from a right solution, for the reason that is given. */
  equal: number;
  /** The others that no test killed. */
  survivors: { name: string; line: number }[];
}

/** Reasons for mutants that cannot be told from a right solution, by their names. */
export type EqualMutants = ReadonlyMap<string, string>;

/** Opens a challenge's count. */
export function openMutation(slug: string): MutationRow {
  return { slug, mutants: 0, killed: 0, equal: 0, survivors: [] };
}

/** Counts one mutant that was judged; one that ends in an endless loop is killed as well. */
export function countMutant(
  row: MutationRow,
  { name, line, verdict }: { name: string; line: number; verdict: Verdict },
  equal: EqualMutants,
): void {
  row.mutants += 1;
  if (verdict.status !== "solved") row.killed += 1;
  else if (equal.has(name)) row.equal += 1;
  else row.survivors.push({ name, line });
}

/** The part of the mutants that could be told apart and were, from 0 to 1. */
export function measureMutation({ mutants, killed, equal }: MutationRow): number {
  return mutants === equal ? 1 : killed / (mutants - equal);
}
