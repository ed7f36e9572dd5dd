import type { Challenge } from "../catalog/challenge.ts";
import type { Attempt } from "./attempt.ts";
import type { Broken } from "./broken.ts";
import { findCommonJs } from "./common-js.ts";
import { findEarlyEnd } from "./early-end.ts";
import type { Rule } from "./imports.ts";
import type { LearnerSource } from "./learner-source.ts";

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

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").slice(0, 300).replace(/[.;]$/, "");
}
