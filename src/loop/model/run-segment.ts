import type { LoopState } from "./loop-state.ts";
import { addHistory, findBase } from "./segment.ts";
import type { Segment, SegmentAct, SegmentGraph } from "./segment.ts";

/** The state when a segment has run; `null` when nobody saw what it does after all that ran before. */
export function runSegment(graph: SegmentGraph, state: LoopState, key: string): LoopState | null {
  const segment = findSegment(graph, state.history, key);
  if (segment?.seen !== true) return null;
  const { quits, opens, certain } = segment;
  const texts = certain === null ? segment.texts : segment.texts.slice(0, certain);
  const next: LoopState = {
    ...state,
    path: [...state.path, key],
    history: addHistory(state.history, key),
    texts: [...state.texts, ...texts],
    ...{ quits, over: quits },
    broken: certain !== null,
    open: state.open === "thread" ? state.open : (opens ?? state.open),
  };
  for (const act of segment.acts) ACTS[act.does](next, act.key, { graph, segment });
  return next;
}

/** What is known of a segment that runs after all that ran before it. */
function findSegment(
  { segments, variants }: SegmentGraph,
  history: string,
  key: string,
): Segment | undefined {
  const known = variants.get(key);
  return known === undefined ? segments.get(key) : known.get(history);
}

type ListName = "timers" | "immediates" | "pool" | "outside" | "closing";

const LISTS: Record<Exclude<Segment["kind"], "main" | "end">, ListName> = {
  timer: "timers",
  immediate: "immediates",
  pool: "pool",
  outside: "outside",
  close: "closing",
};

type Do = (next: LoopState, key: string, by: { graph: SegmentGraph; segment: Segment }) => void;

const ACTS: Record<SegmentAct["does"], Do> = {
  add: (next, key, { graph, segment }) => {
    const kind = graph.segments.get(key)?.kind;
    if (kind === undefined || kind === "main" || kind === "end") return;
    next[LISTS[kind]] = [...next[LISTS[kind]], key];
    // What a handle has to tell, or is asked for, may be there before the phase is over.
    const isAtOnce = kind === "outside" && segment.kind === "outside";
    if (isAtOnce && next.entry !== null) next.entry = [...next.entry, key];
  },
  clear: (next, base, { graph }) => {
    noteStale(next, base, graph);
    next.timers = drop(next.timers, base);
    next.immediates = drop(next.immediates, base);
    next.entry = next.entry && drop(next.entry, base);
  },
  // A timer that is set anew goes to the end and waits for another phase.
  move: (next, base, { graph }) => {
    noteStale(next, base, graph);
    const moved = next.timers.filter((key) => findBase(key) === base);
    next.timers = [...drop(next.timers, base), ...moved];
    next.entry = next.entry && drop(next.entry, base);
  },
  free: (next, base) => {
    next.free = [...next.free.filter((one) => one !== base), base];
  },
  hold: (next, base) => {
    next.free = next.free.filter((one) => one !== base);
  },
};

/** Node looks at a list of timers again only when the moment comes that was noted for its first one. */
function noteStale(next: LoopState, base: string, { segments }: SegmentGraph): void {
  const key = next.timers.find((one) => findBase(one) === base);
  const delay = key === undefined ? undefined : segments.get(key)?.delay;
  if (delay !== undefined) next.stale = [...new Set([...next.stale, delay])];
}

function drop(list: readonly string[], base: string): string[] {
  return list.filter((key) => findBase(key) !== base);
}
