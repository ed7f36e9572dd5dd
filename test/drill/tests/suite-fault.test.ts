import { describe, expect, test } from "vitest";
import type { Attempt, RawError } from "../../../src/judge/attempt.ts";
import { findSuiteFault } from "../../../src/drill/tests/suite-fault.ts";
import type { SuiteFault } from "../../../src/drill/tests/suite-fault.ts";
import { sampleChallenge } from "../../judge/sample.ts";
import { FILE, sampleRun } from "./sample.ts";

const { limits } = sampleChallenge();
const PASSED = { adds: "passed" } as const;

function faultOf(attempt: Attempt): SuiteFault | null {
  return findSuiteFault({ attempt, limits, exports: ["Counter"], files: [FILE] });
}

function failed(message: string, more: Partial<RawError> = {}): RawError {
  return { name: "Error", message, stack: `Error\n    at file://${FILE}:3:9`, ...more };
}

test("tests that ran and expected something have no fault", () => {
  expect(faultOf(sampleRun(PASSED))).toBeNull();
});

test("a test that fails is no fault of the file", () => {
  expect(faultOf(sampleRun({ adds: {} }))).toBeNull();
});

describe("a run that does not come to its end", () => {
  test.each([
    [
      { killed: "test", running: "adds", busy: true },
      "timeout",
      'The test "adds" did not come back within 3 s: it computes without end.',
    ],
    [
      { killed: "test", running: "adds", busy: false },
      "timeout",
      'The test "adds" did not come back within 3 s: it blocks the thread.',
    ],
    [
      { killed: "load", pending: [] },
      "timeout",
      "Your test file never finishes loading: an `await` at the top level waits for a promise that nothing settles.",
    ],
    [
      { killed: "test", pending: ["Timeout"] },
      "timeout",
      "Your test file never finishes loading: an `await` at the top level waits with 1 timer pending.",
    ],
    [{ killed: "run" }, "timeout", "Your tests took longer than 20 s."],
    [
      { killed: "output", running: "adds" },
      "output-limit",
      'Your tests printed more than 1 MB in the test "adds".',
    ],
    [{ killed: "memory" }, "out-of-memory", "Your tests used more than 256 MB of memory."],
    [
      { outOfMemory: true, exit: { code: 134, signal: null } },
      "out-of-memory",
      "Your tests used more than 256 MB of memory.",
    ],
    [{ killed: "tampered" }, "tampered", "Your tests wrote to the judge's own channel."],
    [
      { exit: { code: 3, signal: null } },
      "exited",
      "Your tests ended their own process with code 3.",
    ],
    [
      { exit: { code: null, signal: "SIGTERM" } },
      "exited",
      "Your tests ended their own process by SIGTERM.",
    ],
  ] as const)("%j", (change, reason, message) => {
    const pending = "pending" in change ? [...change.pending] : null;
    expect(faultOf(sampleRun({}, { ...change, pending }))).toMatchObject({ reason, message });
  });
});

describe("a file that does not load", () => {
  test.each([
    ["expect is not defined", "Your test file uses `expect` without importing it."],
    [
      "The requested module '@solution' does not provide an export named 'Conter'",
      "Your tests import `Conter`, which `@solution` does not export.",
    ],
    [
      'Cannot find "./counter.ts" imported from file:///a',
      "Your tests import `./counter.ts`, which does not exist.",
    ],
    [
      "Vitest mocker was not initialized in this environment.",
      "Your tests use `vi.mock`, which does not work here.",
    ],
    [
      "expect.extend is not a function",
      "Your tests use `expect.extend`, which does not work here.",
    ],
    ["boom", "Your test file failed outside of a test: boom."],
  ])("%s", (message, expected) => {
    const fault = faultOf(sampleRun({}, { loadErrors: [failed(message)] }));
    expect(fault).toMatchObject({ reason: "load-error", message: expected });
    expect(fault?.place).toEqual({ file: FILE, line: 3, column: 9 });
  });

  test("a fault of syntax comes first", () => {
    const place = { file: FILE, line: 1, column: 2 };
    const syntaxFault = { message: "Expected a semicolon", place };
    expect(faultOf(sampleRun({}, { syntaxFault }))).toMatchObject({
      reason: "syntax-error",
      place,
    });
  });

  test("an import that is out of bounds", () => {
    const refusedImport = { specifier: "chai", rule: "judge" as const, place: null };
    expect(faultOf(sampleRun({}, { refusedImport }))).toMatchObject({ reason: "forbidden-import" });
  });
});

describe("a file that checks nothing", () => {
  test("has no tests", () => {
    expect(faultOf(sampleRun({}))?.message).toBe("There is no test in your file.");
  });

  test("skips them all", () => {
    const message = "Every test in your file is skipped or still to be written.";
    expect(faultOf(sampleRun({ adds: "skipped" }))).toMatchObject({ reason: "no-tests", message });
  });

  test("has a test in which no expect ran", () => {
    const none = failed("expected any number of assertion, but got none");
    const message = 'The test "adds" checks nothing: no `expect` ran in it.';
    const run = sampleRun({ resets: "passed", adds: none });
    expect(faultOf(run)).toMatchObject({ reason: "no-assertion", message });
  });
});

test("a test that goes out of bounds is told what it may do", () => {
  const denied = failed("Access to this API has been restricted", {
    denied: "FileSystemWrite /etc/a",
  });
  expect(faultOf(sampleRun({ adds: denied }))).toMatchObject({
    reason: "fenced",
    message:
      'The test "adds" tries something that is out of bounds: tests may write only to `os.tmpdir()`, not `/etc/a`.',
  });
});

test("an error that no test waited for", () => {
  const run = sampleRun(PASSED, { lateErrors: [failed("late")] });
  expect(faultOf(run)).toMatchObject({
    reason: "unhandled-error",
    message: "An error reached no test: late.",
  });
});
