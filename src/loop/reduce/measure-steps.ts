import type { EmitEvent, IdEvent, LoopEvent } from "../event.ts";
import type { StepTime } from "../trace.ts";
import { findMain } from "./find-main.ts";
import type { Ran, Walk } from "./ran.ts";

/** When something began and when it was over, in microseconds of the process. */
interface Span {
  from: number;
  to: number;
}

/** What the events tell of times. */
interface Clock {
  /** The spans of outermost callbacks, by resource and run. */
  spans: Map<string, Span>;
  /** The spans of process events, in order. */
  emits: Span[];
  /** When resources were made. */
  made: Map<number, number>;
  /** The first moment of a callback, and when the loop started. */
  first: number | null;
  start: number | null;
  loop: number | null;
  last: number;
}

/**
 * When each step of a walk ran, in milliseconds from the beginning of main; `null` where the events have no
 * times. `zero` is another beginning, in microseconds.
 */
export function measureSteps(
  events: readonly LoopEvent[],
  walk: Walk,
  zero: number | null = null,
): { times: StepTime[]; zero: number } | null {
  const clock = readClock(events);
  if (clock.start === null) return null;
  const ran = walk.steps.slice(findMain(walk.steps));
  const emits = clock.emits.values();
  const skipped = walk.steps.slice(0, walk.steps.length - ran.length);
  for (const { event } of skipped) if (event !== null) emits.next();
  const spans = ran.map((one) => findSpan(one, clock, emits));
  const base = zero ?? spans[0]?.from ?? clock.start;
  const tell = (at: number): number => Math.round(at - base) / 1000;
  const times = ran.map(({ id, run }, at) => {
    const span = spans[at];
    const made = run === 0 ? clock.made.get(id) : undefined;
    return {
      made: made === undefined ? null : tell(made),
      from: span === undefined ? null : tell(span.from),
      to: span === undefined ? null : tell(span.to),
    };
  });
  return { times, zero: base };
}

function findSpan({ id, run, event }: Ran, clock: Clock, emits: Iterator<Span>): Span | undefined {
  if (event !== null) {
    const next = emits.next();
    return next.done === true ? undefined : next.value;
  }
  if (id !== 0) return clock.spans.get(`${id}:${run}`);
  const { start, first, loop, last } = clock;
  // The script runs in no callback: it is over when the first one begins, or when the loop does.
  if (start === null) return undefined;
  const ends = [first ?? last, loop ?? last].filter((one) => one >= start);
  return { from: start, to: Math.min(last, ...ends) };
}

/** Where a reading of the events is. */
interface Reading {
  clock: Clock;
  stack: { id: number; event: string | null; span: Span | null }[];
  /** How often each resource began an outermost callback. */
  runs: Map<number, number>;
}

function readClock(events: readonly LoopEvent[]): Clock {
  const clock: Clock = {
    ...{ spans: new Map(), emits: [], made: new Map() },
    ...{ first: null, start: null, loop: null, last: 0 },
  };
  const reading: Reading = { clock, stack: [], runs: new Map() };
  const { stack } = reading;
  for (const event of events) {
    const at = event.t;
    if (at === undefined) continue;
    clock.last = at;
    if (event.k === "start") clock.start = at;
    if (event.k === "check" || event.k === "exit") clock.loop ??= event.loop ?? null;
    if (event.k === "init") clock.made.set(event.id, at);
    if (event.k === "before" || event.k === "emit") open(event, at, reading);
    const closed = findOpen(event, stack);
    if (closed === -1) continue;
    for (const { span } of stack.splice(closed)) if (span !== null) span.to = at;
  }
  return clock;
}

function open(event: IdEvent | EmitEvent, at: number, { clock, stack, runs }: Reading): void {
  const span = { from: at, to: at };
  if ("name" in event) {
    clock.emits.push(span);
    stack.push({ id: 0, event: event.name, span });
    return;
  }
  const isOuter = stack.length === 0;
  stack.push({ id: event.id, event: null, span: isOuter ? span : null });
  if (!isOuter) return;
  const run = runs.get(event.id) ?? 0;
  runs.set(event.id, run + 1);
  clock.first ??= at;
  clock.spans.set(`${event.id}:${run}`, span);
}

function findOpen(
  event: LoopEvent,
  stack: readonly { id: number; event: string | null }[],
): number {
  if (event.k === "after")
    return stack.findLastIndex((one) => one.id === event.id && one.event === null);
  if (event.k === "emitted") return stack.findLastIndex((one) => one.event === event.name);
  return -1;
}
