import type { Race, StepTime } from "../trace.ts";
import { advance } from "./advance.ts";
import { listPath } from "./combine-graphs.ts";
import { beginLoop, isTold } from "./loop-state.ts";
import type { LoopState } from "./loop-state.ts";
import { runSegment } from "./run-segment.ts";
import type { Segment, SegmentGraph } from "./segment.ts";

/** So many callbacks of a run are looked at, and none in a program that has more than the second number. */
const MOST = 100;
const LARGEST = 600;
/** A timer is taken to race only what runs within so many milliseconds. */
const NEAR_MS = 20;
/** A timer that was due so many milliseconds before the loop looked at it is due in every run. */
const SURE_MS = 3;

/**
 * The callbacks of a run before which another one that waited might have run, as far as the rules and
 * the measured times go: only time put them in this order.
 */
export function findRaces(
  graph: SegmentGraph,
  pool: number,
  times: readonly StepTime[] = [],
): Race[] {
  const races: Race[] = [];
  if (graph.segments.size > LARGEST) return races;
  const path = listPath(graph.segments).slice(0, MOST);
  let state = runSegment(graph, beginLoop(graph), "m");
  for (const key of path.slice(1)) {
    if (state === null || state.over) break;
    const own = graph.segments.get(key);
    if (own === undefined) break;
    const ways = listNext(graph, state, { pool, due: isDue(own, times) ? key : null });
    const next = ways.find((way) => way.path.at(-1) === key);
    if (next === undefined) break;
    const others = ways.flatMap(({ path: other }) => graph.segments.get(other.at(-1) ?? "") ?? []);
    const against = others.filter((other) => mayRace(own, other, times)).map(({ step }) => step);
    if (isTold(own) && against.length > 0) {
      races.push({ step: own.step, against: [...new Set(against)].toSorted((a, b) => a - b) });
    }
    state = next;
  }
  return races;
}

/** The callback before a timer ended when that was due already, by more than any run may differ. */
function isDue({ kind, step, delay }: Segment, times: readonly StepTime[]): boolean {
  const made = times[step]?.made ?? null;
  const looked = times[step - 1]?.to ?? null;
  return kind === "timer" && made !== null && looked !== null && looked - made >= delay + SURE_MS;
}

function mayRace(own: Segment, other: Segment, times: readonly StepTime[]): boolean {
  const isLater = other.seen && other.step > own.step && isTold(other);
  return isLater && !(other.kind === "timer" && measureWait(own, other, times) > NEAR_MS);
}

/** How many milliseconds later than a callback a timer is due; by their delays if the times are not known. */
function measureWait(own: Segment, other: Segment, times: readonly StepTime[]): number {
  const made = times[other.step]?.made ?? null;
  const from = times[own.step]?.from ?? null;
  return made === null || from === null ? other.delay - own.delay : made + other.delay - from;
}

/** The states in which the next callback has run, whichever that is; `due` is a timer that no look at the timers leaves waiting. */
function listNext(
  graph: SegmentGraph,
  from: LoopState,
  { pool, due }: { pool: number; due: string | null },
): LoopState[] {
  const found: LoopState[] = [];
  const waiting = [from];
  const seen = new Set<string>();
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    const name = `${state.phase} ${state.entry?.join(" ") ?? "-"} ${state.again}`;
    if (seen.has(name)) continue;
    seen.add(name);
    for (const way of advance(graph, state, pool)) {
      if (way === null || way.broken) continue;
      if (way.path.length > state.path.length) found.push(way);
      else if (!way.over && !leaves(state, due)) waiting.push(way);
    }
  }
  return found;
}

/** The loop would go on from the timers although this one is due. */
function leaves({ phase, entry, timers }: LoopState, due: string | null): boolean {
  const isLook = phase === "timers" || phase === "begin";
  return isLook && due !== null && (entry ?? timers).includes(due);
}
