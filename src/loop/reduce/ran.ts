import type { Phase, Print, Site } from "../trace.ts";
import type { Resource } from "./resource.ts";
import type { Snapshot } from "./snapshot.ts";

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
  /** Its place among the runs of its resource, from 0. */
  run: number;
  adopts: boolean;
  prints: Print[];
  made: number[];
  cleared: number[];
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
