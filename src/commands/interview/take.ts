import type { Step } from "../../interview/step.ts";
import { recordStep } from "./desk.ts";
import type { Said, TerminalDesk } from "./terminal-desk.ts";

/** Writes down what was answered; gives the same end without the answer. */
export function take<T>(
  desk: TerminalDesk,
  said: Said<T>,
  makeStep: (value: T) => Step,
): Said<null> {
  if (said.kind !== "said") return said;
  recordStep(desk, makeStep(said.value));
  return { kind: "said", value: null };
}
