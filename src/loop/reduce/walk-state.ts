import type { Phase } from "../trace.ts";
import type { MicroQueue } from "./micro-queue.ts";
import type { Ran, Walk } from "./ran.ts";
import { takeSnapshot } from "./snapshot.ts";
import type { Lines } from "./snapshot.ts";

/** Where a walk over the events is. */
export interface State {
  walk: Walk;
  micro: MicroQueue;
  runs: ReadonlyMap<number, number>;
  /** Promises of async functions and generators. */
  ofCalls: ReadonlySet<number>;
  /** Open callbacks; those of an event carry its name. */
  stack: { id: number; step: Ran; event: string | null }[];
  lines: Lines;
  /** To whom belongs what happens outside of any callback. */
  idle: Ran | null;
  begun: Map<number, number>;
  /** The turn whose check phase began last. */
  checked: number;
  /** The step in which each resource ran last. */
  lastRuns: Map<number, number>;
  /** In which step each promise was settled first. */
  settled: Map<number, number>;
  /** A callback has run after main. */
  mainIsOver: boolean;
  /** The places of `import()` calls that were seen. */
  imports: Set<string>;
  /** Promises that V8 is still working on in jobs that no hook tells, the oldest first. */
  untold: Set<number>;
}

/** The execution id of what runs outside of every callback and is not main. */
const NOBODY = 0;
const MAIN = 1;

/** The callback that is running; what runs outside of any belongs to the one before. */
export function currentStep(state: State): Ran {
  const open = state.stack.at(-1)?.step ?? state.idle;
  if (open === null) throw new Error("A walk begins with main.");
  return open;
}

/** The same for an event that tells in which execution it happened. */
export function stepOf(state: State, execution: number, turn: number): Ran {
  const [main] = state.walk.steps;
  if (state.stack.length > 0) return currentStep(state);
  if (execution === MAIN && main !== undefined) return main;
  return execution === NOBODY ? strayStep(state, turn) : currentStep(state);
}

/** A callback that no resource stands for; what happens next outside of any callback belongs to it as well. */
export function strayStep(state: State, turn: number): Ran {
  const { idle } = state;
  if (idle?.stray === true) return idle;
  const [work] = state.untold;
  return work === undefined ? taskStep(state, turn) : untoldStep(state, { work, turn });
}

/** The task that ends a wait on shared memory: in poll when it was notified, among the timers when its time was over. */
export function waitStep(state: State, turn: number): Ran {
  const { timers, immediates, io } = state.lines;
  // With nothing left the loop has ended, and Node does the tasks that are there.
  const goesOn = timers.length + immediates.length + io.length > 0;
  return taskStep(state, turn, goesOn && state.checked === turn ? "timers" : null);
}

function taskStep(state: State, turn: number, known: Phase | null = null): Ran {
  const isPast = turn === 0 || state.checked === turn;
  const phase = known ?? (isPast ? "pending" : "poll");
  const at = phase === "pending" ? turn + 1 : turn;
  const { idle } = state;
  if (idle?.stray === true && idle.phase === phase && idle.turn === at) return idle;
  const step = beginStep(state, { id: 0, phase, turn: at });
  step.stray = true;
  state.idle = step;
  return step;
}

/** A job that no hook tells, of what V8 is working on. */
function untoldStep(state: State, { work, turn }: { work: number; turn: number }): Ran {
  const { idle } = state;
  if (idle?.id === 0 && idle.phase === "microtask") return idle;
  const step = beginStep(state, { id: 0, phase: "microtask", turn });
  step.scope = work;
  state.idle = step;
  return step;
}

/** Opens the next outermost callback. */
export function beginStep(state: State, begin: Pick<Ran, "id" | "phase" | "turn">): Ran {
  const run = state.begun.get(begin.id) ?? 0;
  if (begin.id !== 0) state.begun.set(begin.id, run + 1);
  const step: Ran = {
    ...begin,
    at: state.walk.steps.length,
    run,
    event: null,
    ...{ stray: false, settles: null, cause: null },
    adopts: false,
    prints: [],
    ...{ acts: [], quits: false, throws: false, inside: false },
    seen: null,
    scope: null,
    before: takeSnapshot(state.lines, state.begun, begin.id),
  };
  state.walk.steps.push(step);
  return step;
}

/** Takes one out of a list, if it is there. */
export function remove(list: number[], id: number): void {
  const at = list.indexOf(id);
  if (at !== -1) list.splice(at, 1);
}
