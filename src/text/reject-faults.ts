import { TrainerError } from "../errors.ts";
import type { Fault } from "./line-fault.ts";

/** Which faults are meant: the code of the error, the file's name in them, and what to do about them. */
export interface FaultSource {
  code: string;
  source: string;
  hint: string;
}

/** Throws one error with every fault of a content file, a line each; does nothing without any. */
export function rejectFaults(code: string, source: string, faults: readonly string[]): void {
  const hint = "Correct the places above; `docs/add-a-challenge.md` describes the format.";
  rejectAll({ code, source, hint }, faults);
}

/** Throws one error with every fault, a line each; does nothing without any. */
export function rejectAll({ code, source, hint }: FaultSource, faults: readonly string[]): void {
  if (faults.length === 0) return;
  throw new TrainerError(code, faults.map((fault) => `${source}: ${fault}`).join("\n"), { hint });
}

/** The same for faults of lines, in the order of the lines, as `file:line: what`. */
export function rejectLines({ code, source, hint }: FaultSource, faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const sorted = faults.toSorted((a, b) => a.line - b.line);
  const message = sorted.map((one) => `${source}:${one.line}: ${one.message}`).join("\n");
  throw new TrainerError(code, message, { hint });
}
