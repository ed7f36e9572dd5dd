import type { IdEvent, InitEvent, LoopEvent, OutEvent } from "../event.ts";
import type { Phase } from "../trace.ts";
import { createMicroQueue } from "./micro-queue.ts";
import { readResource, toSite } from "./resource.ts";
import type { Ran, Walk } from "./ran.ts";
import type { Resource } from "./resource.ts";
import { surveyEvents } from "./survey.ts";
import { takeRare } from "./take-rare.ts";
import { beginStep, currentStep, remove, stepOf, strayStep, waitStep } from "./walk-state.ts";
import type { State } from "./walk-state.ts";

/** Walks the events of one thread in order and finds its outermost callbacks. */
export function walkEvents(events: readonly LoopEvent[]): Walk {
  const survey = surveyEvents(events);
  const { runs } = survey;
  const resources = new Map<number, Resource>();
  const walk: Walk = {
    steps: [],
    resources,
    makers: new Map(),
    ...{ fifoOk: 0, fifoBad: 0, unlabelled: 0, capped: false, stopped: false, exit: null, uv: "" },
  };
  const micro = createMicroQueue(resources, survey);
  const state: State = {
    walk,
    micro,
    runs,
    ofCalls: survey.ofCalls,
    stack: [],
    lines: { ticks: [], micro: micro.waiting, timers: [], immediates: [], io: [], closing: [] },
    idle: null,
    begun: new Map(),
    checked: -1,
    settled: new Map(),
    lastRuns: new Map(),
    mainIsOver: false,
    imports: new Set(),
    untold: new Set(),
  };
  state.idle = beginStep(state, { id: 0, phase: "main", turn: 0 });
  for (const event of events) take(event, state);
  return walk;
}

function take(event: LoopEvent, state: State): void {
  switch (event.k) {
    case "init":
      takeInit(event, state);
      return;
    case "before":
      takeBefore(event, state);
      return;
    case "after":
      takeAfter(event.id, state);
      return;
    case "resolve":
      takeResolve(event, state);
      return;
    case "out":
      takeOutput(event, state);
      return;
    case "closing":
    case "closecb":
    case "clear":
    case "refresh":
    case "unref":
    case "ref":
    case "emit":
    case "emitted":
    case "start":
    case "check":
    case "quit":
    case "thrown":
    case "exit":
    case "cap":
    case "stopped":
      takeRare(event, state);
  }
}

function takeInit(event: InitEvent, state: State): void {
  const made = readResource(event);
  const isOfCall = state.ofCalls.has(event.id) && !isModulePromise(event);
  const own = isOfCall ? { ...made, api: "async function", direct: false } : made;
  const resource = nameImport(own, event, state);
  // Node makes some of its own things in no callback at all, such as file handles.
  const isOwn = event.s !== undefined && state.mainIsOver;
  const step = isOwn ? stepOf(state, event.ex, event.L) : currentStep(state);
  state.walk.resources.set(event.id, resource);
  state.walk.makers.set(event.id, step.at);
  step.acts.push({ does: "make", id: event.id });
  if (event.s !== undefined && event.s[4] !== 1 && !isModulePromise(event)) {
    step.seen ??= toSite(event.s);
  }
  state.micro.onInit(resource, event);
  if (resource.kind === "promise" && resource.api === FROM_ASYNC) state.untold.add(event.id);
  if (resource.kind === "tick") state.lines.ticks.push(event.id);
  if (resource.kind === "timer") state.lines.timers.push(event.id);
  if (resource.kind === "immediate") state.lines.immediates.push(event.id);
  if (resource.kind === "io" && state.runs.has(event.id)) state.lines.io.push(event.id);
}

/** Besides the promise that Node makes for an `import()`, V8 makes one, with no call to tell it by. */
function nameImport(made: Resource, { s, api, tr, ex }: InitEvent, { imports }: State): Resource {
  if (s === undefined || made.kind !== "promise") return made;
  const place = s.slice(0, 3).join(":");
  if (made.api === IMPORT) imports.add(place);
  const isV8s = api === undefined && tr === ex && imports.has(place);
  return isV8s ? { ...made, api: IMPORT, direct: false } : made;
}

const IMPORT = "import()";

/** It goes from item to item in jobs that no hook tells. */
const FROM_ASYNC = "promise.fromAsync";

/** A module with a top-level await gets its promise when it is linked, before it runs. */
function isModulePromise({ ty, tr, ex, s, api }: InitEvent): boolean {
  return ty === "PROMISE" && tr === ex && api === undefined && s?.[1] === 1 && s[2] === 1;
}

