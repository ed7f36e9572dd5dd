import type { Mistake } from "../catalog/challenge.ts";
import type { Expectation, PlannedRun } from "./plan-runs.ts";
import type { Verdict } from "./verdict.ts";

/** What is wrong with a run's verdict, or `null`. */
export function checkRun(run: PlannedRun, verdict: Verdict): string | null {
  const { label, expected } = run;
  const found = describe(verdict);
  if (run.types && verdict.types.status !== "ok") return describeTypes(label, verdict);
  switch (expected.kind) {
    case "unsolved":
      return verdict.status === "unsolved" ? null : `${label} must be unsolved: ${found}`;
    case "solved":
      return verdict.status === "solved" ? null : `${label} must be solved: ${found}`;
    case "green": {
      const red = verdict.stages.some(({ n, status }) => n <= expected.n && status !== "green");
      return red ? `${label} must be green up to stage ${expected.n}: ${found}` : null;
    }
    case "misses":
      return checkMistake(label, expected.mistake, verdict);
    case "mixed":
      return verdict.status === "solved" ? `${label} together are solved` : null;
  }
}

/** How the missed rows of a known mistake were named: with its own sentence, with another's, or not. */
export interface Naming {
  rightly: number;
  wrongly: number;
  missed: number;
}

/** The missed rows of a program that has all of these mistakes which are named wrongly, or not at all. */
export function listMisnamed(
  { label, expected }: PlannedRun,
  { requirements }: Verdict,
): { wrongly: string[]; not: string[] } {
  const mistakes = findMistakes(expected);
  const rows: { wrongly: string[]; not: string[] } = { wrongly: [], not: [] };
  for (const { id, outcome, finding } of mistakes.length === 0 ? [] : requirements) {
    if (outcome !== "missed") continue;
    const row = `${label}: ${id} (${finding?.message ?? "no finding"})`;
    const says = finding?.mistake;
    if (says === undefined) rows.not.push(row);
    else if (!isRight(mistakes, id, says)) rows.wrongly.push(`${row}: ${says}`);
  }
  return rows;
}

function findMistakes(expected: Expectation): readonly Mistake[] {
  if (expected.kind === "misses") return [expected.mistake];
  return expected.kind === "mixed" ? expected.mistakes : [];
}

function isRight(mistakes: readonly Mistake[], id: string, says: string): boolean {
  return mistakes.some((mistake) => mistake.says === says && mistake.misses.includes(id));
}

/** Counts how the missed rows of a program were named that has all of these mistakes. */
export function countNames({ requirements }: Verdict, mistakes: readonly Mistake[]): Naming {
  const missed = requirements.filter(({ outcome }) => outcome === "missed");
  const named = missed.flatMap(({ id, finding }) =>
    finding?.mistake === undefined ? [] : [{ id, says: finding.mistake }],
  );
  const rightly = named.filter(({ id, says }) => isRight(mistakes, id, says)).length;
  return { rightly, wrongly: named.length - rightly, missed: missed.length };
}

/** Makes what compares each run of a program with its first one: `null`, or how the two differ. */
export function compareRuns(): (run: PlannedRun, verdict: Verdict) => string | null {
  const first = new Map<string, string>();
  return ({ label, text }, verdict) => {
    const now = describe(verdict);
    const before = first.get(text) ?? now;
    first.set(text, before);
    return before === now ? null : `${label} differs from run to run: once ${before}; then ${now}`;
  };
}

function describeTypes(label: string, { types }: Verdict): string {
  const [first] = types.errors;
  return first === undefined
    ? `the types of ${label} could not be checked`
    : `${label} must type-check: line ${first.line}: ${first.message}`;
}

function checkMistake(label: string, mistake: Mistake, verdict: Verdict): string | null {
  const wanted = mistake.misses.toSorted().join(", ");
  const missed = listMissed(verdict).toSorted().join(", ");
  if (verdict.status !== "unsolved" || missed !== wanted) {
    return `${label} must miss exactly ${wanted}: ${describe(verdict)}`;
  }
  const wrong = verdict.requirements.find(
    ({ finding }) => finding?.mistake !== undefined && finding.mistake !== mistake.says,
  );
  return wrong === undefined
    ? null
    : `${label} is taken for another mistake in ${wrong.id}: ${wrong.finding?.mistake ?? ""}`;
}

function describe(verdict: Verdict): string {
  if (verdict.status === "broken") return `broken (${verdict.reason}): ${verdict.message}`;
  const missed = verdict.requirements.filter(({ outcome }) => outcome === "missed");
  const rows = missed.map(({ id, finding }) => {
    const taken = finding?.mistake === undefined ? "" : `, taken for: ${finding.mistake}`;
    return `${id} (${finding?.message ?? ""})${taken}`;
  });
  return rows.length === 0 ? `it is ${verdict.status}` : `it misses ${rows.join("; ")}`;
}

function listMissed({ requirements }: Verdict): string[] {
  return requirements.filter(({ outcome }) => outcome === "missed").map(({ id }) => id);
}
