import { countSame } from "../count-same.ts";
import { splitLines } from "../split-lines.ts";
import { advance } from "./advance.ts";
import { beginLoop, nameState } from "./loop-state.ts";
import type { LoopState } from "./loop-state.ts";
import { runSegment } from "./run-segment.ts";
import type { SegmentGraph } from "./segment.ts";

/** The orders that the rules leave room for, as far as it is known what the callbacks do. */
export interface ModelSet {
  /** The printed lines of each. */
  orders: string[][];
  /** The search came to its end. */
  complete: boolean;
  /** Some ways were not followed: nobody saw what a callback does in them. */
  unseen: boolean;
}

/** The same of the ways that print wanted lines. */
export interface WantedSet extends ModelSet {
  /** How many of the wanted lines, from the first on, the ways print that go along with them farthest. */
  along: number;
  /** What these ways print next instead; `null` for the end. */
  instead: (string | null)[];
}

/** What an enumeration may cost, and how many operations the thread pool takes at once. */
export interface ModelLimits {
  states: number;
  pool: number;
}

/** Each state of a large program costs more, so fewer are taken. */
const MOST_WORK = 1_000_000;

/**
 * Walks all ways in which the loop may run the segments of a graph; with `wanted`, only those that
 * print these lines.
 */
export function enumerateOrders(
  graph: SegmentGraph,
  limits: ModelLimits,
  wanted: readonly string[] | null = null,
): WantedSet {
  const found = new Map<string, string[]>();
  const set: WantedSet = { orders: [], complete: true, unseen: false, along: 0, instead: [] };
  const seen = new Set<string>();
  const stack = [runSegment(graph, beginLoop(graph), "m")];
  const most = Math.min(limits.states, Math.ceil(MOST_WORK / graph.segments.size));
  const target = wanted === null ? null : `${wanted.join("\n")}\n`;
  for (let state = stack.pop(); state !== undefined; state = stack.pop()) {
    if (state === null) {
      set.unseen = true;
      continue;
    }
    if (target !== null && !target.startsWith(readText(state))) {
      noteParting(set, state, wanted);
      continue;
    }
    if (state.broken) {
      set.unseen = true;
      continue;
    }
    const name = nameState(state, graph);
    if (seen.has(name)) continue;
    seen.add(name);
    if (seen.size > most) {
      set.complete = false;
      break;
    }
    if (!state.over) stack.push(...advance(graph, state, limits.pool));
    else if (mayGoOn(graph, state)) stack.push(goOn(graph, state));
    else {
      noteParting(set, state, wanted);
      finish(state, target, found);
    }
  }
  return { ...set, orders: [...found.values()] };
}

function readText({ texts }: LoopState): string {
  return texts.join("").replaceAll("\r\n", "\n");
}

/** Keeps what the ways print next that go along with the wanted lines farthest. */
function noteParting(set: WantedSet, state: LoopState, wanted: readonly string[] | null): void {
  if (wanted === null) return;
  const lines = splitLines(readText(state));
  const along = countSame(wanted, lines);
  if (along < set.along || (along === wanted.length && lines.length === along)) return;
  if (along > set.along) set.instead = [];
  set.along = along;
  const next = lines[along] ?? null;
  if (!set.instead.includes(next)) set.instead.push(next);
}

/** When nothing holds the process, its end is told, and listeners may give it more to do. */
function mayGoOn({ segments }: SegmentGraph, { quits, ended }: LoopState): boolean {
  return !quits && segments.has(`end${ended}`);
}

function goOn(graph: SegmentGraph, state: LoopState): LoopState | null {
  const next: LoopState = { ...state, phase: "begin", entry: null, ended: state.ended + 1 };
  return runSegment(graph, next, `end${state.ended}`);
}

function finish(state: LoopState, target: string | null, found: Map<string, string[]>): void {
  const prints = splitLines(readText(state));
  const key = prints.join("\n");
  if (target !== null && target !== `${key}\n`) return;
  if (!found.has(key)) found.set(key, prints);
}
