import type { Attempt } from "../attempt.ts";
import { TrainerError } from "../../errors.ts";
import { findShortage, listFailures } from "../machine-fault.ts";
import type { MachineFault } from "../machine-fault.ts";
import { canOpenFiles } from "./can-open-files.ts";

/**
 * What the machine did to a run, and errors that one without resources makes, say nothing of the code.
 *
 * @throws TrainerError `CANNOT_JUDGE` when it was the machine.
 */
export function rejectShortage(
  { tests, loadErrors, lateErrors }: Attempt,
  fault: MachineFault | null,
): void {
  if (fault !== null) throw cannotJudge(fault);
  const short = findShortage(listFailures(tests, [...loadErrors, ...lateErrors]));
  if (short !== null && (short.isSure || !canOpenFiles())) throw cannotJudge(short.fault);
}

/** Whether a run came to no verdict for a reason that lies in the machine and may be over the next time. */
export function isNoVerdict(error: unknown): error is TrainerError {
  return error instanceof TrainerError && NO_VERDICT.has(error.code);
}

const NO_VERDICT = new Set(["CANNOT_JUDGE", "JUDGE_NOT_STARTED"]);

function cannotJudge({ shortage, because }: MachineFault): TrainerError {
  const message = `Your code could not be tested, because ${because}.`;
  return new TrainerError("CANNOT_JUDGE", message, { hint: HINTS[shortage] });
}

const HINTS = {
  files: "Raise the limit on open files (`ulimit -n`) and run it again.",
  memory: "Close other programs or raise the limit on memory (`ulimit -v`), and run it again.",
  threads: "Close other programs or raise the limit on processes (`ulimit -u`), and run it again.",
  time: "Run it again when less is going on.",
  disk: "Free some space on the disk and run it again.",
  unknown: "Run it again; `trainer doctor` checks the machine.",
};

/** What is thrown when the judge's own process did not come up; `output` is what it printed. */
export function notStarted(output: string): TrainerError {
  const said = output.trim().split("\n").slice(0, 5).join("\n");
  return new TrainerError("JUDGE_NOT_STARTED", "The judge's own process could not be started.", {
    hint: "Run `trainer doctor` to see whether this machine has what the judge needs.",
    cause: said === "" ? undefined : new Error(said),
  });
}
