import { splitLines } from "../split-lines.ts";
import type { Segment, SegmentGraph } from "./graph.ts";

/** One order, and the segments in the order in which they ran. */
export interface ModelOrder {
  prints: string[];
  path: string[];
}

/** Every order that the rules allow for a graph. */
export interface ModelSet {
  orders: ModelOrder[];
  /** The search came to its end. */
  complete: boolean;
}

/** What an enumeration may cost, and how many operations the thread pool takes at once. */
export interface ModelLimits {
  states: number;
  pool: number;
}

/** Walks all ways in which the loop may run the segments of a graph. */
export function enumerateOrders(graph: SegmentGraph, limits: ModelLimits): ModelSet {
  const found = new Map<string, ModelOrder>();
  const seen = new Set<string>();
  const search: Search = { graph, limits, stack: [] };
  const begin: State = {
    ...{ phase: graph.insideLoop ? "check" : "timers", entry: null },
    ...{
      timers: [],
      immediates: [],
      pool: [],
      outside: [],
      closing: [],
      path: [],
      list: null,
      again: false,
      ended: 0,
    },
  };
  search.stack.push(run(search, begin, "m"));
  for (let state = search.stack.pop(); state !== undefined; state = search.stack.pop()) {
    const key = describe(state, graph);
    if (seen.has(key)) continue;
    seen.add(key);
    if (seen.size > limits.states) return { orders: [...found.values()], complete: false };
    if (isIdle(state)) endOrGoOn(search, state, found);
    else advance(search, state);
  }
  return { orders: [...found.values()], complete: true };
}

type LoopPhase = "timers" | "poll" | "check" | "close";

interface State {
  phase: LoopPhase;
  /** What was there when the phase began and has not run; `null` at its beginning. */
  entry: readonly string[] | null;
  timers: readonly string[];
  immediates: readonly string[];
  pool: readonly string[];
  outside: readonly string[];
  closing: readonly string[];
  path: readonly string[];
  /** The delay of the list of timers that is being run. */
  list: number | null;
  /** A timer was set in this phase, in a way that may make libuv look again. */
  again: boolean;
  /** How many of the events at the end have run. */
  ended: number;
}

interface Search {
  graph: SegmentGraph;
  limits: ModelLimits;
  stack: State[];
}

type ListName = "timers" | "immediates" | "pool" | "outside" | "closing";

const LISTS: Record<Exclude<Segment["kind"], "main" | "end">, ListName> = {
  timer: "timers",
  immediate: "immediates",
  pool: "pool",
  outside: "outside",
  close: "closing",
};

function describe(state: State, { segments }: SegmentGraph): string {
  const { phase, entry, timers, immediates, pool, outside, closing, path, list, again, ended } =
    state;
  const said = path.filter((key) => (segments.get(key)?.texts.length ?? 0) > 0);
  return JSON.stringify([
    phase,
    entry,
    timers,
    immediates,
    pool,
    outside,
    closing,
    said,
    list,
    again,
    ended,
  ]);
}

function isIdle({ timers, immediates, pool, outside, closing }: State): boolean {
  return [timers, immediates, pool, outside, closing].every((list) => list.length === 0);
}

function endOrGoOn(search: Search, state: State, found: Map<string, ModelOrder>): void {
  const { segments } = search.graph;
  const ends = [...segments.values()].filter(({ kind }) => kind === "end");
  const next = ends.toSorted((a, b) => a.rank - b.rank)[state.ended];
  if (next !== undefined) {
    const idle: State = { ...state, phase: "timers", entry: null, ended: state.ended + 1 };
    search.stack.push(run(search, idle, next.key));
    return;
  }
  const texts = state.path.flatMap((key) => segments.get(key)?.texts ?? []);
  const prints = splitLines(texts.join(""));
  const key = prints.join("\n");
  if (!found.has(key)) found.set(key, { prints, path: [...state.path] });
}

