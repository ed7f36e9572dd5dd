import type { LoopRule, Step } from "./trace.ts";
import { decideTurns, findTurn, isCausedBy, isDrained, listCauses } from "./decide-turns.ts";

/** The rule by which `first` ran before `second`, which somebody expected first; `null` when none is known. */
export function decideRule(first: Step, second: Step, steps: readonly Step[]): LoopRule | null {
  if (first.n === second.n) return "R-LINES-IN-ORDER";
  if (isCausedBy(second, first, steps)) return "R-CAUSE-FIRST";
  if (first.phase === "main") return "R-MAIN-FIRST";
  const [before, after] = [findTurn(first, steps), findTurn(second, steps)];
  if (before === after) return decideWithin(first, second, steps);
  if (first.phase === "process") return first.why[0] ?? null;
  if (isDrained(first)) return "R-DRAIN-AFTER-EVERY-CALLBACK";
  if (second.why.includes("R-LEFT-BY-AN-ERROR")) return "R-LEFT-BY-AN-ERROR";
  return decideTurns(before, after, steps);
}

/** Where somebody expected another line than the next one of a run. */
export interface LineParting {
  /** The step that printed the line before, if there is one. */
  last: Step | null;
  first: Step;
  second: Step;
}

/**
 * The same for two lines of which the other was expected first. Of the callback whose queues `first`
 * was in nobody has said that it has run, unless it printed something before.
 */
export function decideLine(
  { last, first, second }: LineParting,
  steps: readonly Step[],
): LoopRule | null {
  const rule = decideRule(first, second, steps);
  if (rule !== "R-DRAIN-AFTER-EVERY-CALLBACK") return rule;
  const [before, after] = [findTurn(first, steps), findTurn(second, steps)];
  const hasBegun = before.n === 0 || (last !== null && findTurn(last, steps) === before);
  if (before === after || hasBegun || isCausedBy(after, before, steps)) return rule;
  const turns = decideTurns(before, after, steps);
  const isSamePhase = before.phase === after.phase && before.iteration === after.iteration;
  // Of two callbacks in a fixed order in one phase, the queues are what comes in between.
  return isSamePhase && turns !== null && !LENIENT.has(turns) ? rule : turns;
}

/** The same where it is certain that `second` cannot be the first; `null` when no rule is known that forbids it. */
export function decideForbidding(
  { last, first, second }: Omit<LineParting, "second"> & { second: Step | null },
  steps: readonly Step[],
): LoopRule | null {
  if (second === null) return first.why.find((rule) => !LENIENT.has(rule)) ?? null;
  const decided = decideLine({ last, first, second }, steps);
  return decided === null || LENIENT.has(decided) ? null : decided;
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

/** The order of a callback, its queues and the events of the process that belong to it. */
function decideWithin(first: Step, second: Step, steps: readonly Step[]): LoopRule | null {
  if (second.phase === "process") return second.why[0] ?? null;
  if (first.phase === "process") return first.why[0] ?? null;
  if (isDrained(first)) return decideDrained(first, second, steps);
  return second.why.includes("R-LEFT-BY-AN-ERROR")
    ? "R-LEFT-BY-AN-ERROR"
    : "R-DRAIN-AFTER-EVERY-CALLBACK";
}

function decideDrained(first: Step, second: Step, steps: readonly Step[]): LoopRule {
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
