/** What may call back at any time; a thread may do so in check as well. */
export type Opening = "handle" | "thread";

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
  /** A lookup, of which the pool does not take as many at once. */
  slow: boolean;
  /** The learner's own callback, not one of Node's. */
  own: boolean;
  /** The texts that it writes to standard output. */
  texts: string[];
  /** What it does to others, in order. */
  acts: SegmentAct[];
  /** Its ticks and microtasks set a timer. */
  setsLate: boolean;
  /** It ends the process. */
  quits: boolean;
  /** What it makes that may call back at any time: a socket, a process, a signal; or a thread or a port. */
  opens: Opening | null;
  /** How many of the texts came before an error that nobody caught; `null` without one. */
  certain: number | null;
  /** The step that it begins with. */
  step: number;
  /** Its place among all that ran. */
  rank: number;
}

/** What a run consists of, or several runs together. */
export interface SegmentGraph {
  segments: ReadonlyMap<string, Segment>;
  /** What those do that do not surely do the same each time, by the segments that ran before, as `addHistory` has them. */
  variants: ReadonlyMap<string, ReadonlyMap<string, Segment>>;
  /** Callbacks may run at any time that no callback has asked for. */
  strays: boolean;
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

/** Names the segments that ran before another one: `history` names those before the last, `""` none. */
export function addHistory(history: string, last: string): string {
  const [a = 0, b = 0] = history === "" ? [] : history.split(":").map(Number);
  const text = `${last} `;
  let [high, low] = [a ^ 0x811c9dc5, b ^ 0x27d4eb2f];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b) + at;
  }
  return `${high >>> 0}:${low >>> 0}`;
}
