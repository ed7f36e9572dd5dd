import { buildGraph } from "../model/graph.ts";
import { UNKNOWN_MANNER, collectOrders } from "../model/collect-orders.ts";
import type { Collected, Manner, Sighting } from "../model/collect-orders.ts";
import { describeForcing } from "../model/describe-forcing.ts";
import {
  isFair,
  isForcing,
  keepsPoolBusy,
  listSchedulings,
  planRuns,
} from "../model/plan-forcings.ts";
import { writeForcing } from "../parse-forcing.ts";
import { parseEvents } from "../reduce/parse-events.ts";
import { walkEvents } from "../reduce/walk.ts";
import { changesOutside } from "../source/changes-outside.ts";
import { splitLines } from "../split-lines.ts";
import type { Forcing } from "../event.ts";
import { readPoolSize, recordRun, runPlain } from "./record-run.ts";
import type { TracedSnippet } from "./trace-snippet.ts";

/** How long a search may take, in milliseconds. */
const SEARCH_MS = 20_000;
const AT_ONCE = 2;
const STATES = 20_000;

/** The real runs of a snippet, and what they and the rules say of its orders. */
export interface Exploration extends Collected {
  sightings: Sighting[];
}

/** When a search may end before everything is known. */
export interface SearchLimits {
  /** The lines of which one wants to know whether a run prints them. */
  wanted?: readonly string[];
  /** Most runs; as many as are planned when absent. */
  runs?: number;
}

/** Finds the orders in which a traced snippet prints: by plain runs, and by runs that are directed. */
export async function exploreOrders(
  traced: TracedSnippet,
  { wanted, runs = Infinity }: SearchLimits = {},
): Promise<Exploration> {
  const { trace, walk, bench } = traced;
  const manner = await readMannerOf(traced);
  const limits = { states: STATES, pool: readPoolSize(bench) };
  const sightings = beginSightings(traced);
  const collect = (): Exploration => ({ ...collectOrders(sightings, limits, manner), sightings });
  const isEnough = ({ set }: Exploration): boolean =>
    set.complete || (wanted !== undefined && isListed({ set }, wanted));
  let found = collect();
  if (trace.end.stopped !== null) return found;
  const plans = planRuns(walk).filter((plan) => plan === null || mayShow(traced, manner, plan));
  const until = performance.now() + SEARCH_MS;
  const atOnce = changesOutside(traced.file.text) ? 1 : AT_ONCE;
  while (!isEnough(found) && plans.length > 0 && sightings.length < runs) {
    if (bench.signal?.aborted === true || performance.now() > until) break;
    const batch = plans.splice(0, atOnce);
    const seen = await Promise.all(batch.map((plan) => sight(traced, plan)));
    const isNew = seen.some((one) => one !== null && !isListed(found, one.printed));
    for (const one of seen) if (one !== null) sightings.push(one);
    // What a large program did the same in is not worth the time.
    if (isNew || walk.steps.length < LARGE) found = collect();
  }
  return collect();
}

/** Whether what the plan brings about can be an order of the program on some machine. */
function mayShow({ file, walk }: TracedSnippet, manner: Manner, plan: Forcing): boolean {
  if (plan.dilate !== 1 && manner.outsideTime) return false;
  if (manner.letsGo && keepsPoolBusy(plan, walk)) return false;
  // Of a program that chooses the size of the pool itself, nobody can take a thread away.
  return plan.late.length === 0 || !file.text.includes("UV_THREADPOOL_SIZE");
}

const LARGE = 500;

function isListed({ set }: Pick<Exploration, "set">, printed: readonly string[]): boolean {
  const key = printed.join("\n");
  return set.list.some(({ prints }) => prints.join("\n") === key);
}

/** The two runs that there are already. */
function beginSightings({ trace, walk, plain, forced }: TracedSnippet): Sighting[] {
  const asItIs = { forcing: "", again: "" };
  const own: Sighting = { ...asItIs, printed: trace.printed, graph: buildGraph(walk), walk };
  const how = { forcing: "the forcing that was asked for", again: forced };
  const first = forced === "" ? own : { ...own, ...how };
  if (plain === null) return [first];
  return [first, { ...asItIs, printed: plain, graph: null, walk: null }];
}

async function readMannerOf({ file: { file, text } }: TracedSnippet): Promise<Manner> {
  const { readManner } = await import("./read-module.ts");
  return readManner(file, text) ?? UNKNOWN_MANNER;
}

/** One more run, plain without a forcing; `null` when it did not come to its end, or shows what only the forcing brings about. */
async function sight(traced: TracedSnippet, force: Forcing | null): Promise<Sighting | null> {
  const { bench, runnable, walk } = traced;
  if (force === null) {
    const end = await runPlain(bench, runnable);
    if (end.stopped !== null || end.failed !== null || end.signal !== null) return null;
    return { printed: splitLines(end.stdout), graph: null, walk: null, forcing: "", again: "" };
  }
  const { end, events } = await recordRun(bench, runnable, isForcing(force) ? force : null);
  const forced = walkEvents(parseEvents(events).threads.get(0) ?? []);
  const isWhole = end.stopped === null && end.failed === null && end.signal === null;
  // Without the event of its end, a run says nothing about orders.
  if (!isWhole || forced.capped || forced.exit === null || !isFair(force, forced)) return null;
  return {
    printed: splitLines(end.stdout),
    graph: buildGraph(forced),
    walk: forced,
    forcing: describeForcing(force, listSchedulings(walk), runnable.toSource),
    again: writeForcing(force),
  };
}