/** What is settled outside of every callback was settled by V8 itself. */
function takeResolve({ id, L }: IdEvent, state: State): void {
  const isNobodys = state.mainIsOver && state.stack.length === 0;
  const resource = state.walk.resources.get(id);
  const settle = resource?.api === WAIT ? waitStep : strayStep;
  const step = isNobodys ? settle(state, L) : currentStep(state);
  if (step.stray && isNobodys && (resource?.site ?? null) !== null) step.settles ??= id;
  if (!state.settled.has(id)) state.settled.set(id, step.at);
  state.untold.delete(id);
  state.micro.onResolve(id);
}

const WAIT = "Atomics.waitAsync";

function takeBefore(event: IdEvent, state: State): void {
  const { id, L } = event;
  const resource = state.walk.resources.get(id);
  const outer = state.stack.at(-1)?.step ?? (resource?.isCall === true ? callerOf(state, L) : null);
  if (outer !== null) {
    if (resource?.site) outer.scope ??= id;
    state.stack.push({ id, step: outer, event: null });
    return;
  }
  const phase = findPhase(id, L, state);
  if (phase === "check") state.checked = L;
  const turn = phase === "pending" ? L + 1 : L;
  const before = state.lastRuns.get(id);
  const step = beginStep(state, { id, phase, turn });
  state.lastRuns.set(id, step.at);
  state.idle = step;
  if (resource?.kind !== "scope") state.mainIsOver = true;
  step.cause = before ?? findCause(resource, state);
  leaveQueue(id, step, state);
  state.stack.push({ id, step, event: null });
}

/** Whose call it is that no open callback makes: main in CommonJS is none. */
function callerOf(state: State, turn: number): Ran {
  return state.mainIsOver ? strayStep(state, turn) : currentStep(state);
}

/** A reaction is ready when it is there and its promise is settled, whichever comes last. */
function findCause(resource: Resource | undefined, state: State): number | null {
  if (resource === undefined) return null;
  const maker = state.walk.makers.get(resource.id) ?? null;
  const settled = resource.kind === "promise" ? state.settled.get(resource.trigger) : undefined;
  return settled === undefined ? maker : Math.max(maker ?? settled, settled);
}

function findPhase(id: number, turn: number, state: State): Phase {
  const resource = state.walk.resources.get(id);
  // Messages come in poll: what a port still has to say after check is that it is closed.
  if (resource?.type === "MESSAGEPORT" && state.checked === turn) return "close";
  switch (resource?.kind) {
    case "tick":
      return "nextTick";
    case "micro":
    case "promise":
      return "microtask";
    case "timer":
      return "timers";
    case "immediate":
      return "check";
    case "io":
    case "scope":
      return turn === 0 || state.checked === turn ? "pending" : "poll";
    case undefined:
      // Made before the tracer began: it belongs to Node itself.
      state.walk.unlabelled += 1;
      return turn === 0 || state.checked === turn ? "pending" : "poll";
  }
}

function leaveQueue(id: number, step: Ran, state: State): void {
  const { walk, micro } = state;
  const kind = walk.resources.get(id)?.kind;
  if (kind === "tick") {
    const at = state.lines.ticks.indexOf(id);
    if (at !== -1) state.lines.ticks.splice(at, 1);
    count(walk, at === 0);
  } else if (kind === "micro" || kind === "promise") {
    const place = micro.onBefore(id);
    step.adopts = kind === "promise" && micro.isAdopting(id, place);
    if (place !== "unknown") count(walk, place === "first");
  } else if (kind === "timer") {
    remove(state.lines.timers, id);
  } else if (kind === "immediate") {
    remove(state.lines.immediates, id);
  } else if ((state.begun.get(id) ?? 0) >= (state.runs.get(id) ?? 0)) {
    remove(state.lines.io, id);
  }
}

function count(walk: Walk, first: boolean): void {
  if (first) walk.fifoOk += 1;
  else walk.fifoBad += 1;
}

function takeAfter(id: number, state: State): void {
  const at = state.stack.findLastIndex((open) => open.id === id && open.event === null);
  if (at !== -1) state.stack.splice(at);
  state.micro.onAfter(id);
  const resource = state.walk.resources.get(id);
  const more = (state.runs.get(id) ?? 0) > (state.begun.get(id) ?? 0);
  if (resource?.kind === "timer" && resource.repeats && more) state.lines.timers.push(id);
}

function takeOutput(event: OutEvent, state: State): void {
  const step = state.mainIsOver ? stepOf(state, event.ex, event.L) : currentStep(state);
  const site = event.s === undefined ? undefined : toSite(event.s);
  step.prints.push({ text: event.x, stream: event.st, ...(site === undefined ? {} : { site }) });
  if (site !== undefined) step.seen ??= site;
}
