import type { Limits } from "../../catalog/challenge.ts";
import type { Attempt, RawError } from "../../judge/attempt.ts";
import { describePending } from "../../judge/pending.ts";
import type { Place } from "../../judge/verdict.ts";
import { assertsNothing, tellError, tellFenced } from "./test-failure.ts";

/** Why a test file cannot be scored, whatever it is run on. */
export interface SuiteFault {
  reason: FaultReason;
  /** A sentence. */
  message: string;
  /** What to do, a sentence. */
  hint: string;
  /** Where in the learner's files; absolute. */
  place: Place | null;
}

export type FaultReason =
  | "syntax-error"
  | "forbidden-import"
  | "tampered"
  | "out-of-memory"
  | "output-limit"
  | "timeout"
  | "exited"
  | "load-error"
  | "no-tests"
  | "no-assertion"
  | "fenced"
  | "unhandled-error";

/** What a fault is looked for in. */
export interface FaultQuestion {
  attempt: Attempt;
  limits: Limits;
  /** Names that may be imported from `@solution`. */
  exports: readonly string[];
  /** The learner's files, absolute. */
  files: readonly string[];
}

/**
 * What is wrong with a test file by itself, as its run on a right solution shows, the most telling cause
 * first; `null` when it has tests that ran and checked something. They may still have failed.
 */
export function findSuiteFault(question: FaultQuestion): SuiteFault | null {
  return (
    findUnrunnable(question) ??
    findEnd(question) ??
    findLoadFault(question) ??
    findNothing(question) ??
    findFenced(question) ??
    findLate(question)
  );
}

function findUnrunnable({ attempt }: FaultQuestion): SuiteFault | null {
  const { syntaxFault, refusedImport } = attempt;
  if (syntaxFault !== null) {
    const { message, place } = syntaxFault;
    return {
      ...{ reason: "syntax-error", message: `Your test file cannot be parsed: ${message}.` },
      ...{ hint: "Fix the syntax there.", place },
    };
  }
  if (refusedImport === null) return null;
  const { specifier, rule, place } = refusedImport;
  return {
    reason: "forbidden-import",
    message: `Your tests import \`${specifier}\`, but ${WHY[rule]}.`,
    hint: "Remove the import: what is tested is `@solution`, and `vitest` has the tools.",
    place,
  };
}

const WHY = {
  judge: "the reference solution, the hidden tests and the judge's own tools are out of bounds",
  outside: "it lies outside of the folders that tests may read",
  fence: "with it, tests could get round their limits",
  challenge: "this challenge does without it",
};

/** How a run ended that did not come to its end. */
function findEnd({ attempt, limits }: FaultQuestion): SuiteFault | null {
  const { killed, exit, outOfMemory } = attempt;
  const at = duringTest(attempt);
  const fault = (reason: FaultReason, message: string, hint: string): SuiteFault => ({
    ...{ reason, message, hint, place: null },
  });
  if (outOfMemory || killed === "memory") {
    const most = `more than ${limits.heapMb} MB of memory`;
    return fault("out-of-memory", `Your tests used ${most}${at}.`, "Look for what grows.");
  }
  if (killed === "output") {
    const most = `more than ${limits.outputBytes / 1_000_000} MB`;
    return fault("output-limit", `Your tests printed ${most}${at}.`, "Remove the output.");
  }
  if (killed === "tampered") {
    const message = `Your tests wrote to the judge's own channel${at}.`;
    return fault("tampered", message, "Leave file descriptors 3 and 4 alone.");
  }
  if (killed === "run") {
    const message = `Your tests took longer than ${limits.runMs / 1000} s${at}.`;
    return fault("timeout", message, "Use fake timers (`vi.useFakeTimers()`) instead of waiting.");
  }
  if (killed === "load" || killed === "test") return tellHang(attempt, limits);
  if (exit === null) return null;
  const how = exit.signal === null ? `with code ${exit.code}` : `by ${exit.signal}`;
  const message = `Your tests ended their own process ${how}${at}.`;
  return fault("exited", message, "Remove the call of `process.exit` or the signal.");
}

function tellHang({ running, pending, busy }: Attempt, { testMs }: Limits): SuiteFault {
  if (running !== null) {
    const why = busy === false ? "it blocks the thread" : "it computes without end";
    return {
      ...{ reason: "timeout", place: null },
      message: `The test "${running}" did not come back within ${testMs / 1000} s: ${why}.`,
      hint: "Look for a loop that does not end.",
    };
  }
  const waits =
    pending === null
      ? "a loop at the top level, in a `describe` or in a hook does not end"
      : pending.length === 0
        ? "an `await` at the top level waits for a promise that nothing settles"
        : `an \`await\` at the top level waits with ${describePending(pending)} pending`;
  return {
    ...{ reason: "timeout", place: null },
    message: `Your test file never finishes loading: ${waits}.`,
    hint: "Move the code into a test.",
  };
}

