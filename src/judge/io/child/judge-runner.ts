import { TestRunner } from "vitest";
import type { RunnerTask, RunnerTestCase, RunnerTestFile } from "vitest";
import { Traces } from "vitest/internal/browser";
import type { RawError, TestRecord } from "../../attempt.ts";
import type { SuiteResult } from "../../message.ts";
import { readError } from "../read-error.ts";
import type { Channel } from "./channel.ts";
import type { Ledger } from "./ledger.ts";

const turn = setImmediate;

/** What the runner needs of the judge. */
interface Judging {
  note: Channel["note"];
  noteLater: Channel["noteLater"];
  load: (id: string) => Promise<unknown>;
  ledger: Pick<Ledger, "begin" | "hasEnded">;
  /** Reports what was replaced since. */
  inspect: (thorough: boolean) => void;
  /** Kinds of what is still active. */
  listPending: () => string[];
}

/** Makes vitest's runner with the part of vitest's settings that it reads. */
export function createRunner(config: object, judging: Judging): TestRunner {
  // vitest's type asks for its whole configuration.
  const runner: unknown = Reflect.construct(JudgeRunner, [config, judging]);
  if (!(runner instanceof JudgeRunner)) throw new Error("The test runner cannot be made.");
  runner.__setTraces(new Traces({ enabled: false }));
  return runner;
}

/** vitest's runner with a note before and after each test. */
class JudgeRunner extends TestRunner {
  readonly #judging: Judging;

  constructor(config: ConstructorParameters<typeof TestRunner>[0], judging: Judging) {
    super(config);
    this.#judging = judging;
  }

  override async importFile(id: string): Promise<unknown> {
    const loaded = await this.#judging.load(id);
    this.#judging.inspect(true);
    return loaded;
  }

  override async onBeforeRunTask(test: RunnerTestCase): Promise<void> {
    // What is late by now is seen here, outside of a test that could take it for its own.
    await new Promise((resolve) => turn(resolve));
    const { note, ledger } = this.#judging;
    const name = fullName(test);
    ledger.begin(name);
    note({ kind: "began", name, timeoutMs: test.timeout });
    await super.onBeforeRunTask(test);
  }

  override onAfterRunTask(test: RunnerTestCase): void {
    const { note, noteLater, inspect, ledger, listPending } = this.#judging;
    inspect(false);
    const { name, error, durationMs } = readTest(test);
    const said = test.result?.state ?? "none";
    const state = said === "pass" && !ledger.hasEnded(name) ? "unconfirmed" : said;
    if (error !== null && error.message.startsWith("Test timed out")) error.pending = listPending();
    const ended = { kind: "ended" as const, record: { name, state, error, durationMs } };
    if (error === null) noteLater(ended);
    else note(ended);
    super.onAfterRunTask(test);
  }
}

/** What a suite file came to, as vitest itself keeps it. */
export function readSuite(file: RunnerTestFile): Omit<SuiteResult, "stage"> {
  const errors: RawError[] = [];
  const tests: TestRecord[] = [];
  const waiting: RunnerTask[] = [...file.tasks];
  for (const error of file.result?.errors ?? []) errors.push(readError(error));
  for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
    if (task.type === "test") tests.push(readTest(task));
    else {
      waiting.unshift(...task.tasks);
      for (const error of task.result?.errors ?? []) errors.push(readError(error));
    }
  }
  return { errors, tests };
}

function readTest(test: RunnerTestCase): TestRecord {
  const states = { pass: "passed", fail: "failed", skip: "skipped" } as const;
  const { state = "none", errors, duration = 0 } = test.result ?? {};
  const [error] = errors ?? [];
  return {
    name: fullName(test),
    state: state === "pass" || state === "fail" || state === "skip" ? states[state] : "pending",
    expectedToFail: test.fails === true,
    error: error === undefined ? null : readError(error),
    durationMs: duration,
  };
}

function fullName(test: RunnerTestCase): string {
  const names = [test.name];
  for (let suite = test.suite; suite !== undefined; suite = suite.suite) names.unshift(suite.name);
  return names.join(" > ");
}
