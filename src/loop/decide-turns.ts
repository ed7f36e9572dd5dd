import type { LoopRule, Phase, Step } from "./trace.ts";

/**
 * The rule by which one callback of the loop ran before another that it did not lead to: a rule of their phases,
 * or what put those in order that scheduled them. `null` when none is known.
 */
export function decideTurns(first: Step, second: Step, steps: readonly Step[]): LoopRule | null {
  if (isCausedBy(second, first, steps)) return "R-CAUSE-FIRST";
  if (first.phase === "main") return "R-MAIN-FIRST";
  if (second.phase === "process") return second.why[0] ?? null;
  if (first.phase === "check" && second.phase === "check") {
    return decideImmediates(first, second, steps);
  }
  const maker = findMaker(second, steps);
  if (maker.n > first.n && maker.n < second.n) {
    return decideAhead(first, second, steps) ?? decideTurns(first, maker, steps);
  }
  if (first.phase === "timers" && second.phase === "timers")
    return decideTimers(first, second, steps);
  if (first.phase === "close" && second.phase === "close") {
    // Who closed them is not known, only that in one turn the last one is the first.
    return first.iteration === second.iteration ? "R-LAST-CLOSED-FIRST" : null;
  }
  if (first.phase === "poll" && second.phase === "poll") return "R-IO-COMPLETES-IN-ANY-ORDER";
  if (second.phase === "check" && isOfPhase(maker, first.iteration, "check")) {
    return "R-NEW-IMMEDIATE-WAITS";
  }
  if (second.phase === "timers") return decideWaiting(first, maker);
  // A poll phase has been in between, so it was not completed by then.
  const isUnderWay = IO.has(second.phase) && first.iteration > maker.iteration;
  if (isUnderWay && !IO.has(first.phase)) return "R-POLL-RUNS-READY-IO";
  return findBase(first);
}

const IO: ReadonlySet<Phase> = new Set<Phase>(["poll", "pending"]);

/** The rule by which an immediate runs before another callback whether or not it runs before the maker of that one. */
function decideAhead(first: Step, second: Step, steps: readonly Step[]): LoopRule | null {
  if (first.phase !== "check") return null;
  const [one, other] = [findMaker(first, steps), findMaker(second, steps)];
  if (one.n > 0 && !isCausedBy(other, one, steps)) return null;
  if (second.phase === "poll") return other.phase === "poll" ? "R-CHECK-AFTER-POLL" : null;
  if (second.phase !== "timers") return null;
  if (other.phase === "timers") return "R-NEW-TIMER-WAITS";
  return other.phase === "poll" ? "R-TIMERS-AFTER-CHECK" : null;
}

/** The rule by which something else ran before a timer that `maker` had set. */
function decideWaiting(first: Step, maker: Step): LoopRule | null {
  const base = findBase(first);
  if (first.phase !== "check" && first.phase !== "close") return base;
  // The end of the turn from which on the loop looks at it.
  const end = maker.phase === "timers" ? maker.iteration + 1 : maker.iteration;
  const hasLooked = maker.n === 0 ? first.iteration > 0 : first.iteration > end;
  if (hasLooked) return first.phase === "check" ? "R-TIMER-OR-IMMEDIATE" : null;
  if (maker.phase === "timers") return "R-NEW-TIMER-WAITS";
  return maker.n === 0 ? base : "R-TIMERS-AFTER-CHECK";
}

function findBase(first: Step): LoopRule | null {
  const base = first.why.find(
    (rule) => rule !== "R-NEW-TIMER-WAITS" && rule !== "R-NEW-IMMEDIATE-WAITS",
  );
  return base ?? null;
}

function decideImmediates(first: Step, second: Step, steps: readonly Step[]): LoopRule | null {
  const makers = decideMakers(first, second, steps);
  if (makers !== "in order") return makers;
  const maker = findMaker(second, steps);
  return isOfPhase(maker, first.iteration, "check") && second.iteration > first.iteration
    ? "R-NEW-IMMEDIATE-WAITS"
    : "R-IMMEDIATE-FIFO";
}

function decideTimers(first: Step, second: Step, steps: readonly Step[]): LoopRule | null {
  const maker = findMaker(second, steps);
  const [soon, late] = [readDelay(first), readDelay(second)];
  const isLonger = soon !== null && late !== null && late > soon;
  const isNew = isOfPhase(maker, first.iteration, "timers");
  if (isNew && second.iteration > first.iteration && !isLonger) return "R-NEW-TIMER-WAITS";
  if (soon !== late) return "R-TIMERS-BY-EXPIRY";
  const makers = decideMakers(first, second, steps);
  return makers === "in order" ? "R-TIMERS-IN-ORDER" : makers;
}

/** Milliseconds, for a timer. */
function readDelay({ scheduledBy: { api } }: Step): number | null {
  const [, delay] = / (\d+) ms$/.exec(api) ?? [];
  return delay === undefined ? null : Number(delay);
}

/** The rule that puts the callbacks in order that scheduled two others, unless they are in order anyway. */
function decideMakers(
  first: Step,
  second: Step,
  steps: readonly Step[],
): LoopRule | "in order" | null {
  const [one, other] = [findMaker(first, steps), findMaker(second, steps)];
  const isFixed = one.n === 0 || one.n >= other.n || isCausedBy(other, one, steps);
  return isFixed ? "in order" : decideTurns(one, other, steps);
}

/** The callback of the loop, or main, that scheduled another one. */
function findMaker(step: Step, steps: readonly Step[]): Step {
  const maker = steps[step.readyBy ?? step.scheduledBy.step] ?? step;
  return findTurn(maker, steps);
}

function isOfPhase(step: Step, iteration: number, phase: Phase): boolean {
  return step.phase === phase && step.iteration === iteration;
}

/** The callback of the loop, or main, after which a tick, a microtask or an event ran. */
export function findTurn(step: Step, steps: readonly Step[]): Step {
  let one = step;
  while (one.n > 0 && isInside(one)) one = steps[one.n - 1] ?? { ...one, n: 0 };
  return one;
}

function isInside(step: Step): boolean {
  return isDrained(step) || (step.phase === "process" && !ENDS.has(step.scheduledBy.api));
}

const ENDS: ReadonlySet<string> = new Set(["process.emit beforeExit", "process.emit exit"]);

/** Whether it is a tick or a microtask. */
export function isDrained({ phase }: Step): boolean {
  return phase === "nextTick" || phase === "microtask";
}

const DEEPEST = 1000;

/** The step and what led to it, back to main, the nearest cause first. */
export function listCauses(step: Step, steps: readonly Step[]): Step[] {
  const causes: Step[] = [];
  for (let one: Step | undefined = step; one !== undefined && causes.length < DEEPEST;) {
    causes.push(one);
    const cause: number = one.readyBy ?? one.scheduledBy.step;
    one = cause < one.n ? steps[cause] : undefined;
  }
  return causes;
}

/** Whether the second step led to the first; of main that says nothing. */
export function isCausedBy(step: Step, cause: Step, steps: readonly Step[]): boolean {
  if (cause.n === 0) return false;
  const made = steps[step.scheduledBy.step];
  return listCauses(step, steps).includes(cause) || (made === cause && made.n < step.n);
}
