import { findOwners } from "../find-owners.ts";
import { countSame, tellRun } from "../predict.ts";
import type { Evidence, Told } from "../predict.ts";
import { buildSteps } from "../reduce/build-steps.ts";
import type { Trace } from "../trace.ts";
import type { Collected, Sighting } from "./collect-orders.ts";

/** What the runs of a snippet and the rules say of a prediction that did not come true. */
export function weighPrediction(
  given: readonly string[],
  trace: Trace,
  { set, forbids, steady, sightings }: Collected & { sightings: readonly Sighting[] },
): Evidence {
  const best = findNearest(given, trace, sightings);
  const nearest = best === null ? tellRun(trace) : tellSighting(best, trace, steady);
  // With a line that nobody is known to have printed, the steps cannot be told apart.
  const isTold = trace.checks.unlabelled === 0 && nearest !== null;
  return {
    orders: set,
    isForbidden: isTold && forbids(given),
    nearest: nearest ?? tellRun(trace),
  };
}

/** The run that goes along with it farthest, a traced one if there is one; `null` for the recorded one. */
function findNearest(
  given: readonly string[],
  trace: Trace,
  sightings: readonly Sighting[],
): Sighting | null {
  let best: Sighting | null = null;
  let most = countSame(given, trace.printed);
  for (const one of sightings) {
    const same = countSame(given, one.printed);
    if (same < most || (same === most && (best === null || best.walk !== null))) continue;
    if (same === most && one.walk === null) continue;
    best = one;
    most = same;
  }
  return best;
}

/** What is known of a run; of a plain one only by its lines, where each callback always prints the same. */
function tellSighting({ printed, walk }: Sighting, trace: Trace, steady: boolean): Told | null {
  if (walk !== null) return tellRun({ printed, steps: buildSteps(walk, trace.mode) });
  const isPlain = new Set(trace.printed).size === trace.printed.length;
  if (!steady || !isPlain) return null;
  const owners = findOwners(trace.steps);
  const steps = printed.map((line) => owners[trace.printed.indexOf(line)]);
  return { printed, owners: steps, steps: trace.steps };
}
