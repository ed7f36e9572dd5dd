import { findMain } from "../reduce/find-main.ts";
import { isAfterError } from "../reduce/ran.ts";
import type { Act, Ran, Walk } from "../reduce/ran.ts";
import type { Resource } from "../reduce/resource.ts";
import { isLookup } from "../scheduling.ts";
import type { Opening, Segment, SegmentGraph, SegmentKind, Unknown } from "./segment.ts";

/** Cuts a walk into segments. */
export function buildGraph(walk: Walk): SegmentGraph {
  const steps = walk.steps.slice(findMain(walk.steps));
  const draft: GraphDraft = {
    ...{ walk, runs: countRuns(steps), closed: listClosed(steps) },
    ...{ bases: new Map(), makers: new Map() },
    ...{ made: new Map(), segments: new Map(), rank: 0, ends: 0 },
  };
  let current = addSegment(draft, { key: "m", kind: "main", delay: 0, own: true, slow: false });
  for (const [at, step] of steps.entries()) {
    if (at > 0 && isTurn(step)) current = beginSegment(draft, step);
    current = see(draft, current, at);
    fill(draft, current, step);
  }
  return {
    segments: draft.segments,
    ...{ variants: new Map(), strays: steps.some(({ stray }) => stray) },
    insideLoop: (steps[0]?.turn ?? 0) > 0,
    timersAgain: looksAgain(walk.uv),
    unknowns: listUnknowns(walk, steps),
  };
}

/** libuv 1.46 does, 1.51 does not; in between it was not measured. */
function looksAgain(uv: string): boolean {
  const [major = 0, minor = 0] = uv.split(".").map(Number);
  return major === 1 && minor < 51;
}

/** A graph while it is made, and what is known of the whole walk. */
interface GraphDraft {
  walk: Walk;
  /** How often each resource runs in all, without the callbacks of closing. */
  runs: ReadonlyMap<number, number>;
  /** Whose callback of closing ran. */
  closed: ReadonlySet<number>;
  /** The key of the first run of each resource. */
  bases: Map<number, string>;
  /** The segment that made each resource. */
  makers: Map<number, string>;
  /** How many resources each segment has made. */
  made: Map<string, number>;
  segments: Map<string, Segment>;
  rank: number;
  ends: number;
}

function countRuns(steps: readonly Ran[]): Map<number, number> {
  const runs = new Map<number, number>();
  for (const { id, phase } of steps) {
    if (phase !== "close") runs.set(id, (runs.get(id) ?? 0) + 1);
  }
  return runs;
}

function listClosed(steps: readonly Ran[]): Set<number> {
  return new Set(steps.flatMap(({ id, phase }) => (phase === "close" ? [id] : [])));
}

const TURNS = new Set(["timers", "pending", "poll", "check", "close"]);

/** What `exit` listeners do belongs to the callback that ends the process, if there is one. */
function isTurn({ phase, event, inside }: Ran): boolean {
  return TURNS.has(phase) || event === "beforeExit" || (event === "exit" && !inside);
}

function beginSegment(draft: GraphDraft, ran: Ran): Segment {
  const resource = draft.walk.resources.get(ran.id);
  const kind = findKind(ran, resource);
  if (kind === "end") {
    const key = `end${draft.ends}`;
    draft.ends += 1;
    return addSegment(draft, { key, kind, delay: 0, own: true, slow: false });
  }
  const base = draft.bases.get(ran.id) ?? `x.${resource?.type ?? "node"}`;
  const key = nameRun(base, ran);
  const known = draft.segments.get(key);
  if (known !== undefined) return known;
  const parent = findParent(draft, ran, base);
  // Nobody told when its closing began, only that the one that was closed last comes first.
  if (kind === "close") parent.acts.unshift({ does: "add", key });
  else parent.acts.push({ does: "add", key });
  const own = resource !== undefined && isOwn(resource);
  const slow = resource !== undefined && isLookup(resource.type);
  return addSegment(draft, { key, kind, delay: resource?.delay ?? 0, own, slow });
}

function nameRun(base: string, { phase, run }: Pick<Ran, "phase" | "run">): string {
  if (phase === "close") return `${base}!`;
  return run === 0 ? base : `${base}#${run}`;
}

function findKind({ phase, event, stray }: Ran, resource: Resource | undefined): SegmentKind {
  if (event !== null) return "end";
  if (stray) return "outside";
  if (phase === "close") return "close";
  if (phase === "timers") return "timer";
  if (phase === "check") return "immediate";
  return resource !== undefined && POOL.test(resource.type) ? "pool" : "outside";
}

const POOL = /^FSREQ|^GET(?:ADDR|NAME)INFOREQWRAP$|REQUEST$|^ZLIB$/;

function findOpening({ kind, type }: Resource): Opening | null {
  if (kind !== "io" || POOL.test(type)) return null;
  return type === "WORKER" || type === "MESSAGEPORT" ? "thread" : "handle";
}

function isOwn({ kind, direct, site, type }: Resource): boolean {
  return direct || (kind === "io" && site !== null && POOL.test(type));
}

