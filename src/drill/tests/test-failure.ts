import type { Attempt, RawError } from "../../judge/attempt.ts";
import { findLearnerFrame } from "../../judge/stack-place.ts";
import type { Place } from "../../judge/verdict.ts";

/** A test of the learner's that failed. */
export interface TestFailure {
  /** `suite > title`. */
  name: string;
  message: string;
  expected?: string;
  received?: string;
  /** Where in the learner's files; absolute. */
  place: Place | null;
}

/** What vitest says of a test in which no `expect` has run. */
const NO_ASSERTION = /^expected any number of assertion, but got none/;

/** Whether a test failed only because no `expect` has run in it. */
export function assertsNothing(error: RawError | null): boolean {
  return error !== null && NO_ASSERTION.test(error.message);
}

/** The tests of a run that failed; `files` are the learner's, absolute. */
export function listFailures({ tests }: Attempt, files: readonly string[]): TestFailure[] {
  return tests
    .filter(({ state }) => state === "failed")
    .map(({ name, error }) => ({ name, ...tellError(error, files) }));
}

/** An error of the learner's tests in words, its values, and where it was thrown. */
export function tellError(
  error: RawError | null,
  files: readonly string[],
): Omit<TestFailure, "name"> {
  if (error === null) return { message: "the test failed", place: null };
  const values = error.name === "AssertionError" ? readValues(error) : {};
  return { message: tellMessage(error), ...values, place: placeIn(error.stack, files) };
}

function readValues({ expected, received }: RawError): Pick<TestFailure, "expected" | "received"> {
  return {
    ...(expected === undefined ? {} : { expected }),
    ...(received === undefined ? {} : { received }),
  };
}

function tellMessage(error: RawError): string {
  const { name, message } = error;
  const fenced = tellFenced(error);
  if (fenced !== null) return fenced;
  if (assertsNothing(error)) return "no `expect` ran in it";
  const [first = ""] = message.split("\n");
  const timeout = /^(Test|Hook) timed out in (\d+)ms/.exec(first);
  if (timeout !== null) return tellTimeout(timeout);
  if (/^Snapshot `.*` mismatched/.test(first)) return NO_SNAPSHOTS;
  const text = first.slice(0, 300).replace(/\.$/, "");
  return name === "AssertionError" || name === "Error" ? text : `${name}: ${text}`;
}

const NO_SNAPSHOTS = "there are no snapshots here: say with `toEqual` what must hold";

function tellTimeout([, what = "", ms = ""]: readonly string[]): string {
  const who = what === "Hook" ? "a hook" : "it";
  return `${who} did not finish within ${Number(ms) / 1000} s: what it waits for never happens`;
}

/** What the fence of judged code kept a test from doing, or `null`. */
export function tellFenced({ message, denied }: RawError): string | null {
  if (denied !== undefined) return tellDenied(denied);
  const [first = ""] = message.split("\n");
  return /^A solution may(?: not| only) /.test(first)
    ? `a test${first.slice("A solution".length)}`
    : null;
}

const DENIED: Record<string, string> = {
  FileSystemRead: "tests may read only their own folders",
  FileSystemWrite: "tests may write only to `os.tmpdir()`",
  ChildProcess: "tests may not start a process",
  WorkerThreads: "tests of this challenge may not start a thread",
};

function tellDenied(denied: string): string {
  const [permission = "", ...rest] = denied.split(" ");
  const resource = rest.join(" ");
  const rule = DENIED[permission] ?? "tests may not do that";
  return resource === "" ? rule : `${rule}, not \`${resource}\``;
}

function placeIn(stack: string, files: readonly string[]): Place | null {
  const frame = findLearnerFrame(stack, [...files]);
  return frame === null ? null : { file: frame.path, line: frame.line, column: frame.column };
}
