import { isIdle } from "./loop-state.ts";
import type { LoopPhase, LoopState } from "./loop-state.ts";
import { runSegment } from "./run-segment.ts";
import type { SegmentGraph } from "./segment.ts";

/**
 * All states that may come next; `null` for one in which a segment runs of which nobody saw what it
 * does there. `pool` is how many operations the thread pool takes at once.
 */
export function advance(graph: SegmentGraph, state: LoopState, pool: number): (LoopState | null)[] {
  const ways = listWays(graph, state, pool);
  return graph.strays || mayBeCalled(state) ? [...ways, null] : ways;
}

/** A handle that is open calls back in poll, or in close; the end of a thread comes in check as well. */
function mayBeCalled({ phase, open, entry }: LoopState): boolean {
  if (open === null) return false;
  return (
    phase === "poll" ||
    phase === "close" ||
    (phase === "check" && open === "thread" && entry === null)
  );
}

function listWays(graph: SegmentGraph, state: LoopState, pool: number): (LoopState | null)[] {
  switch (state.phase) {
    case "begin":
      // Whether anything holds the process is asked before this look at the timers, not after it.
      if (state.entry === null && isIdle(state)) return [{ ...state, over: true }];
      return advanceTimers(graph, state);
    case "timers":
      return advanceTimers(graph, state);
    case "poll":
      return advancePoll(graph, state, pool);
    case "check":
      return [advanceInOrder(graph, state, { list: "immediates", next: "close" })];
    case "close":
      return [advanceInOrder(graph, state, { list: "closing", next: "timers" })];
  }
}

/** Any number of the timers that were there may be due, at the end of a turn or before the first. */
function advanceTimers(graph: SegmentGraph, state: LoopState): (LoopState | null)[] {
  const entry = state.entry ?? state.timers;
  const fresh = { entry: null, list: null, again: false };
  const isOver = state.phase === "timers" && isIdle(state);
  const ways: (LoopState | null)[] = [
    isOver ? { ...state, ...fresh, over: true } : { ...state, ...fresh, phase: "poll" },
  ];
  if (state.again) ways.push({ ...state, ...fresh, entry: state.timers });
  for (const key of listFirst(graph, state, new Set(entry))) {
    const timers = without(state.timers, key);
    const list = findDelay(graph, key);
    const late = graph.segments.get(key)?.setsLate === true && graph.timersAgain;
    const again = state.again || late;
    const stale = state.stale.filter((delay) => delay !== list);
    const next: LoopState = { ...state, entry: without(entry, key), timers, list, again, stale };
    ways.push(runSegment(graph, next, key));
  }
  return ways;
}

/**
 * Timers of the same delay are a list, run in order and as far as they are due before another list
 * is looked at. The list whose first timer expires first comes first: none that was set earlier with
 * a shorter delay may still wait. Gives those that may be the next.
 */
function listFirst(
  graph: SegmentGraph,
  { timers, list, stale }: LoopState,
  entry: ReadonlySet<string>,
): string[] {
  const found: string[] = [];
  const lists = new Set<number>();
  let shortest = Infinity;
  for (const key of timers) {
    const delay = findDelay(graph, key);
    const isFirst = !lists.has(delay);
    const isNext = list === delay || stale.includes(delay) || delay < shortest;
    if (isFirst && isNext && entry.has(key)) found.push(key);
    lists.add(delay);
    shortest = Math.min(shortest, delay);
  }
  return found;
}

function findDelay({ segments }: SegmentGraph, key: string): number {
  return segments.get(key)?.delay ?? 0;
}

/** Any of the operations under way may have completed. */
function advancePoll(graph: SegmentGraph, state: LoopState, most: number): (LoopState | null)[] {
  const entry = state.entry ?? [...state.pool, ...state.outside];
  const ways: (LoopState | null)[] = [{ ...state, phase: "check", entry: null }];
  for (const key of entry) {
    if (state.pool.includes(key) && !mayComplete(graph, state.pool, { key, most })) continue;
    const pool = without(state.pool, key);
    const outside = without(state.outside, key);
    ways.push(runSegment(graph, { ...state, entry: without(entry, key), pool, outside }, key));
  }
  return ways;
}

/**
 * Lookups take at most half of the threads, in their order. When one begins, libuv puts the next behind all other
 * work that waits, so lookups keep nothing else from a thread for certain.
 */
export function mayComplete(
  { segments }: SegmentGraph,
  pool: readonly string[],
  { key, most }: { key: string; most: number },
): boolean {
  const isSlow = (one: string): boolean => segments.get(one)?.slow === true;
  const before = pool.slice(0, pool.indexOf(key));
  const half = Math.ceil(most / 2);
  const slow = before.filter(isSlow).length;
  if (isSlow(key) && slow >= half) return false;
  return before.length - slow < most;
}

/** Immediates run in order; of handles the one that was closed last tells it first. */
function advanceInOrder(
  graph: SegmentGraph,
  state: LoopState,
  step: { list: "immediates" | "closing"; next: LoopPhase },
): LoopState | null {
  const { closing, immediates } = state;
  const entry = state.entry ?? (step.list === "closing" ? closing.toReversed() : immediates);
  const [key] = entry;
  if (key === undefined) return { ...state, phase: step.next, entry: null };
  const rest = {
    ...state,
    entry: without(entry, key),
    [step.list]: without(state[step.list], key),
  };
  return runSegment(graph, rest, key);
}

function without(list: readonly string[], key: string): string[] {
  return list.filter((one) => one !== key);
}
