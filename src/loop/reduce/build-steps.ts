import type { Mode, Phase, QueueItem, Queues, Step, StepKind } from "../trace.ts";
import { explainStep } from "./explain.ts";
import { findMain } from "./find-main.ts";
import { isPollOrCheck } from "./native-immediate.ts";
import type { Resource } from "./resource.ts";
import type { Snapshot } from "./snapshot.ts";
import { isAfterError } from "./ran.ts";
import type { Ran, Walk } from "./ran.ts";

/** The steps of a walk from main on, explained. */
export function buildSteps(walk: Walk, mode: Mode): Step[] {
  const first = findMain(walk.steps);
  const ran = walk.steps.slice(first);
  const free = new Set<number>();
  for (const before of walk.steps.slice(0, first)) noteFree(before, free);
  const base = ran[0]?.turn ?? 0;
  const scene: Scene = { walk, mode, first, base, numbers: numberRuns(ran), free };
  const steps: Step[] = [];
  let turn: Step | null = null;
  let phaseBegan = 0;
  let failed = -1;
  for (const [n, one] of ran.entries()) {
    const step = buildStep(one, n, scene);
    const last: Step | null = steps.at(-1) ?? null;
    const maker = steps[step.scheduledBy.step] ?? null;
    const mixedDelays = hasMixedDelays(one, walk.resources);
    const isNew = turn?.phase !== step.phase || turn.iteration !== step.iteration;
    if (!DRAINED.has(step.phase) && isNew) phaseBegan = n;
    const madeInPhase = step.scheduledBy.step >= phaseBegan;
    const pollOrCheck = isPollOrCheck(walk.resources.get(one.id), walk.resources);
    const afterError = failed >= step.scheduledBy.step;
    const facts = { mixedDelays, madeInPhase, pollOrCheck, afterError, insideLoop: base > 0 };
    const { event, stray } = one;
    const moment = { step, last, turn, maker, mode, event, stray, ...facts };
    const explained: Step = { ...step, why: explainStep(moment) };
    turn = DRAINED.has(explained.phase) ? turn : explained;
    steps.push(explained);
    if (isAfterError(one)) failed = n;
    noteFree(one, free);
  }
  return steps;
}

/** Keeps account of what no longer holds the process. */
function noteFree({ acts }: Ran, free: Set<number>): void {
  for (const { does, id } of acts) {
    if (does === "free") free.add(id);
    if (does === "hold") free.delete(id);
  }
}

interface Scene {
  walk: Walk;
  mode: Mode;
  /** The place of main among all steps of the walk. */
  first: number;
  /** The loop turn of main. */
  base: number;
  numbers: ReadonlyMap<string, number>;
  /** What does not hold the process when the step begins that is being built. */
  free: ReadonlySet<number>;
}

/** They run after a callback, not in a turn of their own. */
const DRAINED: ReadonlySet<Phase> = new Set<Phase>(["nextTick", "microtask", "process"]);

function numberRuns(ran: readonly Ran[]): Map<string, number> {
  return new Map(ran.map(({ id, run }, n) => [`${id}:${run}`, n]));
}

function buildStep(ran: Ran, n: number, scene: Scene): Omit<Step, "why"> {
  const { walk, base } = scene;
  const resource = walk.resources.get(ran.id);
  const isMain = n === 0;
  const origin = isMain ? { step: 0, api: "main" } : findOrigin(ran, scene);
  return {
    n,
    phase: isMain ? "main" : ran.phase,
    iteration: Math.max(0, ran.turn - base),
    kind: isMain ? "main" : findStepKind(ran, resource),
    scheduledBy: origin,
    ...(isMain || ran.cause === null ? {} : { readyBy: Math.max(0, ran.cause - scene.first) }),
    ...(ran.seen === null ? {} : { runsAt: ran.seen }),
    internal: !isMain && isInternal(ran, resource),
    prints: ran.prints,
    schedules: findSchedules(ran, scene),
    queuesBefore: readQueues(ran.before, scene),
  };
}

