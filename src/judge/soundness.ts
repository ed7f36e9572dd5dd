import { materialize } from "../catalog/bank.ts";
import type { Bank } from "../catalog/bank.ts";
import type { Challenge, Mistake } from "../catalog/challenge.ts";
import type { MistakeFile } from "../catalog/parse-mistake-file.ts";
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
  /** The judged program. */
  text: string;
  language: "ts" | "js";
  /** Where it stands in the package, with forward slashes; `null` for one that is made up for the run. */
  file: string | null;
  scope: Scope;
  /** `false` for adapters, which import packages. */
  sandbox: boolean;
  /** Whether its types must be right too. */
  types: boolean;
  expected: Expectation;
}

/** What runs are planned from. */
export interface RunSubjects extends Bank {
  challenge: Challenge;
  starter: string;
  /** The same in JavaScript; empty where it could not be derived. */
  starterInJs: string;
  /** The reference without what stages after `n` ask for. */
  cuts: readonly { n: number; text: string }[];
  /** How many programs with several mistakes to make. */
  mixed: number;
}

const SOLUTION_RUNS = 3;
const ALL: Scope = { kind: "all" };
/** What most runs have in common. */
const PLAIN_RUN = {
  language: "ts",
  file: null,
  scope: { kind: "plain" },
  sandbox: true,
  types: false,
} as const;

/**
 * All runs that prove a challenge: the starter in both languages, the reference three times and cut
 * down to each stage, right forms, mistakes.
 */
export function planRuns(subjects: RunSubjects): PlannedRun[] {
  const { challenge, reference, forms, mistakes, cuts, mixed } = subjects;
  const { slug } = challenge;
  const solved = { ...PLAIN_RUN, expected: { kind: "solved" } } as const;
  const solution = `solutions/${slug}/${slug}.ts`;
  return [
    ...planStarters(subjects),
    ...Array.from({ length: SOLUTION_RUNS }, (_, index) => ({
      ...{ ...solved, label: `solution, run ${index + 1}`, text: reference, file: solution },
    })),
    ...forms.map(({ name, text, over }) => ({
      ...{ ...solved, label: `right/${name}`, text, file: `challenges/${slug}/right/${name}.ts` },
      sandbox: over === null,
    })),
    ...cuts.map(({ n, text }) => ({
      ...{ ...PLAIN_RUN, label: `solution up to stage ${n}`, text },
      expected: { kind: "green" as const, n },
    })),
    ...mixMistakes(subjects, mixed, seedRandom(slug)).map(({ mistakes: several, text }) => ({
      ...{ ...PLAIN_RUN, label: several.map(({ name }) => name).join(" + "), text, scope: ALL },
      expected: { kind: "mixed" as const, mistakes: several },
    })),
    ...mistakes.flatMap((mistake) => planMistake(mistake, subjects) ?? []),
  ];
}

/** The one in JavaScript is typed by its comments, which only a check of them proves. */
function planStarters({ challenge, starter, starterInJs }: RunSubjects): PlannedRun[] {
  const unsolved = { ...PLAIN_RUN, expected: { kind: "unsolved" } } as const;
  const file = `challenges/${challenge.slug}/starter.ts`;
  const inTs: PlannedRun = { ...unsolved, label: "starter", text: starter, file };
  if (starterInJs === "") return [inTs];
  const text = `// @ts-check\n${starterInJs}`;
  return [inTs, { ...unsolved, label: "starter.js", text, language: "js", types: true }];
}

/** The run that proves a mistake; `null` if its edit does not fit. */
export function planMistake(mistake: MistakeFile, bank: Omit<Bank, "mistakes">): PlannedRun | null {
  const made = materialize(mistake, bank);
  if (!("text" in made)) return null;
  const expected = { kind: "misses", mistake } as const;
  return {
    ...{ ...PLAIN_RUN, label: `mistakes/${mistake.name}`, text: made.text },
    ...{ scope: ALL, expected },
  };
}

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
