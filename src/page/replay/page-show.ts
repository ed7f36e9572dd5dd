import type { Replay, Show } from "../../loop/replay/replay.ts";

/** A run with what is to be said of it. */
export interface PageRun extends Replay {
  /** How far it can be trusted: whether that is good, in a sentence. */
  checks: [boolean, string][];
}

/** What the script of a page reads. */
export interface PageShow extends Show {
  runs: PageRun[];
}
