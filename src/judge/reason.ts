import type { Challenge } from "../catalog/challenge.ts";
import type { Attempt, KillCause } from "./attempt.ts";
import type { BrokenReason } from "./verdict.ts";

/** Why an attempt is broken, and the sentence for a person. */
export interface Broken {
  reason: BrokenReason;
  message: string;
}

/** Decides whether the run itself went wrong, most telling cause first; `null` when it did not. */
export function findBroken(attempt: Attempt, challenge: Challenge): Broken | null {
  return (
    findUnrunnable(attempt, challenge) ??
    findTampering(attempt) ??
    findEarlyEnd(attempt, challenge) ??
    findLoadError(attempt) ??
    findLateError(attempt) ??
    findMissingTests(attempt)
  );
}

function findUnrunnable(attempt: Attempt, challenge: Challenge): Broken | null {
  const { syntaxFault, refusedImport, missingExport } = attempt;
  if (syntaxFault !== null) {
    return {
      reason: "syntax-error",
      message: `The file cannot be parsed: ${syntaxFault.message}.`,
    };
  }
  if (refusedImport !== null) {
    const why = refusedImport.ofJudge
      ? "a solution may not use the judge's own tools, the suite or the reference"
      : "this challenge is to be solved without it";
    return {
      reason: "forbidden-import",
      message: `The file imports \`${refusedImport.specifier}\`, but ${why}; remove the import.`,
    };
  }
  if (missingExport !== null) {
    const names = challenge.exports.map((name) => `\`${name}\``).join(", ");
    return {
      reason: "missing-export",
      message: `The file does not export \`${missingExport}\`; the suite needs ${names} as a named export.`,
    };
  }
  return null;
}

function findTampering(attempt: Attempt): Broken | null {
  if (attempt.tampered !== null) {
    return {
      reason: "tampered",
      message: `The code replaced or forged ${attempt.tampered}, which the judge depends on; leave it as it is.`,
    };
  }
  const { controls } = attempt;
  if (controls.wrong > 0) {
    return {
      reason: "tampered",
      message:
        "The code changed how checks are made: tests that must fail did not; leave the test tools alone.",
    };
  }
  return null;
}

function findEarlyEnd(attempt: Attempt, challenge: Challenge): Broken | null {
  if (attempt.outOfMemory) {
    const limit = challenge.limits.heapMb;
    return {
      reason: "out-of-memory",
      message: `The code used more than ${limit} MB of memory${during(attempt)}; look for something that grows without end.`,
    };
  }
  if (attempt.killed !== null) return describeKill(attempt.killed, attempt, challenge);
  if (attempt.exit !== null) return describeExit(attempt.exit, attempt);
  return null;
}

function describeKill(cause: KillCause, attempt: Attempt, challenge: Challenge): Broken {
  const { loadMs, runMs, outputBytes } = challenge.limits;
  const where = during(attempt);
  switch (cause) {
    case "load":
      return {
        reason: "timeout",
        message: `Loading the file did not end within ${loadMs / 1000} s; look for an endless loop or an \`await\` at the top level.`,
      };
    case "test":
      return {
        reason: "timeout",
        message: `The code did not come back${where}; look for an endless loop.`,
      };
    case "run":
      return {
        reason: "timeout",
        message: `The whole run took longer than ${runMs / 1000} s${where}.`,
      };
    case "output":
      return {
        reason: "output-limit",
        message: `The code printed more than ${outputBytes / 1_000_000} MB${where}; remove the output or the loop that makes it.`,
      };
    case "tampered":
      return {
        reason: "tampered",
        message: "The code sent messages in the judge's name; leave the process channel alone.",
      };
    case "interrupted":
      return { reason: "crashed", message: "The run was interrupted before its end." };
  }
}

function describeExit(
  exit: { code: number | null; signal: string | null },
  attempt: Attempt,
): Broken {
  const where = during(attempt);
  if (exit.signal !== null || exit.code === 134) {
    return {
      reason: "crashed",
      message: `The process died (${exit.signal ?? `code ${exit.code}`})${where}.`,
    };
  }
  return {
    reason: "exited",
    message: `The code ended the process with code ${exit.code}${where}; a solution must not call \`process.exit\`.`,
  };
}

function findLoadError(attempt: Attempt): Broken | null {
  const [error] = attempt.loadErrors;
  if (error === undefined) return null;
  return {
    reason: "load-error",
    message: `Loading the file failed: ${error.name}: ${firstLine(error.message)}`,
  };
}

function findLateError(attempt: Attempt): Broken | null {
  const [error] = attempt.lateErrors;
  if (error === undefined) return null;
  return {
    reason: "crashed",
    message: `An error was left unhandled outside the tests: ${error.name}: ${firstLine(error.message)}`,
  };
}

function findMissingTests({ controls }: Attempt): Broken | null {
  if (controls.wanted > 0 && controls.failed === controls.wanted) return null;
  return {
    reason: "no-tests",
    message: "The suite did not run to its end, so nothing can be said.",
  };
}

function during({ running }: Attempt): string {
  if (running === null) return "";
  const [requirement = ""] = running.split(" > ");
  return ` while \`${requirement}\` was judged`;
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").slice(0, 300);
}
