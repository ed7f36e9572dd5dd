import type { Ran, Walk } from "../reduce/ran.ts";
import type { Resource } from "../reduce/resource.ts";

/** What a segment waits in. */
export type SegmentKind = "main" | "timer" | "immediate" | "pool" | "outside" | "close" | "end";

/** One callback of the loop and the ticks and microtasks that follow it. */
export interface Segment {
  /** The same in every run that does the same: where it was scheduled, by place. */
  key: string;
  kind: SegmentKind;
  /** Milliseconds, for a timer. */
  delay: number;
  /** The texts that it writes to standard output. */
  texts: string[];
  /** The segments that it schedules, in order. */
  kids: string[];
  /** The segments that it takes back. */
  clears: string[];
  /** Its ticks and microtasks set a timer. */
  setsLate: boolean;
  /** The step that it begins with. */
  step: number;
  /** Its place among those whose order comes from outside, or that end the run. */
  rank: number;
}

/** What a run consists of. */
export interface SegmentGraph {
  segments: Map<string, Segment>;
  /** Main ran in a turn of the loop, not before it. */
  insideLoop: boolean;
  /** libuv looks for due timers again when time has passed while it ran some. */
  timersAgain: boolean;
  /** Why other orders may exist that this graph does not show, a sentence each. */
  gaps: string[];
}

/** Cuts a walk into segments. */
export function buildGraph(walk: Walk): SegmentGraph {
  const first = Math.max(
    0,
    walk.steps.findIndex(({ seen }) => seen !== null),
  );
  const steps = walk.steps.slice(first);
  const ran = new Set(steps.map(({ id }) => id));
  const book: Book = { walk, ran, keys: new Map(), made: new Map(), segments: new Map(), rank: 0 };
  let current = addSegment(book, { key: "m", kind: "main", delay: 0, step: 0 });
  for (const [at, step] of steps.entries()) {
    if (at > 0 && isTurn(step)) current = beginSegment(book, step, at);
    fill(book, current, step);
  }
  const pruned = prune(book.segments);
  return {
    segments: pruned,
    insideLoop: (steps[0]?.turn ?? 0) > 0,
    timersAgain: looksAgain(walk.uv),
    gaps: findGaps(walk, steps),
  };
}

/** libuv 1.46 does, 1.51 does not; in between it was not measured. */
function looksAgain(uv: string): boolean {
  const [major = 0, minor = 0] = uv.split(".").map(Number);
  return major === 1 && minor < 51;
}

interface Book {
  walk: Walk;
  /** The resources whose callbacks ran. */
  ran: ReadonlySet<number>;
  /** The segment of each run of a resource. */
  keys: Map<string, string>;
  /** How many resources each segment has made. */
  made: Map<string, number>;
  segments: Map<string, Segment>;
  rank: number;
}

const TURNS = new Set(["timers", "pending", "poll", "check", "close"]);

function isTurn({ phase, event }: Ran): boolean {
  return TURNS.has(phase) || event === "beforeExit" || event === "exit";
}

function beginSegment(book: Book, ran: Ran, step: number): Segment {
  const resource = book.walk.resources.get(ran.id);
  const kind = findKind(ran, resource);
  const delay = resource?.delay ?? 0;
  const known = book.keys.get(`${ran.id}:${ran.run}`);
  const parent = findParent(book, ran);
  const key = known ?? `${parent.key}.${kind}${ran.event ?? ran.run}x${parent.kids.length}`;
  const segment = addSegment(book, { key, kind, delay, step });
  if (kind !== "end" && !parent.kids.includes(key)) parent.kids.push(key);
  return segment;
}

function findKind({ phase, event }: Ran, resource: Resource | undefined): SegmentKind {
  if (event !== null) return "end";
  if (phase === "close") return "close";
  if (phase === "timers") return "timer";
  if (phase === "check") return "immediate";
  return resource !== undefined && POOL.test(resource.type) ? "pool" : "outside";
}

const POOL = /^FSREQ|^GET(?:ADDR|NAME)INFOREQWRAP$|REQUEST$|^ZLIB$/;

/** A later run follows from the one before it, everything else from what made it. */
function findParent(book: Book, ran: Ran): Segment {
  const before = book.keys.get(`${ran.id}:${ran.run - 1}`);
  const maker = before ?? book.keys.get(`made:${ran.id}`) ?? "m";
  const found = book.segments.get(maker) ?? book.segments.get("m");
  if (found === undefined) throw new Error("A graph begins with main.");
  return found;
}

function addSegment(book: Book, begin: Pick<Segment, "key" | "kind" | "delay" | "step">): Segment {
  book.rank += 1;
  const segment: Segment = {
    ...begin,
    texts: [],
    kids: [],
    clears: [],
    setsLate: false,
    rank: book.rank,
  };
  book.segments.set(begin.key, segment);
  return segment;
}

function fill(book: Book, segment: Segment, ran: Ran): void {
  book.keys.set(`${ran.id}:${ran.run}`, segment.key);
  for (const { stream, text } of ran.prints) if (stream === "out") segment.texts.push(text);
  for (const id of ran.made) {
    book.keys.set(`made:${id}`, segment.key);
    const kind = book.walk.resources.get(id)?.kind;
    if (kind !== "timer" && kind !== "immediate" && kind !== "io") continue;
    if (kind === "timer" && !isTurn(ran)) segment.setsLate = true;
    const place = book.made.get(segment.key) ?? 0;
    book.made.set(segment.key, place + 1);
    const key = `${segment.key}.${place}`;
    book.keys.set(`${id}:0`, key);
    if (book.ran.has(id)) segment.kids.push(key);
  }
  for (const id of ran.cleared) {
    const next = book.keys.get(`${id}:0`);
    if (next !== undefined) segment.clears.push(next);
  }
}

/** Segments that print nothing, and lead to nothing that does, only make the search longer. */
function prune(segments: Map<string, Segment>): Map<string, Segment> {
  const matters = new Map<string, boolean>();
  const judge = (key: string): boolean => {
    const known = matters.get(key);
    if (known !== undefined) return known;
    const segment = segments.get(key);
    if (segment === undefined) return false;
    matters.set(key, true);
    const kids = segment.kids.filter(judge);
    const answer = segment.texts.length > 0 || segment.clears.length > 0 || kids.length > 0;
    matters.set(key, answer);
    return answer;
  };
  const kept = [...segments].filter(([key]) => key === "m" || judge(key));
  return new Map(
    kept.map(([key, segment]) => [key, { ...segment, kids: segment.kids.filter(judge) }]),
  );
}

function findGaps(walk: Walk, steps: readonly Ran[]): string[] {
  const gaps: string[] = [];
  const ran = new Set(steps.map(({ id }) => id));
  const own = new Set(
    steps.flatMap(({ made, cleared }) => cleared.filter((id) => made.includes(id))),
  );
  const waiting = [...walk.resources.values()].filter(
    ({ id, kind, direct }) =>
      (kind === "timer" || kind === "immediate") && direct && !ran.has(id) && !own.has(id),
  );
  if (waiting.length > 0)
    gaps.push("A timer or an immediate was cleared or dropped before it ran.");
  if (steps.some(({ event }) => event === "uncaughtException")) {
    gaps.push("A callback threw, and what waited behind it may run in another order.");
  }
  return gaps;
}
