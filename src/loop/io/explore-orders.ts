import { buildGraph } from "../model/graph.ts";
import { collectOrders } from "../model/collect-orders.ts";
import type { Collected, Sighting } from "../model/collect-orders.ts";
import { describeForcing } from "../model/describe-forcing.ts";
import { isFair, isForcing, listSchedulings, planForcings } from "../model/plan-forcings.ts";
import { writeForcing } from "../parse-forcing.ts";
import { parseEvents } from "../reduce/parse-events.ts";
import { walkEvents } from "../reduce/walk.ts";
import { splitLines } from "../split-lines.ts";
import type { Forcing } from "../event.ts";
import type { OrderSet } from "../trace.ts";
import { recordRun } from "./record-run.ts";
import type { TracedSnippet } from "./trace-snippet.ts";

/** How long a search may take, in milliseconds. */
const SEARCH_MS = 20_000;
const AT_ONCE = 2;
const STATES = 60_000;

/** Finds the orders in which a traced snippet can print: by the rules, and by forced real runs. */
export async function exploreOrders(traced: TracedSnippet): Promise<OrderSet> {
  const { trace, walk, bench } = traced;
  const limits = { states: STATES, pool: Number(bench.env["UV_THREADPOOL_SIZE"] ?? 4) };
  const sightings: Sighting[] = [
    { printed: trace.printed, graph: buildGraph(walk), forcing: "", again: "" },
  ];
  if (trace.checks.plain !== undefined) {
    sightings.push({ printed: trace.checks.plain, graph: null, forcing: "", again: "" });
  }
  let collected: Collected = collectOrders(sightings, limits);
  if (trace.end.stopped !== null) return { ...collected.set, complete: false };
  const plans = planForcings(walk);
  const until = performance.now() + SEARCH_MS;
  while (!isEnough(collected, plans) && plans.length > 0 && performance.now() < until) {
    if (bench.signal?.aborted === true) break;
    const batch = plans.splice(0, AT_ONCE);
    const seen = await Promise.all(batch.map((plan) => sight(traced, plan)));
    for (const one of seen) if (one !== null) sightings.push(one);
    collected = collectOrders(sightings, limits);
  }
  return collected.set;
}

/** A first look at what cannot be forced is taken even when one order is all that is known. */
function isEnough({ settled }: Collected, plans: readonly Forcing[]): boolean {
  return settled && plans[0] !== undefined && isForcing(plans[0]);
}

/** One forced run; `null` when it did not come to its end, or shows what only the forcing brings about. */
async function sight(traced: TracedSnippet, force: Forcing): Promise<Sighting | null> {
  const { bench, runnable, walk } = traced;
  const { end, events } = await recordRun(bench, runnable, force);
  const forced = walkEvents(parseEvents(events).threads.get(0) ?? []);
  const isWhole = end.stopped === null && end.failed === null && end.signal === null;
  // Without the event of its end, a run says nothing about orders.
  if (!isWhole || forced.capped || forced.exit === null || !isFair(force, forced)) return null;
  return {
    printed: splitLines(end.stdout),
    graph: buildGraph(forced),
    forcing: describeForcing(force, listSchedulings(walk), runnable.toSource),
    again: writeForcing(force),
  };
}
