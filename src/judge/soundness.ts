import { materialize } from "../catalog/bank.ts";
import type { Bank } from "../catalog/bank.ts";
import type { Challenge, Mistake } from "../catalog/challenge.ts";
import type { Scope } from "./attempt-request.ts";
import { mixMistakes } from "./mix-mistakes.ts";
import { seedRandom } from "../text/seed-random.ts";
import type { Verdict } from "./verdict.ts";

/** What a run of the soundness check must come to. */
export type Expectation =
  | { kind: "unsolved" }
  | { kind: "solved" }
  /** Every stage up to `n` is green. */
  | { kind: "green"; n: number }
  | { kind: "misses"; mistake: Mistake }
  /** Something is missed; how its rows are named is only counted. */
  | { kind: "mixed"; mistakes: readonly Mistake[] };

/** One run of the soundness check. */
export interface PlannedRun {
  /** Such as `mistakes/live-list`. */
  label: string;
  /** The judged program, TypeScript. */
  text: string;
  /** Where it stands in the package, with forward slashes; `null` for one that is made up for the run. */
  file: string | null;
  scope: Scope;
  /** `false` for adapters, which import packages. */
  sandbox: boolean;
  expected: Expectation;
}

/** What runs are planned from. */
export interface RunSubjects extends Bank {
  challenge: Challenge;
  starter: string;
  /** The reference without what stages after `n` ask for. */
  cuts: readonly { n: number; text: string }[];
  /** How many programs with several mistakes to make. */
  mixed: number;
}

const SOLUTION_RUNS = 3;
const PLAIN: Scope = { kind: "plain" };
const ALL: Scope = { kind: "all" };

/**
 * All runs that prove a challenge: starter, the reference three times and cut down to each stage,
 * right forms, mistakes.
 */
export function planRuns(subjects: RunSubjects): PlannedRun[] {
  const { challenge, starter, reference, forms, mistakes, cuts, mixed } = subjects;
  const { slug } = challenge;
  const fixed = { scope: PLAIN, sandbox: true };
  const solved = { kind: "solved" } as const;
  const solution = `solutions/${slug}/${slug}.ts`;
  return [
    {
      ...{ ...fixed, label: "starter", text: starter },
      ...{ file: `challenges/${slug}/starter.ts`, expected: { kind: "unsolved" } },
    },
    ...Array.from({ length: SOLUTION_RUNS }, (_, index) => ({
      ...{ ...fixed, label: `solution, run ${index + 1}`, text: reference },
      ...{ file: solution, expected: solved },
    })),
    ...forms.map(({ name, text, over }) => ({
      ...{ ...fixed, label: `right/${name}`, text, file: `challenges/${slug}/right/${name}.ts` },
      ...{ sandbox: over === null, expected: solved },
    })),
    ...cuts.map(({ n, text }) => ({
      ...{ ...fixed, label: `solution up to stage ${n}`, text, file: null },
      expected: { kind: "green" as const, n },
    })),
    ...mixMistakes(subjects, mixed, seedRandom(slug)).map(({ mistakes: several, text }) => ({
      ...{ label: several.map(({ name }) => name).join(" + "), text, file: null, sandbox: true },
      ...{ scope: ALL, expected: { kind: "mixed" as const, mistakes: several } },
    })),
    ...mistakes.flatMap((mistake): PlannedRun[] => {
      const made = materialize(mistake, subjects);
      if (!("text" in made)) return [];
      const expected = { kind: "misses", mistake } as const;
      const label = `mistakes/${mistake.name}`;
      return [{ label, text: made.text, file: null, scope: ALL, sandbox: true, expected }];
    }),
  ];
}

/** What is wrong with a run's verdict, or `null`. */
export function checkRun({ label, expected }: PlannedRun, verdict: Verdict): string | null {
  const found = describe(verdict);
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

/** Counts how the missed rows of a program were named that has all of these mistakes. */
export function countNames({ requirements }: Verdict, mistakes: readonly Mistake[]): Naming {
  const missed = requirements.filter(({ outcome }) => outcome === "missed");
  const named = missed.flatMap(({ id, finding }) =>
    finding?.mistake === undefined ? [] : [{ id, says: finding.mistake }],
  );
  const rightly = named.filter(({ id, says }) =>
    mistakes.some((mistake) => mistake.says === says && mistake.misses.includes(id)),
  ).length;
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
