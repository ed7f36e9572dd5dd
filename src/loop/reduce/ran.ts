import type { Phase, Print, Site } from "../trace.ts";
import type { Resource } from "./resource.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * What a callback does to a resource: makes it, clears it, sets a timer anew while that waits (`move`)
 * or runs (`rearm`), lets it no longer hold the process (`free`) or do so again (`hold`), closes it.
 */
export interface Act {
  does: "make" | "clear" | "move" | "rearm" | "free" | "hold" | "close";
  id: number;
}

/** One outermost callback, before it is explained. */
export interface Ran {
  /** Its place among the steps of the walk. */
  at: number;
  /** 0 for what has no resource. */
  id: number;
  phase: Phase;
  turn: number;
  /** The name of a process event. */
  event: string | null;
  /** No resource stands for it: V8 gave it to Node, and no callback asked for it. */
  stray: boolean;
  /** The first promise of a learner's line that V8 settled in it, if it is a stray. */
  settles: number | null;
  /** The step that made it ready to run, if that is known. */
  cause: number | null;
  /** Its place among the runs of its resource, from 0. */
  run: number;
  adopts: boolean;
  prints: Print[];
  /** What it did to others, in order. */
  acts: Act[];
  /** It ended the process. */
  quits: boolean;
  /** An error left it that no listener of `uncaughtException` heard: another way of Node's caught it, or none. */
  throws: boolean;
  /** An event that is emitted by a callback that ends the process. */
  inside: boolean;
  /** The first learner's line that was seen in it. */
  seen: Site | null;
  /** The first resource with a learner's line whose scope was entered in it. */
  scope: number | null;
  before: Snapshot;
}

/** What a walk over the events of one thread gives. */
export interface Walk {
  steps: Ran[];
  resources: Map<number, Resource>;
  /** For each resource, the step that made it. */
  makers: Map<number, number>;
  fifoOk: number;
  fifoBad: number;
  unlabelled: number;
  capped: boolean;
  stopped: boolean;
  exit: number | null;
  /** The version of libuv. */
  uv: string;
}

/** An error that no callback caught was given to what the program has for that in it, or nobody wanted it. */
export function isAfterError({ event, throws }: Pick<Ran, "event" | "throws">): boolean {
  return throws || event === "uncaughtException";
}
