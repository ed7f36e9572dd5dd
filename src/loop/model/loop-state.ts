import { findBase } from "./segment.ts";
import type { Opening, Segment, SegmentGraph } from "./segment.ts";

/** `begin` is the moment before the first turn. */
export type LoopPhase = "begin" | "timers" | "poll" | "check" | "close";

/** Where the loop is and what waits, as keys of segments. */
export interface LoopState {
  phase: LoopPhase;
  /** What was there when the phase began and has not run; `null` at its beginning. */
  entry: readonly string[] | null;
  timers: readonly string[];
  immediates: readonly string[];
  pool: readonly string[];
  outside: readonly string[];
  closing: readonly string[];
  /** Those timers and immediates that do not hold the process, by the key of their first run. */
  free: readonly string[];
  /** What has run, a name for that as `addHistory` has it, and what it has printed. */
  path: readonly string[];
  history: string;
  texts: readonly string[];
  /** The delay of the list of timers that is being run. */
  list: number | null;
  /** Delays of which a timer was cleared or set anew: the list still counts as due when that one was. */
  stale: readonly number[];
  /** A timer was set in this phase, in a way that may make libuv look again. */
  again: boolean;
  /** How many of the events at the end have run. */
  ended: number;
  /** Nothing holds the process any more. */
  over: boolean;
  /** A callback ended it. */
  quits: boolean;
  /** What may call back at any time. */
  open: Opening | null;
  /** A callback threw an error that nobody caught: of what follows nothing is known. */
  broken: boolean;
}

/** The loop before main has run. */
export function beginLoop({ insideLoop }: SegmentGraph): LoopState {
  return {
    ...{ phase: insideLoop ? "check" : "begin", entry: null, timers: [], immediates: [] },
    ...{ pool: [], outside: [], closing: [], free: [], path: [], texts: [] },
    ...{ list: null, stale: [], again: false, ended: 0, over: false, quits: false },
    ...{ history: "", open: null, broken: false },
  };
}

/** Whether nothing that waits holds the process. */
export function isIdle({ timers, immediates, pool, outside, closing, free }: LoopState): boolean {
  const held = [...timers, ...immediates].some((key) => !free.includes(findBase(key)));
  return !held && pool.length + outside.length + closing.length === 0;
}

/** A name that two states share when the same can follow from them, with the same lines printed. */
export function nameState(state: LoopState, { segments, variants }: SegmentGraph): string {
  const { path, texts: _texts, history, ...rest } = state;
  const said = variants.size > 0 ? history : path.filter((key) => isTold(segments.get(key)));
  return JSON.stringify([Object.values(rest), said]);
}

/** The learner's own segments, and all that print something. */
export function isTold(segment: Segment | undefined): boolean {
  return segment !== undefined && (segment.own || segment.texts.length > 0);
}
