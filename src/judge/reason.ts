import type { Challenge } from "../catalog/challenge.ts";
import type { Attempt, KillCause } from "./attempt.ts";
import { findCommonJs } from "./common-js.ts";
import type { Rule } from "./imports.ts";
import type { LearnerSource } from "./learner-source.ts";
import { CUT_OFF_EXIT_CODE } from "./message.ts";
import { describePending } from "./pending.ts";
import type { BrokenReason } from "./verdict.ts";

/** Why an attempt is broken, and the sentence for a person. */
export interface Broken {
  reason: BrokenReason;
  message: string;
}

/**
 * Decides whether the run itself went wrong, most telling cause first; `null` when it did not.
 * `sources` are the learner's files.
 */
export function findBroken(
  attempt: Attempt,
  challenge: Challenge,
  sources: readonly LearnerSource[],
): Broken | null {
  return (
    findUnrunnable(attempt, challenge) ??
    findTampering(attempt) ??
    findEarlyEnd(attempt, challenge) ??
    findLoadError(attempt, sources) ??
    findLateError(attempt) ??
    findMissingTests(attempt)
  );
}

const WHY: Record<Rule, string> = {
  judge: "a solution may not use the judge's own tools, the suite or the reference",
  outside: "it lies outside of the folders that judged code may read",
  fence: "code that is judged may not use it, for it could get round the judge's limits",
  challenge: "this challenge must be solved without it",
};

function findUnrunnable(attempt: Attempt, challenge: Challenge): Broken | null {
  const { syntaxFault, refusedImport, missingExport } = attempt;
  if (syntaxFault !== null) {
    return {
      reason: "syntax-error",
      message: `The file cannot be parsed: ${syntaxFault.message}.`,
    };
  }
  if (refusedImport !== null) {
    return {
      reason: "forbidden-import",
      message: `The file imports \`${refusedImport.specifier}\`, but ${WHY[refusedImport.rule]}; remove the import.`,
    };
  }
  if (missingExport !== null) return describeMissing(missingExport, challenge);
  return null;
}

function describeMissing(found: readonly string[], { stages }: Challenge): Broken {
  const wanted = stages[0]?.exports ?? [];
  const others = found.filter((name) => name !== "default");
  const message = `The file does not export ${quoteAll(wanted)}, which the tests import by name.`;
  const told = [message, ...tellOthers(others, wanted)];
  if (found.includes("default")) told.push("A default export is not enough.");
  return { reason: "missing-export", message: told.join(" ") };
}

/** What the file exports instead; one that looks like what is wanted is told how to get its name. */
function tellOthers(others: readonly string[], wanted: readonly string[]): string[] {
  if (others.length === 0) return [];
  const isLike = (one: string, other: string): boolean =>
    one.toLowerCase().includes(other.toLowerCase());
  for (const name of wanted) {
    const [like, ...more] = others.filter((other) => isLike(other, name) || isLike(name, other));
    if (like === undefined || more.length > 0) continue;
    return [`It exports \`${like}\`: write \`export { ${like} as ${name} }\`.`];
  }
  return [`It exports ${quoteAll(others.slice(0, 5))}.`];
}

