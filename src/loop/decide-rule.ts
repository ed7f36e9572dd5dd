import type { LoopRule, Step } from "./trace.ts";

/** The rule by which `first` ran before `second`, which somebody expected first. */
export function decideRule(first: Step, second: Step, steps: readonly Step[]): LoopRule {
  if (first.n === second.n) return "R-LINES-IN-ORDER";
  if (isCausedBy(second, first, steps)) return "R-CAUSE-FIRST";
  if (first.phase === "main") return "R-MAIN-FIRST";
  const drained = isDrained(first);
  if (!drained && second.why.includes("R-LEFT-BY-AN-ERROR")) return "R-LEFT-BY-AN-ERROR";
  if (drained && !isDrained(second)) return "R-DRAIN-AFTER-EVERY-CALLBACK";
  if (drained) return decideDrained(first, second, steps);
  if (first.phase === "timers" && second.phase === "timers")
    return decideTimers(first, second, steps);
  if (first.phase === "check" && second.phase === "check") {
    return first.iteration === second.iteration ? "R-IMMEDIATE-FIFO" : "R-NEW-IMMEDIATE-WAITS";
  }
  if (first.phase === "close" && second.phase === "close") return "R-LAST-CLOSED-FIRST";
  if (first.phase === "poll" && second.phase === "poll") return "R-IO-COMPLETES-IN-ANY-ORDER";
  const base = first.why.find(
    (rule) => rule !== "R-NEW-TIMER-WAITS" && rule !== "R-NEW-IMMEDIATE-WAITS",
  );
  return base ?? "R-MAIN-FIRST";
}

function isDrained({ phase }: Step): boolean {
  return phase === "nextTick" || phase === "microtask";
}

function isCausedBy(step: Step, cause: Step, steps: readonly Step[]): boolean {
  for (let one: Step | undefined = step, left = 1000; one !== undefined && left > 0; left -= 1) {
    const maker: number = one.scheduledBy.step;
    if (maker === cause.n && one.n !== 0 && cause.n !== 0) return true;
    if (maker >= one.n) return false;
    one = steps[maker];
  }
  return false;
}

/** Between the queues of one callback the order is fixed; between two callbacks, by those. */
function decideDrained(first: Step, second: Step, steps: readonly Step[]): LoopRule {
  const between = steps.slice(first.n + 1, second.n + 1);
  if (between.some((step) => !isDrained(step) && step.phase !== "process")) {
    return "R-DRAIN-AFTER-EVERY-CALLBACK";
  }
  if (first.phase === "nextTick") {
    return second.phase === "nextTick" ? "R-TICK-FIFO" : "R-TICK-BEFORE-MICRO";
  }
  if (second.phase === "microtask") {
    return second.kind === "adopt-job" ? "R-ADOPTION-COSTS-JOBS" : "R-MICRO-FIFO";
  }
  return first.why[0] ?? "R-MICRO-EMPTIED-FIRST";
}

function decideTimers(first: Step, second: Step, steps: readonly Step[]): LoopRule {
  const maker = steps[second.scheduledBy.step];
  if (maker?.phase === "timers" && second.iteration !== first.iteration) return "R-NEW-TIMER-WAITS";
  return first.scheduledBy.api === second.scheduledBy.api
    ? "R-TIMERS-IN-ORDER"
    : "R-TIMERS-BY-EXPIRY";
}
