import type { Reporter, TestCase, TestModule } from "vitest/node";
import type { RawError, TestRecord } from "../attempt.ts";
import { readError } from "./read-error.ts";

/** What vitest reported of one run. */
export interface RunRecord {
  tests: TestRecord[];
  controls: { failed: number; wrong: number };
  suiteFiles: number;
  loadErrors: RawError[];
  lateErrors: RawError[];
}

/** A reporter and what it has seen so far. */
export interface RunCollector {
  reporter: Reporter;
  record: {
    read: () => RunRecord;
    /** Records that vitest itself gave up. */
    fail: (error: unknown) => void;
  };
}

/** Makes a reporter that tells control tests (named after `tag`) from the suite's own. */
export function collectRun(tag: string): RunCollector {
  const record: RunRecord = {
    tests: [],
    controls: { failed: 0, wrong: 0 },
    suiteFiles: 0,
    loadErrors: [],
    lateErrors: [],
  };
  const reporter: Reporter = {
    onTestModuleQueued: () => {
      record.suiteFiles += 1;
    },
    onTestModuleEnd: (module: TestModule) => {
      record.loadErrors.push(...module.errors().map((error) => readError(error)));
    },
    onTestCaseResult: (test) => {
      const result = test.result();
      if (!test.name.startsWith(tag)) return void record.tests.push(readTest(test));
      const rightly = result.state === "failed" && result.errors[0]?.name === "AssertionError";
      record.controls[rightly ? "failed" : "wrong"] += 1;
    },
    onTestRunEnd: (_modules, errors) => {
      record.lateErrors.push(...errors.map((error) => readError(error)));
    },
  };
  const fail = (error: unknown) => {
    if (error instanceof Error) record.lateErrors.push(readError(error));
  };
  return { reporter, record: { read: () => record, fail } };
}

function readTest(test: TestCase): TestRecord {
  const result = test.result();
  const [error] = result.errors ?? [];
  return {
    name: test.fullName,
    state: result.state,
    expectedToFail: test.options.fails === true,
    error: error === undefined ? null : readError(error),
    durationMs: test.diagnostic()?.duration ?? 0,
  };
}
