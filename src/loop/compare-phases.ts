import type { NodePhase } from "./parse-node-events.ts";
import { isPollOrCheck } from "./reduce/native-immediate.ts";
import type { Ran, Walk } from "./reduce/ran.ts";

/** How many callbacks were compared, and a sentence for each that Node sees otherwise. */
export interface PhaseComparison {
  compared: number;
  faults: string[];
}

/**
 * Compares the phases of callbacks with what Node's own trace events say: a callback lies in
 * `RunTimers` exactly when its phase is timers, in `CheckImmediate` exactly when it is check.
 */
export function comparePhases(
  { steps, resources }: Pick<Walk, "steps" | "resources">,
  truth: ReadonlyMap<string, NodePhase>,
): PhaseComparison {
  // Node closes the ports of a worker when it ends that, in poll or at the start of check: R-POLL-OR-CHECK.
  const hasWorker = [...resources.values()].some(({ type }) => type === "WORKER");
  const isEither = (id: number): boolean => {
    const resource = resources.get(id);
    return isPollOrCheck(resource, resources) || (hasWorker && resource?.type === "MESSAGEPORT");
  };
  const known = steps.filter(
    ({ id, run, phase }) => LOOP.has(phase) && truth.has(`${id}:${run}`) && !isEither(id),
  );
  return { compared: known.length, faults: known.flatMap((step) => compare(step, truth)) };
}

const LOOP = new Set(["timers", "check", "poll", "pending", "close"]);

function compare(step: Ran, truth: ReadonlyMap<string, NodePhase>): string[] {
  const said = truth.get(`${step.id}:${step.run}`);
  const wanted = step.phase === "timers" || step.phase === "check" ? step.phase : "neither";
  if (said === wanted) return [];
  return [`callback ${step.id} is ${step.phase}, and Node says ${said}`];
}
