import type { Attempt, RawError, TestRecord } from "../../../src/judge/attempt.ts";
import { solvedAttempt } from "../../judge/sample.ts";

/** The learner's test file of the samples. */
export const FILE = "/home/ada/counter/tests/counter.test.ts";

/** A run of a learner's tests, which come out as they are told: passed, or with this error. */
export function sampleRun(
  tests: Record<string, "passed" | "skipped" | Partial<RawError>>,
  change: Partial<Attempt> = {},
): Attempt {
  const records = Object.entries(tests).map(([name, came]): TestRecord => {
    const shared = { name, expectedToFail: false, durationMs: 1 };
    if (typeof came === "string") return { ...shared, state: came, error: null };
    const error = { name: "AssertionError", message: "expected 1 to be 2", stack: "", ...came };
    return { ...shared, state: "failed", error };
  });
  return solvedAttempt({ file: FILE, tests: records, childRecords: [], ...change });
}
