import { splitLines } from "../split-lines.ts";
import { advance } from "./advance.ts";
import { beginLoop, isTold, nameState } from "./loop-state.ts";
import type { LoopState } from "./loop-state.ts";
import { runSegment } from "./run-segment.ts";
import type { SegmentGraph } from "./segment.ts";

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
  /** Some ways were not followed: a callback runs in them of which nobody saw what it does there. */
  unseen: boolean;
  /** Which of two segments may be the first, as `namePairs` has them. */
  pairs: Set<string>;
}

/** What an enumeration may cost, and how many operations the thread pool takes at once. */
export interface ModelLimits {
  states: number;
  pool: number;
}

/** Whether a way through the segments counts. */
export type Admit = (path: readonly string[]) => boolean;

/** Walks all ways in which the loop may run the segments of a graph. */
export function enumerateOrders(
  graph: SegmentGraph,
  limits: ModelLimits,
  admit: Admit = () => true,
): ModelSet {
  const found = new Map<string, ModelOrder>();
  const set: ModelSet = { orders: [], complete: true, unseen: false, pairs: new Set() };
  const seen = new Set<string>();
  const stack = [runSegment(graph, beginLoop(graph), "m")];
  for (let state = stack.pop(); state !== undefined; state = stack.pop()) {
    if (state === null) {
      set.unseen = true;
      continue;
    }
    const name = nameState(state, graph);
    if (seen.has(name)) continue;
    seen.add(name);
    if (seen.size > limits.states) {
      set.complete = false;
      break;
    }
    if (!state.over) stack.push(...advance(graph, state, limits.pool));
    else if (mayGoOn(graph, state)) stack.push(goOn(graph, state));
    else if (admit(state.path)) finish(graph, state, { found, set });
  }
  return { ...set, orders: [...found.values()] };
}

/** When nothing holds the process, its end is told, and listeners may give it more to do. */
function mayGoOn({ segments }: SegmentGraph, { quits, ended }: LoopState): boolean {
  return !quits && segments.has(`end${ended}`);
}

function goOn(graph: SegmentGraph, state: LoopState): LoopState | null {
  const next: LoopState = { ...state, phase: "begin", entry: null, ended: state.ended + 1 };
  return runSegment(graph, next, `end${state.ended}`);
}

function finish(
  graph: SegmentGraph,
  { path, texts }: LoopState,
  { found, set }: { found: Map<string, ModelOrder>; set: ModelSet },
): void {
  const prints = splitLines(texts.join(""));
  const key = prints.join("\n");
  if (!found.has(key)) found.set(key, { prints, path: [...path] });
  for (const pair of namePairs(graph, path)) set.pairs.add(pair);
}

const MOST_PAIRED = 30;

/** For each two segments that matter to the learner, which of them is the first in a path. */
export function namePairs({ segments }: SegmentGraph, path: readonly string[]): string[] {
  const told = path.filter((key) => isTold(segments.get(key))).slice(0, MOST_PAIRED);
  return told.flatMap((first, at) => told.slice(at + 1).map((second) => `${first}<${second}`));
}