function isInternal(ran: Ran, resource: Resource | undefined): boolean {
  if (ran.seen !== null || ran.prints.length > 0 || ran.phase === "process") return false;
  if (ran.settles !== null) return false;
  return resource?.direct !== true;
}

function findStepKind(ran: Ran, resource: Resource | undefined): StepKind {
  if (ran.phase === "process") return "event";
  if (ran.phase === "close") return "close";
  switch (resource?.kind) {
    case "tick":
      return "tick";
    case "timer":
      return "timer";
    case "immediate":
      return "immediate";
    case "promise":
      if (ran.adopts) return "adopt-job";
      if (resource.isConstructed) return "callback";
      return resource.api === "await" ? "await-resume" : "then-job";
    case "io":
      return "io";
    case "micro":
    case "scope":
    case undefined:
      return "callback";
  }
}

function findOrigin(ran: Ran, scene: Scene): Step["scheduledBy"] {
  const { walk } = scene;
  if (ran.event !== null) return { step: 0, api: `process.emit ${ran.event}` };
  if (ran.stray && ran.settles === null) return { step: 0, api: "a task of V8" };
  const scope = ran.scope === null ? undefined : walk.resources.get(ran.scope);
  const own = walk.resources.get(ran.settles ?? ran.id);
  const resource = (own?.site ?? null) === null && scope !== undefined ? scope : own;
  if (resource === undefined) return { step: 0, api: "node" };
  const source = findSource(resource, walk);
  const site = source?.site ?? null;
  const step = Math.max(0, (walk.makers.get(resource.id) ?? scene.first) - scene.first);
  return { step, ...(site === null ? {} : { site }), api: source?.api ?? resource.api };
}

/** Its own line, or that of the nearest ancestor that has one. */
function findSource(resource: Resource, walk: Walk): Resource | null {
  const seen = new Set<number>();
  const waiting: Resource[] = [resource];
  for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
    if (one.site !== null) return one;
    for (const id of [one.trigger, one.maker]) {
      const next = walk.resources.get(id);
      if (next === undefined || seen.has(id)) continue;
      seen.add(id);
      waiting.push(next);
    }
  }
  return null;
}

function findSchedules(ran: Ran, scene: Scene): number[] {
  const made = ran.acts.filter(({ does }) => does === "make");
  const steps = made.flatMap(({ id }) => scene.numbers.get(`${id}:0`) ?? []);
  return steps.toSorted((a, b) => a - b);
}

function hasMixedDelays(ran: Ran, resources: ReadonlyMap<number, Resource>): boolean {
  const own = resources.get(ran.id)?.delay;
  return ran.before.timers.first.some(({ id }) => resources.get(id)?.delay !== own);
}

function readQueues(before: Snapshot, scene: Scene): Queues {
  const read = (line: Snapshot["ticks"]): QueueItem[] => {
    const items = line.first.flatMap(({ id, run }) => readItem(id, run, scene));
    const more = line.more > 0 ? [{ step: null, api: `and ${line.more} more`, line: null }] : [];
    return [...items, ...more];
  };
  return {
    nextTick: read(before.ticks),
    microtask: read(before.micro),
    timers: read(before.timers),
    pending: [],
    poll: read(before.io),
    check: read(before.immediates),
    close: read(before.closing).toReversed(),
  };
}

/**
 * Node's own items are left out, as they are folded everywhere; but an operation that takes several
 * trips is under way for the learner's line during each of them.
 */
function readItem(id: number, run: number, scene: Scene): QueueItem[] {
  const { walk, first, numbers } = scene;
  const resource = walk.resources.get(id);
  if (resource === undefined) return [];
  const step = numbers.get(`${id}:${run}`) ?? null;
  const ran = step === null ? undefined : walk.steps[first + step];
  const source = findSource(resource, walk);
  const isOwn = ran === undefined ? resource.direct : !isInternal(ran, resource);
  if (!isOwn && (resource.kind !== "io" || source === null)) return [];
  const item = { step, api: source?.api ?? resource.api, line: source?.site?.line ?? null };
  return [scene.free.has(id) ? { ...item, free: true } : item];
}
