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

/** The same where it is certain that `second` cannot be the first; `null` when no rule is known that forbids it. */
export function decideForbidding(
  first: Step,
  second: Step | null,
  steps: readonly Step[],
): LoopRule | null {
  const decided = second === null ? null : decideRule(first, second, steps);
  if (decided !== null && !LENIENT.has(decided)) return decided;
  if (second !== null && first.phase === "poll" && second.phase === "poll") return "R-POOL-IN-TURN";
  return first.why.find((rule) => !LENIENT.has(rule)) ?? null;
}

/** They say what may happen, and forbid nothing. */
const LENIENT: ReadonlySet<LoopRule> = new Set<LoopRule>([
  "R-IO-COMPLETES-IN-ANY-ORDER",
  "R-TIMER-OR-IMMEDIATE",
  "R-POLL-RUNS-READY-IO",
  "R-POLL-OR-CHECK",
  "R-PENDING-LEFT-OVER",
  "R-PLATFORM-TASK",
]);

function isDrained({ phase }: Step): boolean {
  return phase === "nextTick" || phase === "microtask";
}

const DEEPEST = 1000;

/** The step and what led to it, back to main, the nearest cause first. */
function listCauses(step: Step, steps: readonly Step[]): Step[] {
  const causes: Step[] = [];
  for (let one: Step | undefined = step; one !== undefined && causes.length < DEEPEST;) {
    causes.push(one);
    const cause: number = one.readyBy ?? one.scheduledBy.step;
    one = cause < one.n ? steps[cause] : undefined;
  }
  return causes;
}

function isCausedBy(step: Step, cause: Step, steps: readonly Step[]): boolean {
  if (cause.n === 0) return false;
  const made = steps[step.scheduledBy.step];
  return listCauses(step, steps).includes(cause) || (made === cause && made.n < step.n);
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
  if (second.phase === "microtask") return decideRounds(first, second, steps);
  return first.why[0] ?? "R-MICRO-EMPTIED-FIRST";
}

/** Of two microtasks the one that took fewer rounds to become ready is the first. */
function decideRounds(first: Step, second: Step, steps: readonly Step[]): LoopRule {
  const shared = new Set(listCauses(first, steps));
  const own = listCauses(second, steps).filter((step) => !shared.has(step));
  const others = new Set(listCauses(second, steps));
  const theirs = [...shared].filter((step) => !others.has(step));
  const more = (kind: Step["kind"]): boolean => count(own, kind) > count(theirs, kind);
  if (more("adopt-job")) return "R-ADOPTION-COSTS-JOBS";
  return more("await-resume") && own.length > theirs.length
    ? "R-AWAIT-RESUMES-AS-JOB"
    : "R-MICRO-FIFO";
}

function count(steps: readonly Step[], kind: Step["kind"]): number {
  return steps.filter((step) => step.kind === kind).length;
}

function decideTimers(first: Step, second: Step, steps: readonly Step[]): LoopRule {
  const maker = steps[second.scheduledBy.step];
  if (maker?.phase === "timers" && second.iteration !== first.iteration) return "R-NEW-TIMER-WAITS";
  return first.scheduledBy.api === second.scheduledBy.api
    ? "R-TIMERS-IN-ORDER"
    : "R-TIMERS-BY-EXPIRY";
}
