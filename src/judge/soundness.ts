import type { Mistake } from "../catalog/challenge.ts";
import type { Verdict } from "./verdict.ts";

/** What a run of the soundness check must come to. */
export type Expectation =
  | { kind: "unsolved" }
  | { kind: "solved" }
  | { kind: "misses"; mistake: Mistake };

/** One run of the soundness check. */
export interface PlannedRun {
  /** Such as `mistakes/live-list`. */
  label: string;
  /** Relative to the package, with forward slashes. */
  file: string;
  expected: Expectation;
}

/** What runs are planned from. */
export interface RunSubjects {
  slug: string;
  right: readonly string[];
  mistakes: readonly Mistake[];
}

const SOLUTION_RUNS = 3;

/** All runs that prove a challenge: starters, the reference three times, right solutions, mistakes. */
export function planRuns({ slug, right, mistakes }: RunSubjects): PlannedRun[] {
  const home = `challenges/${slug}`;
  const starters = ["ts", "js"].map((ending) => ({
    label: `starter.${ending}`,
    file: `${home}/starter/${slug}.${ending}`,
    expected: { kind: "unsolved" as const },
  }));
  const references = Array.from({ length: SOLUTION_RUNS }, (_, index) => ({
    label: `solution, run ${index + 1}`,
    file: `solutions/${slug}/${slug}.ts`,
    expected: { kind: "solved" as const },
  }));
  const rights = right.map((name) => ({
    label: `right/${name}`,
    file: `${home}/right/${name}/${slug}.ts`,
    expected: { kind: "solved" as const },
  }));
  const wrongs = mistakes.map((mistake) => ({
    label: `mistakes/${mistake.name}`,
    file: `${home}/mistakes/${mistake.name}/${slug}.ts`,
    expected: { kind: "misses" as const, mistake },
  }));
  return [...starters, ...references, ...rights, ...wrongs];
}

/** What is wrong with a run's verdict, or `null`. */
export function checkRun({ label, expected }: PlannedRun, verdict: Verdict): string | null {
  const found = describe(verdict);
  switch (expected.kind) {
    case "unsolved":
      return verdict.status === "unsolved" ? null : `${label} must be unsolved: ${found}`;
    case "solved":
      return verdict.status === "solved" ? null : `${label} must be solved: ${found}`;
    case "misses":
      return checkMistake(label, expected.mistake, verdict);
  }
}

function checkMistake(label: string, mistake: Mistake, verdict: Verdict): string | null {
  const wanted = mistake.misses.toSorted().join(", ");
  const missed = listMissed(verdict).toSorted().join(", ");
  if (verdict.status !== "unsolved" || missed !== wanted) {
    return `${label} must miss exactly ${wanted}: ${describe(verdict)}`;
  }
  const named = verdict.requirements.find(({ finding }) => finding?.mistake !== undefined);
  const says = named?.finding?.mistake;
  return says === undefined || says === mistake.says
    ? null
    : `${label} is taken for another mistake: ${says}`;
}

function describe(verdict: Verdict): string {
  if (verdict.status === "broken") return `broken (${verdict.reason}): ${verdict.message}`;
  const missed = verdict.requirements.filter(({ outcome }) => outcome === "missed");
  const rows = missed.map(({ id, finding }) => `${id} (${finding?.message ?? ""})`);
  return rows.length === 0 ? `it is ${verdict.status}` : `it misses ${rows.join("; ")}`;
}

function listMissed({ requirements }: Verdict): string[] {
  return requirements.filter(({ outcome }) => outcome === "missed").map(({ id }) => id);
}