function quoteAll(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function findTampering(attempt: Attempt): Broken | null {
  if (attempt.tampered !== null) {
    return {
      reason: "tampered",
      message: `Your code modified or faked ${attempt.tampered}, which the tests depend on; do not change it.`,
    };
  }
  const { controls } = attempt;
  if (controls.wrong > 0) {
    return {
      reason: "tampered",
      message:
        "The code changed how checks are made: tests that must fail did not; do not modify the test tools.",
    };
  }
  return null;
}

function findEarlyEnd(attempt: Attempt, challenge: Challenge): Broken | null {
  if (attempt.outOfMemory) return describeMemory(attempt, challenge);
  if (attempt.killed !== null) return describeKill(attempt.killed, attempt, challenge);
  if (attempt.exit !== null) return describeExit(attempt.exit, attempt);
  return null;
}

function describeKill(cause: KillCause, attempt: Attempt, challenge: Challenge): Broken {
  const { runMs, outputBytes } = challenge.limits;
  const where = during(attempt);
  switch (cause) {
    case "load":
      return { reason: "timeout", message: describeLoading(attempt, challenge) };
    case "test":
      return {
        reason: "timeout",
        message: `Your code did not return in time${where}${loopOf(attempt)}.`,
      };
    case "run":
      return {
        reason: "timeout",
        message: `The tests of one stage took longer than ${runMs / 1000} s${where}; look for slow code.`,
      };
    case "output":
      return {
        reason: "output-limit",
        message: `The code printed more than ${outputBytes / 1_000_000} MB${where}; remove the output or the loop that makes it.`,
      };
    case "memory":
      return describeMemory(attempt, challenge);
    case "tampered":
      return {
        reason: "tampered",
        message: "The code wrote to the judge's own channel; leave file descriptors 3 and 4 alone.",
      };
    case "starved":
      return { reason: "crashed", message: "The machine gave the tests too little time." };
    case "interrupted":
      return {
        reason: "crashed",
        message: "The run was interrupted before its end; start it again.",
      };
  }
}

function describeLoading(attempt: Attempt, { limits }: Challenge): string {
  const { pending } = attempt;
  const limit = `${limits.loadMs / 1000} s`;
  if (pending === null) return `Loading your file took longer than ${limit}${loopOf(attempt)}.`;
  if (pending.length === 0) {
    return "Loading your file never finishes: a top-level `await` waits for a promise, and nothing is pending that could settle it.";
  }
  return `Loading the file did not end within ${limit}: an \`await\` at the top level waits while ${describePending(pending)} ${pending.length === 1 ? "is" : "are"} pending.`;
}

/** A loop is only said of code that was seen in one; built-ins such as a slow pattern do not show where they are. */
const COMPUTES = ": it was still computing; look for slow code or a loop that does not end";
const BLOCKS =
  ": it blocks the thread without computing; look for a call that waits, such as `Atomics.wait`";

function loopOf({ stuckAt, busy }: Attempt): string {
  if (stuckAt === null) return busy === null ? "" : busy ? COMPUTES : BLOCKS;
  return stuckAt.function === undefined
    ? ": it is stuck in a loop"
    : `: it is stuck in \`${stuckAt.function}\``;
}

function describeMemory(attempt: Attempt, challenge: Challenge): Broken {
  const limit = challenge.limits.heapMb;
  return {
    reason: "out-of-memory",
    message: `The code used more than ${limit} MB of memory${during(attempt)}; look for something that grows without end.`,
  };
}

function describeExit(
  exit: { code: number | null; signal: string | null },
  attempt: Attempt,
): Broken {
  const where = during(attempt);
  if (exit.code === CUT_OFF_EXIT_CODE) return describeCutOff();
  if (exit.signal !== null || exit.code === 134) {
    return {
      reason: "crashed",
      message: `The process died (${exit.signal ?? `code ${exit.code}`})${where}; a solution must not end its own process.`,
    };
  }
  return {
    reason: "exited",
    message: `The code ended the process with code ${exit.code}${where}; a solution must not call \`process.exit\`.`,
  };
}

function describeCutOff(): Broken {
  return {
    reason: "tampered",
    message: "The code closed the judge's own channel; leave file descriptors 3 and 4 alone.",
  };
}

/** What V8 says when a static of `Object` is assigned to, defined again or deleted: all are locked. */
const LOCKED =
  /^Cannot (?:assign to read only|delete) property '(\w+)' of (?:function ')?function Object\b/;

/** The same for the methods that every function has. */
const LOCKED_CALLS =
  /^Cannot assign to read only property '(apply|bind|call)' of function 'function \(\) \{ \[native code\] \}'/;

function findLoadError(attempt: Attempt, sources: readonly LearnerSource[]): Broken | null {
  const [error] = attempt.loadErrors;
  if (error === undefined) return null;
  const text = firstLine(error.message);
  const locked = error.name === "TypeError" ? findLocked(text) : null;
  if (locked !== null) {
    return {
      reason: "tampered",
      message: `The code tried to replace \`${locked}\`, which the judge depends on; leave it as it is.`,
    };
  }
  const commonJs = findCommonJs(error, sources);
  if (commonJs !== null) return { reason: "load-error", message: `${commonJs}.` };
  // Some faults of syntax are only seen by Node; a missing name of another file is none.
  if (error.name === "SyntaxError" && !text.startsWith("The requested module")) {
    return { reason: "syntax-error", message: `The file cannot be parsed: ${text}.` };
  }
  return {
    reason: "load-error",
    message: `Loading the file failed with ${error.name}: ${text}; fix the code that runs at the top level.`,
  };
}

/** The locked function that was to be replaced, or `null`. */
function findLocked(text: string): string | null {
  const [, name] = LOCKED.exec(text) ?? [];
  if (name !== undefined) return `Object.${name}`;
  const [, call] = LOCKED_CALLS.exec(text) ?? [];
  return call === undefined ? null : `Function.prototype.${call}`;
}

function findLateError(attempt: Attempt): Broken | null {
  const [error] = attempt.lateErrors;
  if (error === undefined) return null;
  return {
    reason: "crashed",
    message: `Unhandled error: ${error.name}: ${firstLine(error.message)}; catch it, or reject the promise you returned to the caller.`,
  };
}

function findMissingTests({ controls }: Attempt): Broken | null {
  if (controls.wanted > 0 && controls.failed === controls.wanted) return null;
  return {
    reason: "no-tests",
    message: "The test run stopped early, so there is no result.",
  };
}

function during({ running }: Attempt): string {
  if (running === null) return "";
  const [requirement = ""] = running.split(" > ");
  return ` while testing \`${requirement}\``;
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").slice(0, 300).replace(/[.;]$/, "");
}