function run({ graph }: Search, state: State, key: string): State {
  const segment = graph.segments.get(key);
  if (segment === undefined) return state;
  const next = { ...state, path: [...state.path, key] };
  for (const kid of segment.kids) {
    const kind = graph.segments.get(kid)?.kind;
    if (kind === undefined || kind === "main" || kind === "end") continue;
    next[LISTS[kind]] = [...next[LISTS[kind]], kid];
  }
  for (const cleared of segment.clears) {
    next.timers = next.timers.filter((one) => one !== cleared);
    next.immediates = next.immediates.filter((one) => one !== cleared);
    next.entry = next.entry?.filter((one) => one !== cleared) ?? null;
  }
  return next;
}

function advance(search: Search, state: State): void {
  switch (state.phase) {
    case "timers":
      advanceTimers(search, state);
      return;
    case "poll":
      advancePoll(search, state);
      return;
    case "check":
      advanceInOrder(search, state, { list: "immediates", next: "close" });
      return;
    case "close":
      advanceInOrder(search, state, { list: "closing", next: "timers" });
      return;
  }
}

/** Any number of the timers that were there may be due; a new one waits. */
function advanceTimers(search: Search, state: State): void {
  const entry = state.entry ?? state.timers;
  search.stack.push({ ...state, phase: "poll", entry: null, list: null, again: false });
  if (state.again) search.stack.push({ ...state, entry: null, list: null, again: false });
  for (const key of entry) {
    if (!mayRun(search.graph, state, key)) continue;
    const timers = without(state.timers, key);
    const list = findDelay(search.graph, key);
    const late = search.graph.segments.get(key)?.setsLate === true && search.graph.timersAgain;
    const again = state.again || late;
    const next: State = { ...state, entry: without(entry, key), timers, list, again };
    search.stack.push(run(search, next, key));
  }
}

/**
 * Timers of the same delay are a list, run in order and as far as they are due before another list
 * is looked at. The list whose first timer expires first comes first: none that was set earlier with
 * a shorter delay may still wait.
 */
function mayRun(graph: SegmentGraph, { timers, list }: State, key: string): boolean {
  const delay = findDelay(graph, key);
  const earlier = timers.slice(0, timers.indexOf(key)).map((other) => findDelay(graph, other));
  if (earlier.includes(delay)) return false;
  return list === delay || earlier.every((other) => other > delay);
}

function findDelay({ segments }: SegmentGraph, key: string): number {
  return segments.get(key)?.delay ?? 0;
}

/** Any of the operations under way may have completed; what comes from outside keeps its order. */
function advancePoll(search: Search, state: State): void {
  const { graph, limits, stack } = search;
  const entry = state.entry ?? [...state.pool, ...state.outside];
  stack.push({ ...state, phase: "check", entry: null });
  for (const key of entry) {
    const isPool = state.pool.includes(key);
    if (isPool && state.pool.indexOf(key) >= limits.pool) continue;
    if (!isPool && !isNextOutside(graph, state.path, key)) continue;
    const pool = without(state.pool, key);
    const outside = without(state.outside, key);
    stack.push(run(search, { ...state, entry: without(entry, key), pool, outside }, key));
  }
}

function isNextOutside({ segments }: SegmentGraph, path: readonly string[], key: string): boolean {
  const rank = segments.get(key)?.rank ?? 0;
  return [...segments.values()].every(
    (other) => other.kind !== "outside" || other.rank >= rank || path.includes(other.key),
  );
}

function advanceInOrder(
  search: Search,
  state: State,
  step: { list: "immediates" | "closing"; next: LoopPhase },
): void {
  const entry = state.entry ?? state[step.list];
  const [key] = entry;
  if (key === undefined) {
    search.stack.push({ ...state, phase: step.next, entry: null });
    return;
  }
  const rest = {
    ...state,
    entry: without(entry, key),
    [step.list]: without(state[step.list], key),
  };
  search.stack.push(run(search, rest, key));
}

function without(list: readonly string[], key: string): string[] {
  return list.filter((one) => one !== key);
}
