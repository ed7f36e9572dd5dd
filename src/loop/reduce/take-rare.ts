import type { ClearEvent, CloseEvent, EmitEvent, MarkEvent } from "../event.ts";
import { toSite } from "./resource.ts";
import { beginStep, currentStep, remove } from "./walk-state.ts";
import type { State } from "./walk-state.ts";

/** Notes an event that is no making, running or printing of a callback. */
export function takeRare(
  event: CloseEvent | ClearEvent | EmitEvent | MarkEvent,
  state: State,
): void {
  switch (event.k) {
    case "closing":
      state.lines.closing.push(event.id);
      currentStep(state).acts.push({ does: "close", id: event.id });
      return;
    case "closecb":
      takeCloseCallback(event.id, state);
      return;
    case "clear":
    case "refresh":
    case "unref":
    case "ref":
      takeClear(event, state);
      return;
    case "emit":
    case "emitted":
      takeEmit(event, state);
      return;
    case "start":
    case "check":
    case "quit":
    case "thrown":
    case "exit":
    case "cap":
    case "stopped":
      takeMark(event, state);
  }
}

function takeCloseCallback(id: number, state: State): void {
  const step = state.stack.at(-1)?.step;
  if (step !== undefined && step.id === id) {
    if (step.phase === "pending") step.turn -= 1;
    step.phase = "close";
  }
  remove(state.lines.closing, id);
}

function takeClear({ k, id, s }: ClearEvent, state: State): void {
  const step = currentStep(state);
  const { lines } = state;
  if (s !== undefined) step.seen ??= toSite(s);
  if (k === "unref") step.acts.push({ does: "free", id });
  if (k === "ref") step.acts.push({ does: "hold", id });
  if (k === "refresh" && lines.timers.includes(id)) {
    step.acts.push({ does: "move", id });
    remove(lines.timers, id);
    lines.timers.push(id);
  } else if (k === "refresh" && state.stack[0]?.id === id) {
    step.acts.push({ does: "rearm", id });
    if ((state.runs.get(id) ?? 0) > (state.begun.get(id) ?? 0)) lines.timers.push(id);
  }
  if (k !== "clear") return;
  step.acts.push({ does: "clear", id });
  remove(lines.timers, id);
  remove(lines.immediates, id);
}

function takeEmit(event: EmitEvent, state: State): void {
  if (event.k === "emit") {
    const thrower = currentStep(state);
    // Its own step tells that better.
    if (event.name === "uncaughtException") thrower.throws = false;
    const { quits } = thrower;
    const step = beginStep(state, { id: 0, phase: "process", turn: event.L });
    step.event = event.name;
    step.inside = quits;
    state.stack.push({ id: 0, step, event: event.name });
    return;
  }
  const at = state.stack.findLastIndex((open) => open.event === event.name);
  if (at !== -1) state.stack.splice(at);
}

function takeMark(event: MarkEvent, state: State): void {
  const { walk } = state;
  if (event.k === "start") walk.uv = event.uv ?? "";
  if (event.k === "check") state.checked = event.L;
  if (event.k === "quit") currentStep(state).quits = true;
  if (event.k === "thrown") currentStep(state).throws = true;
  if (event.k === "exit") walk.exit = event.c ?? null;
  if (event.k === "cap") walk.capped = true;
  if (event.k === "stopped") walk.stopped = true;
}
