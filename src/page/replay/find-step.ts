import type { Step } from "../../loop/trace.ts";

/** The place of a step among those of a page, from which some may be cut; -1 when it is one of them. */
export function findAt(steps: readonly Step[], n: number): number {
  return steps[n]?.n === n ? n : steps.findIndex((step) => step.n === n);
}

/** A step by its number. */
export function findStep(steps: readonly Step[], n: number): Step | undefined {
  return steps[findAt(steps, n)];
}
