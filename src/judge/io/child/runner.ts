/** The test runner inside the child: a heartbeat before each test and a record after it. */
import { TestRunner } from "vitest";
import type { ChildRecord } from "../../attempt.ts";
import { readError } from "../read-error.ts";
import { takeHandover } from "./handover.ts";

const { note, tampered } = takeHandover();

type RunnerTask = Parameters<NonNullable<TestRunner["onBeforeRunTask"]>>[0];

/** vitest asks for a default export here. */
export default class JudgeRunner extends TestRunner {
  override async onBeforeRunTask(test: RunnerTask): Promise<void> {
    note({ kind: "began", name: fullName(test), timeoutMs: timeoutOf(test) });
    await super.onBeforeRunTask(test);
  }

  override onAfterRunTask(test: RunnerTask): void {
    const what = tampered();
    if (what !== null) note({ kind: "tampered", what });
    note({ kind: "ended", record: record(test) });
    super.onAfterRunTask(test);
  }
}

function record(test: RunnerTask): ChildRecord {
  const error = test.result?.errors?.[0];
  return {
    name: fullName(test),
    state: test.result?.state ?? "none",
    error: error === undefined ? null : readError(error),
    durationMs: test.result?.duration ?? 0,
  };
}

function fullName(test: RunnerTask): string {
  const names = [test.name];
  for (let suite = test.suite; suite !== undefined; suite = suite.suite) names.unshift(suite.name);
  return names.join(" > ");
}

function timeoutOf(test: RunnerTask): number {
  return "timeout" in test && typeof test.timeout === "number" ? test.timeout : 0;
}
