import { materialize } from "../catalog/bank.ts";
import type { Bank } from "../catalog/bank.ts";
import type { Challenge, Mistake } from "../catalog/challenge.ts";
import type { MistakeFile } from "../catalog/parse-mistake-file.ts";
import { seedRandom } from "../text/seed-random.ts";
import type { Scope } from "./attempt-request.ts";
import { mixMistakes } from "./mix-mistakes.ts";

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
