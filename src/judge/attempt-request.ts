import type { Challenge, SuiteTest } from "../catalog/challenge.ts";

/** Which part of a suite is judged. */
export type Scope =
  /** Stage by stage, up to the first one that is not green. */
  | { kind: "plain" }
  /** Every stage, whatever the ones before it came to. */
  | { kind: "all" }
  | { kind: "stage"; n: number }
  /** Some tests alone, such as those of one requirement. */
  | { kind: "only"; tests: readonly SuiteTest[] };

/** How to judge. */
export interface JudgeOptions {
  scope: Scope;
  /** `false` drops the permission flags and the import rules. */
  sandbox: boolean;
  /** `false` skips the type check. */
  types: boolean;
  signal?: AbortSignal | undefined;
  /** Hears of the learner's files as they are loaded, by their absolute paths. */
  onLoaded?: ((paths: string[]) => void) | undefined;
}

/** What to judge. */
export interface AttemptRequest extends JudgeOptions {
  challenge: Challenge;
  /** Absolute folder that holds `challenges/`, `solutions/` and `dist/`. */
  packageRoot: string;
  /** Absolute path of the learner's file. */
  file: string;
  /** The learner's workspace, if the file may lie in one. */
  workspace?: string | undefined;
  /** Only these of the scope's stages; all of them when absent. */
  stages?: readonly number[];
  /** A learner's own test file, which then runs on `file` in place of the hidden suite. */
  tests?: { file: string; needsExpect: boolean } | undefined;
}

/** The numbers of the stages that a scope asks for, in order; a plain run may end before the last. */
export function listWanted(scope: Scope, { stages }: Challenge): number[] {
  const all = stages.map(({ n }) => n);
  switch (scope.kind) {
    case "plain":
    case "all":
      return all;
    case "stage":
      return all.filter((n) => n === scope.n);
    case "only":
      return all.filter((n) => scope.tests.some(({ stage }) => stage === n));
  }
}

/** The ids of the requirements of which a scope asks for every test. */
export function listWhole(
  scope: Scope,
  challenge: Challenge,
  tests: readonly SuiteTest[],
): string[] {
  const wanted = listWanted(scope, challenge);
  const asked = new Set(scope.kind === "only" ? scope.tests.map(({ name }) => name) : []);
  return challenge.requirements
    .filter(({ id, stage }) => {
      const own = tests.filter(({ requirement }) => requirement === id);
      return (
        wanted.includes(stage) &&
        (scope.kind !== "only" || own.every(({ name }) => asked.has(name)))
      );
    })
    .map(({ id }) => id);
}