/** A later run follows from the one before it, everything else from what made it. */
function findParent(draft: GraphDraft, ran: Ran, base: string): Segment {
  const before = draft.segments.get(nameRun(base, { ...ran, run: ran.run - 1 }));
  const maker = draft.segments.get(draft.makers.get(ran.settles ?? ran.id) ?? "m");
  const found = (ran.run > 0 ? before : undefined) ?? maker ?? draft.segments.get("m");
  if (found === undefined) throw new Error("A graph begins with main.");
  return found;
}

type Begin = Pick<Segment, "key" | "kind" | "delay" | "own" | "slow">;

/** A segment that waits; `see` says that it runs. */
function addSegment(draft: GraphDraft, begin: Begin): Segment {
  const segment: Segment = {
    ...begin,
    ...{ seen: false, texts: [], acts: [], setsLate: false, quits: false, step: 0, rank: 0 },
    ...{ opens: null, certain: null },
  };
  draft.segments.set(begin.key, segment);
  return segment;
}

function see(draft: GraphDraft, segment: Segment, step: number): Segment {
  if (segment.seen) return segment;
  draft.rank += 1;
  const seen = { ...segment, seen: true, step, rank: draft.rank };
  draft.segments.set(segment.key, seen);
  return seen;
}

function fill(draft: GraphDraft, segment: Segment, ran: Ran): void {
  if (isAfterError(ran)) segment.certain ??= segment.texts.length;
  for (const { stream, text } of ran.prints) if (stream === "out") segment.texts.push(text);
  if (ran.quits) segment.quits = true;
  for (const act of ran.acts) addAct(draft, segment, { ran, act });
  const isTimer = ran.phase === "timers" && draft.walk.resources.get(ran.id)?.repeats === true;
  const isCleared = ran.acts.some(({ does, id }) => does === "clear" && id === ran.id);
  if (!isTimer || isCleared) return;
  addChild(draft, segment, { id: ran.id, run: ran.run + 1, phase: "timers" });
}

function addAct(draft: GraphDraft, segment: Segment, { ran, act }: { ran: Ran; act: Act }): void {
  const { does, id } = act;
  // To set a timer anew asks for the time as setting one does.
  if ((does === "rearm" || does === "move") && !isTurn(ran)) segment.setsLate = true;
  if (does === "make") addMade(draft, segment, { id, late: !isTurn(ran) });
  else if (does === "rearm") addChild(draft, segment, { id, run: ran.run + 1, phase: "timers" });
  else if (does === "close") addChild(draft, segment, { id, run: 0, phase: "close" });
  else {
    const key = draft.bases.get(id);
    if (key !== undefined) segment.acts.push({ does, key });
  }
}

function addMade(
  draft: GraphDraft,
  segment: Segment,
  { id, late }: { id: number; late: boolean },
): void {
  draft.makers.set(id, segment.key);
  const kind = draft.walk.resources.get(id)?.kind;
  if (kind === undefined || kind === "tick" || kind === "micro" || kind === "promise") return;
  const resource = draft.walk.resources.get(id);
  const opening = resource === undefined ? null : findOpening(resource);
  if (segment.opens !== "thread") segment.opens = opening ?? segment.opens;
  if (kind === "timer" && late) segment.setsLate = true;
  const place = draft.made.get(segment.key) ?? 0;
  draft.made.set(segment.key, place + 1);
  draft.bases.set(id, `${segment.key}.${place}`);
  if (kind === "scope") return;
  addChild(draft, segment, { id, run: 0, phase: kind === "io" ? "poll" : "timers" });
}

/** Notes what waits from now on: what runs later on, or what the learner waits for in vain. */
function addChild(
  draft: GraphDraft,
  segment: Segment,
  { id, run, phase }: Pick<Ran, "id" | "run" | "phase">,
): void {
  const resource = draft.walk.resources.get(id);
  const base = draft.bases.get(id);
  if (resource === undefined || base === undefined) return;
  const isSeen = phase === "close" ? draft.closed.has(id) : (draft.runs.get(id) ?? 0) > run;
  // What comes from outside need not come at all.
  if (!isSeen && (phase === "close" || findOpening(resource) !== null)) return;
  const key = nameRun(base, { phase, run });
  if (segment.acts.some((act) => act.does === "add" && act.key === key)) return;
  segment.acts.push({ does: "add", key });
  const kind = phase === "close" ? "close" : findWaiting(resource);
  const [own, slow] = [isOwn(resource), isLookup(resource.type)];
  addSegment(draft, { key, kind, delay: resource.delay ?? 0, own, slow });
}

function findWaiting({ kind, type }: Resource): SegmentKind {
  if (kind === "timer") return "timer";
  if (kind === "immediate") return "immediate";
  return POOL.test(type) ? "pool" : "outside";
}

function listUnknowns(walk: Walk, steps: readonly Ran[]): Unknown[] {
  const unknowns: Unknown[] = [];
  if (walk.exit === null) unknowns.push("no-end");
  const isThrown = steps.some(isAfterError);
  if (isThrown || (walk.exit !== 0 && !steps.some(({ quits }) => quits))) unknowns.push("thrown");
  return unknowns;
}