function duringTest({ running }: Attempt): string {
  return running === null ? "" : ` in the test "${running}"`;
}

/** What went wrong outside of tests: at the top level, in a `describe` or in a hook. */
function findLoadFault({ attempt, exports, files }: FaultQuestion): SuiteFault | null {
  const [error] = attempt.loadErrors;
  if (error === undefined) return null;
  const { place, message } = tellError(error, files);
  const known = explainLoad(error, exports);
  return {
    ...{ reason: "load-error", place },
    message: known?.message ?? `Your test file failed outside of a test: ${message}.`,
    hint: known?.hint ?? "Fix what runs at the top level, in a `describe` or in a hook.",
  };
}

const GLOBAL =
  /^(describe|test|it|expect|vi|beforeAll|beforeEach|afterAll|afterEach) is not defined/;
const NO_EXPORT = /requested module '([^']+)' does not provide an export named '([^']+)'/;
const NOT_FOUND = /^Cannot find "([^"]+)"/;

function explainLoad(
  { message }: RawError,
  exports: readonly string[],
): Pick<SuiteFault, "message" | "hint"> | null {
  const [, tool] = GLOBAL.exec(message) ?? [];
  if (tool !== undefined) {
    const hint = `Write \`import { ${tool} } from "vitest"\`.`;
    return { message: `Your test file uses \`${tool}\` without importing it.`, hint };
  }
  const [, module = "", name = ""] = NO_EXPORT.exec(message) ?? [];
  if (module !== "") {
    const there = exports.map((one) => `\`${one}\``).join(", ");
    const hint = module === "@solution" ? `It exports ${there}.` : "Check the name.";
    return { message: `Your tests import \`${name}\`, which \`${module}\` does not export.`, hint };
  }
  const [, missing] = NOT_FOUND.exec(message) ?? [];
  if (missing !== undefined) {
    const hint = 'Import what you test from "@solution", and helpers by their path.';
    return { message: `Your tests import \`${missing}\`, which does not exist.`, hint };
  }
  if (message === "expect.extend is not a function") {
    const hint = "Use the matchers that `expect` has.";
    return { message: "Your tests use `expect.extend`, which does not work here.", hint };
  }
  if (message.startsWith("Vitest mocker was not initialized")) {
    const hint = "Pass a fake in, or use `vi.spyOn` on an object.";
    return { message: "Your tests use `vi.mock`, which does not work here.", hint };
  }
  return null;
}

/** A file without tests, or with tests that check nothing. */
function findNothing({ attempt, files }: FaultQuestion): SuiteFault | null {
  const { tests } = attempt;
  const ran = tests.filter(({ state }) => state === "passed" || state === "failed");
  const hint = 'Write one with `test("…", () => { … })`.';
  if (ran.length === 0) {
    const message =
      tests.length === 0
        ? "There is no test in your file."
        : "Every test in your file is skipped or still to be written.";
    return { reason: "no-tests", message, hint, place: null };
  }
  const empty = ran.find(({ error }) => assertsNothing(error));
  if (empty === undefined) return null;
  return {
    reason: "no-assertion",
    message: `The test "${empty.name}" checks nothing: no \`expect\` ran in it.`,
    hint: "Say with `expect` what must hold, and await what it waits for.",
    place: tellError(empty.error, files).place,
  };
}

/** A test that does what judged code may not. */
function findFenced({ attempt, files }: FaultQuestion): SuiteFault | null {
  for (const { name, error } of attempt.tests) {
    const fenced = error === null ? null : tellFenced(error);
    if (fenced === null) continue;
    return {
      reason: "fenced",
      message: `The test "${name}" tries something that is out of bounds: ${fenced}.`,
      hint: "Test only what the brief promises.",
      place: tellError(error, files).place,
    };
  }
  return null;
}

function findLate({ attempt, files }: FaultQuestion): SuiteFault | null {
  const [error] = attempt.lateErrors;
  if (error === undefined) return null;
  const { message, place } = tellError(error, files);
  return {
    ...{ reason: "unhandled-error", place },
    message: `An error reached no test: ${message}.`,
    hint: "Await the promise that rejects, or expect it to reject.",
  };
}
