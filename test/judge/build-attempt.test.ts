import { describe, expect, test } from "vitest";
import type { Attempt, TestRecord } from "../../src/judge/attempt.ts";
import { buildAttempt, buildRefusedAttempt, findRefusal } from "../../src/judge/build-attempt.ts";
import type { RunFacts } from "../../src/judge/build-attempt.ts";
import type { SourceFacts } from "../../src/judge/imports.ts";
import { sampleError } from "./sample.ts";

const TAG = "c0ffee";
const FILE = "/home/ada/a.ts";

function facts(change: Partial<RunFacts> = {}): RunFacts {
  return {
    killed: null,
    exit: null,
    tampered: null,
    refused: null,
    missingExport: null,
    loadErrors: [],
    lateErrors: [],
    running: null,
    pending: null,
    busy: null,
    endsItself: false,
    childRecords: [],
    suites: [],
    left: [],
    stuckAt: null,
    ...change,
  };
}

function build(change: Partial<RunFacts>, output = ""): Attempt {
  return buildAttempt({
    ...{ file: FILE, node: "v20.19.0", tag: TAG, facts: facts(change) },
    ...{ learners: [FILE], toolFolder: "/app/dist", output: { text: output, truncated: false } },
    mend: (text) => text.replaceAll(":9:9", ":3:7"),
  });
}

function record(name: string, change: Partial<TestRecord> = {}): TestRecord {
  return { name, state: "passed", expectedToFail: false, error: null, durationMs: 1, ...change };
}

function source(change: Partial<SourceFacts>): SourceFacts {
  return { path: FILE, text: "one\ntwo\n", imports: [], syntaxFault: null, ...change };
}

describe("findRefusal", () => {
  const rules = { forbidden: ["events"], hiddenFolders: ["/app/challenges"], roots: ["/home/ada"] };

  test("finds nothing in a file that parses and imports what it may", () => {
    const imports = [{ specifier: "node:fs", resolved: null, real: null, offset: 0 }];
    expect(findRefusal([source({ imports })], rules)).toBeNull();
  });

  test("finds a syntax fault and its place", () => {
    const syntaxFault = { message: "Unexpected token", offset: 5 };
    expect(findRefusal([source({ syntaxFault })], null)).toEqual({
      kind: "syntax",
      message: "Unexpected token",
      place: { file: FILE, line: 2, column: 2 },
    });
  });

  test.each([
    ["vitest", null, "judge"],
    ["node:events", null, "challenge"],
    ["node:wasi", null, "fence"],
    ["./a.ts", "/app/challenges/a.ts", "judge"],
    ["../eve/a.json", "/home/eve/a.json", "outside"],
  ])("finds the import of %s in any of the files", (specifier, resolved, rule) => {
    const imports = [{ specifier, resolved, real: resolved, offset: 4 }];
    const refusal = findRefusal([source({}), source({ path: "/home/ada/b.ts", imports })], rules);
    const place = { file: "/home/ada/b.ts", line: 2, column: 1 };
    expect(refusal).toEqual({ kind: "import", refused: { specifier, place, rule } });
  });

  test("lets every import pass without rules", () => {
    const imports = [{ specifier: "vitest", resolved: null, real: null, offset: 0 }];
    expect(findRefusal([source({ imports })], null)).toBeNull();
  });
});

describe("buildRefusedAttempt", () => {
  test("has no tests and no controls, so that it can never be solved", () => {
    const attempt = buildRefusedAttempt(FILE, "v20", {
      kind: "syntax",
      message: "no",
      place: { file: FILE, line: 1, column: 1 },
    });
    expect(attempt.tests).toEqual([]);
    expect(attempt.controls.wanted).toBe(0);
    expect(attempt.syntaxFault?.message).toBe("no");
    expect(attempt.refusedImport).toBeNull();
  });
});

describe("buildAttempt", () => {
  test("tells controls from the suite's tests", () => {
    const failed = { state: "failed" as const, error: sampleError() };
    const tests = [record("a > b"), record(`${TAG}-1-is`, failed), record(`${TAG}-1-not`)];
    const attempt = build({ suites: [{ stage: 1, errors: [], tests }] });
    expect(attempt.tests.map(({ name }) => name)).toEqual(["a > b"]);
    expect(attempt.controls).toEqual({ wanted: 6, failed: 1, wrong: 1 });
  });

  test("takes a control that failed for another reason for wrong", () => {
    const error = sampleError({ name: "TypeError" });
    const tests = [record(`${TAG}-1-is`, { state: "failed", error })];
    expect(build({ suites: [{ stage: 1, errors: [], tests }] }).controls).toMatchObject({
      failed: 0,
      wrong: 1,
    });
  });

  test("keeps what the child noted when the run did not come to its end", () => {
    const note = { error: null, durationMs: 1 };
    const childRecords = [
      { ...note, name: "a > b", state: "pass" },
      { ...note, name: "a > c", state: "fail" },
      { ...note, name: `${TAG}-1-is`, state: "fail" },
    ];
    const attempt = build({ suites: null, killed: "test", childRecords, running: "a > d" });
    expect(attempt.tests.map(({ name, state }) => [name, state])).toEqual([
      ["a > b", "passed"],
      ["a > c", "failed"],
    ]);
    expect(attempt.running).toBe("a > d");
  });

  test("does not name a control as what was running", () => {
    expect(build({ running: `${TAG}-2-is` }).running).toBeNull();
  });

  test("takes an error outside the tests for an error of loading", () => {
    const attempt = build({
      suites: [{ stage: 1, errors: [sampleError({ message: "hook" })], tests: [] }],
    });
    expect(attempt.loadErrors.map(({ message }) => message)).toEqual(["hook"]);
  });

  test("mends the places in stacks and in what was printed", () => {
    const error = sampleError({ stack: "at a (/home/ada/a.ts:9:9)" });
    const left = [{ kind: "timer" as const, stack: "at a (/home/ada/a.ts:9:9)" }];
    const attempt = build(
      { lateErrors: [error], loadErrors: [error], left },
      "at /home/ada/a.ts:9:9",
    );
    expect(attempt.lateErrors[0]?.stack).toContain("a.ts:3:7");
    expect(attempt.loadErrors[0]?.stack).toContain("a.ts:3:7");
    expect(attempt.leaks[0]?.location).toEqual({ file: FILE, line: 3, column: 7 });
    expect(attempt.output.text).toBe("at /home/ada/a.ts:3:7");
  });

  test("believes V8 that the memory is used up, and cuts its report off", () => {
    const text =
      "mine\n\n<--- Last few GCs --->\nFATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory";
    const attempt = build({ suites: null, exit: { code: null, signal: "SIGABRT" } }, text);
    expect(attempt.outOfMemory).toBe(true);
    expect(attempt.output.text).toBe("mine\n");
  });

  test("does not put it down to the code that the system gives no more memory", () => {
    const text =
      "FATAL ERROR: Committing semi space failed. Allocation failed - heap out of memory";
    const ended = { suites: null, exit: { code: null, signal: "SIGABRT" } };
    expect(build(ended, text).outOfMemory).toBe(false);
  });

  test("does not believe code that prints the same words and lives on", () => {
    expect(build({}, "heap out of memory").outOfMemory).toBe(false);
    const ended = { suites: null, exit: { code: 0, signal: null } };
    expect(build(ended, "heap out of memory").outOfMemory).toBe(false);
  });

  test("keeps which rule refused an import while the code ran", () => {
    const refused = { specifier: "node:events", rule: "challenge" as const };
    expect(build({ refused }).refusedImport).toEqual({ ...refused, place: null });
  });
});
