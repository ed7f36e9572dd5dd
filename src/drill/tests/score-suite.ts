import type { Attempt } from "../../judge/attempt.ts";
import type { RightProgram } from "./right-program.ts";
import { listFailures } from "./test-failure.ts";
import type { TestFailure } from "./test-failure.ts";

/** How a wrong solution was caught. */
export type Caught =
  /** One of the tests failed on it. */
  | { how: "test"; test: string }
  /** It did not come back, in this test or in none. */
  | { how: "hang"; test: string | null }
  /** It ended the process, or used too much. */
  | { how: "crash"; test: string | null }
  /** It threw where no test was waiting. */
  | { how: "error"; test: null };

/** A right solution that a test file refuses. */
export interface RefusedForm extends Pick<RightProgram, "name" | "about"> {
  /** The tests that fail on it. */
  failures: TestFailure[];
  /** What ended its run, if it did not come to its end. */
  ended: "hang" | "crash" | "error" | null;
}

/** The tests that passed in every run of a list; each run is of a right solution. */
export function listSound(runs: readonly Attempt[]): string[] {
  const [first, ...others] = runs.map((run) => listPassed(run));
  return [...(first ?? [])].filter((name) => others.every((passed) => passed.has(name)));
}

/** Two tests of the same name count only together. */
function listPassed({ tests }: Attempt): Set<string> {
  const failed = new Set(tests.filter(({ state }) => state === "failed").map(({ name }) => name));
  const passed = tests.filter(({ state, name }) => state === "passed" && !failed.has(name));
  return new Set(passed.map(({ name }) => name));
}

/** The tests whose outcomes differ between two runs on the same program; empty when none do. */
export function listUnstable(one: Attempt, other: Attempt): string[] {
  const [first, second] = [listPassed(one), listPassed(other)];
  const names = new Set([...one.tests, ...other.tests].map(({ name }) => name));
  return [...names].filter((name) => first.has(name) !== second.has(name));
}

/** What a run on a right form says against the tests; `null` when they pass on it. */
export function readForm(
  { name, about }: RightProgram,
  attempt: Attempt,
  files: readonly string[],
): RefusedForm | null {
  const failures = listFailures(attempt, files);
  const ended = failures.length > 0 ? null : findOther(attempt);
  return failures.length === 0 && ended === null ? null : { name, about, failures, ended };
}

/** How a run caught the program that it is of; `null` when it did not. Only sound tests can. */
export function readCatch(attempt: Attempt, sound: ReadonlySet<string>): Caught | null {
  const test = attempt.tests.find(({ name, state }) => state === "failed" && sound.has(name));
  if (test !== undefined) return { how: "test", test: test.name };
  const { running } = attempt;
  // What ends in another test may be that test's own fault.
  if (running !== null && !sound.has(running)) return null;
  const how = findOther(attempt);
  if (how === null) return null;
  return how === "error" ? { how, test: null } : { how, test: running };
}

/** What went wrong in a run besides its tests. */
function findOther(attempt: Attempt): "hang" | "crash" | "error" | null {
  const { killed, exit, outOfMemory, loadErrors, lateErrors } = attempt;
  if (outOfMemory || killed === "memory" || killed === "output" || killed === "tampered")
    return "crash";
  if (killed === "load" || killed === "test" || killed === "run") return "hang";
  if (exit !== null) return "crash";
  return loadErrors.length + lateErrors.length > 0 ? "error" : null;
}
