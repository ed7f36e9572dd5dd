import { countSame } from "../count-same.ts";
import { findOwners } from "../find-owners.ts";
import { tellRun } from "../predict.ts";
import type { Evidence, Parting, Told } from "../predict.ts";
import { buildSteps } from "../reduce/build-steps.ts";
import type { Trace } from "../trace.ts";
import type { Collected, Sighting } from "./collect-orders.ts";
import { enumerateOrders } from "./enumerate.ts";
import { createIsCrowded } from "./is-crowded.ts";

/** What the runs of a snippet and the rules say of a prediction that did not come true. */
export function weighPrediction(
  given: readonly string[],
  trace: Trace,
  collected: Collected & { sightings: readonly Sighting[] },
): Evidence {
  // With a line that nobody is known to have printed, the steps cannot be told apart.
  const isTold = trace.checks.unlabelled === 0;
  const isForbidden = isTold && collected.forbids(given);
  const partings = isForbidden ? listPartings(given, trace, collected) : [];
  return { orders: collected.set, partings };
}

/** So many runs are asked for a rule. */
const MOST = 10;

/** What runs print at the first line that none can print as it was predicted, the recorded run first. */
function listPartings(
  given: readonly string[],
  trace: Trace,
  { ways, steady, sightings }: Collected & { sightings: readonly Sighting[] },
): Parting[] {
  if (ways === null) return [];
  const { graph, limits } = ways;
  const { along: at, instead } = enumerateOrders(graph, limits, given);
  const isFixed = createIsFixed(given, { at, instead }, ways);
  const partings: Parting[] = [];
  const add = (run: Told, seen: Sighting["graph"]): void => {
    const line = run.printed[at] ?? null;
    if (countSame(given, run.printed) !== at || partings.length === MOST) return;
    const isCrowded = createIsCrowded(seen ?? graph, limits.pool, run.steps);
    const choices = instead.length;
    partings.push({ run, at, isFixed: isFixed(line), choices, isCrowded });
  };
  const [own, ...others] = sightings.filter(({ walk }) => walk !== null);
  add(tellRun(trace), own?.graph ?? null);
  for (const { printed, walk, graph: seen } of others) {
    if (walk !== null) add(tellRun({ printed, steps: buildSteps(walk, trace.mode) }), seen);
  }
  if (!steady || new Set(trace.printed).size !== trace.printed.length) return partings;
  for (const line of instead) {
    const lines = [...given.slice(0, at), ...(line === null ? [] : [line]), ...given.slice(at)];
    add(tellLines(lines, trace), null);
  }
  return partings;
}

/** Whether the rules put a line, of those that may come next, before the predicted one in every run. */
function createIsFixed(
  given: readonly string[],
  { at, instead }: { at: number; instead: readonly (string | null)[] },
  { graph, limits }: NonNullable<Collected["ways"]>,
): (line: string | null) => boolean {
  if (instead.length === 1) return () => true;
  const all = enumerateOrders(graph, limits);
  if (!all.complete || all.unseen) return () => true;
  const rests = all.orders
    .filter((prints) => countSame(given, prints) >= at)
    .map((prints) => prints.slice(at));
  const wanted = given[at];
  return (line) =>
    rests.every((rest) => {
      const [mine, theirs] = [rest.indexOf(line ?? ""), rest.indexOf(wanted ?? "")];
      return theirs === -1 || (mine !== -1 && mine < theirs);
    });
}

/** Lines that no traced run has printed in this order, by the steps that print them: each always prints the same. */
function tellLines(printed: readonly string[], { steps, printed: own }: Trace): Told {
  const owners = findOwners(steps);
  return { printed, owners: printed.map((line) => owners[own.indexOf(line)]), steps };
}
