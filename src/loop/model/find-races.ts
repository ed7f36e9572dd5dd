import type { Race } from "../trace.ts";
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

/**
 * The callbacks of a run before which another one that waited might have run, as far as the rules go:
 * only time put them in this order.
 */
export function findRaces(graph: SegmentGraph, pool: number): Race[] {
  const races: Race[] = [];
  if (graph.segments.size > LARGEST) return races;
  const path = listPath(graph.segments).slice(0, MOST);
  let state = runSegment(graph, beginLoop(graph), "m");
  for (const key of path.slice(1)) {
    if (state === null || state.over) break;
    const ways = listNext(graph, state, pool);
    const next = ways.find((way) => way.path.at(-1) === key);
    const own = graph.segments.get(key);
    if (next === undefined || own === undefined) break;
    const others = ways.flatMap(({ path: other }) => graph.segments.get(other.at(-1) ?? "") ?? []);
    const against = others.filter((other) => mayRace(own, other)).map(({ step }) => step);
    if (isTold(own) && against.length > 0) {
      races.push({ step: own.step, against: [...new Set(against)].toSorted((a, b) => a - b) });
    }
    state = next;
  }
  return races;
}

function mayRace(own: Segment, other: Segment): boolean {
  const isLater = other.seen && other.step > own.step && isTold(other);
  return isLater && !(other.kind === "timer" && other.delay - own.delay > NEAR_MS);
}

/** The states in which the next callback has run, whichever that is. */
function listNext(graph: SegmentGraph, from: LoopState, pool: number): LoopState[] {
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
      else if (!way.over) waiting.push(way);
    }
  }
  return found;
}
