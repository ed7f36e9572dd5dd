import type { Challenge } from "../catalog/challenge.ts";
import type { Attempt, KillCause } from "./attempt.ts";
import type { Broken } from "./broken.ts";
import { CUT_OFF_EXIT_CODE } from "./message.ts";
import { describePending } from "./pending.ts";

/** Why a run ended before its end: killed by the judge, by the machine or by itself; `null` if it did not. */
export function findEarlyEnd(attempt: Attempt, challenge: Challenge): Broken | null {
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

function during({ running }: Attempt): string {
  if (running === null) return "";
  const [requirement = ""] = running.split(" > ");
  return ` while testing \`${requirement}\``;
}
