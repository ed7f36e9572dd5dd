import { TrainerError } from "../errors.ts";

/** Throws one error with every fault of a content file, a line each; does nothing without any. */
export function rejectFaults(code: string, source: string, faults: readonly string[]): void {
  if (faults.length === 0) return;
  const message = faults.map((fault) => `${source}: ${fault}`).join("\n");
  throw new TrainerError(code, message, {
    hint: "Correct the places above; `docs/add-a-challenge.md` describes the format.",
  });
}
