/** What a segment waits in. */
export type SegmentKind = "main" | "timer" | "immediate" | "pool" | "outside" | "close" | "end";

/** What a segment does to another: `add` names that one, the others name its first run. */
export interface SegmentAct {
  does: "add" | "clear" | "move" | "free" | "hold";
  key: string;
}

/** One callback of the loop and the ticks and microtasks that follow it. */
export interface Segment {
  /** The same in every run that does the same: where it was scheduled, by place. */
  key: string;
  kind: SegmentKind;
  /** Milliseconds, for a timer. */
  delay: number;
  /** It ran; of one that waited in vain nothing else is known. */
  seen: boolean;
  /** The learner's own callback, not one of Node's. */
  own: boolean;
  /** It receives a message, which may have come at once. */
  port: boolean;
  /** The texts that it writes to standard output. */
  texts: string[];
  /** What it does to others, in order. */
  acts: SegmentAct[];
  /** Its ticks and microtasks set a timer. */
  setsLate: boolean;
  /** It ends the process. */
  quits: boolean;
  /** The step that it begins with. */
  step: number;
  /** Its place among all that ran. */
  rank: number;
}

/** What a run consists of, or several runs together. */
export interface SegmentGraph {
  segments: ReadonlyMap<string, Segment>;
  /** What those do that do not always do the same, by the segments that ran before, as `nameHistory` has them. */
  variants: ReadonlyMap<string, ReadonlyMap<string, Segment>>;
  /** The orders in which what comes from outside was seen to come, as keys. */
  outside: readonly (readonly string[])[];
  /** Main ran in a turn of the loop, not before it. */
  insideLoop: boolean;
  /** libuv looks for due timers again when time has passed while it ran some. */
  timersAgain: boolean;
  /** Why other orders may exist that this graph does not show. */
  unknowns: Unknown[];
}

/** The run did not come to its own end, or a callback threw. */
export type Unknown = "no-end" | "thrown";

/** The key of the first run of what has this key. */
export function findBase(key: string): string {
  return key.replace(/#\d+$/, "");
}

/** The segments that a segment schedules, in order. */
export function listChildren({ acts }: Segment): string[] {
  return acts.flatMap(({ does, key }) => (does === "add" ? [key] : []));
}

/** A name for the segments that ran before another one. */
export function nameHistory(path: readonly string[]): string {
  return path.join(" ");
}
