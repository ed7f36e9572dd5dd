import type { ProofRun } from "../proof-run.ts";
import type { Tie } from "./answer-tie.ts";
import type { ProofMutant } from "./proof-mutants.ts";

/**
 * What became of a mutant: it prints the `same`, or `other` lines, or ends in a way that says nothing of what
 * is printed, for it crashed, hung or printed nothing.
 */
export type MutantEnd = "same" | "other" | "broken";

/** What became of the mutants of one proof. */
export interface ProofMutationRow {
  card: string;
  file: string;
  line: number;
  tie: Tie;
  mutants: number;
  /** Those that print other lines. */
  noticed: number;
  /** Of these, those at a place where the proof uses Node or what the language does by itself. */
  atNode: number;
  /** Those that crash, hang or print nothing. */
  broken: number;
  /** Those that print the same, as `line N: what`. */
  survivors: string[];
  /** The first one that shows that the proof can fail; `null` when there is none. */
  shown: string | null;
}

/** Opens the count of a proof. */
export function openRow(
  card: { id: string; file: string; proof: { line: number } | null },
  tie: Tie,
): ProofMutationRow {
  const { id, file, proof } = card;
  const counts = { mutants: 0, noticed: 0, atNode: 0, broken: 0 };
  return { card: id, file, line: proof?.line ?? 1, tie, ...counts, survivors: [], shown: null };
}

/** How the run of a mutant ended, beside what the proof prints itself. */
export function endOf(
  run: ProofRun,
  { fault, exit }: { fault: string | null; exit: number },
): MutantEnd {
  if (fault === null) return "same";
  const isWhole = run.code === exit || run.code === 0;
  return run.end === "ended" && isWhole && run.stdout.trim() !== "" ? "other" : "broken";
}

/** Counts one mutant. */
export function countEnd(row: ProofMutationRow, mutant: ProofMutant, end: MutantEnd): void {
  row.mutants += 1;
  if (end === "broken") row.broken += 1;
  if (end === "same") row.survivors.push(`line ${mutant.line}: ${mutant.says}`);
  if (end !== "other") return;
  row.noticed += 1;
  if (mutant.atNode) row.atNode += 1;
  if (canFail(row)) row.shown ??= `line ${mutant.line}: ${mutant.says}`;
}

/**
 * Whether the proof can fail: what it prints follows Node or the language, or it is the answer itself and
 * follows the program.
 */
export function canFail({ tie, noticed, atNode }: ProofMutationRow): boolean {
  return atNode > 0 || (tie !== "none" && noticed > 0);
}
