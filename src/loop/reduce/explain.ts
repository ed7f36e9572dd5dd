import type { Mode, Phase, LoopRule, Step } from "../trace.ts";

/** What is known of a step and of what was before it. */
export interface Moment {
  step: Omit<Step, "why">;
  /** The step before it, `null` for main. */
  last: Step | null;
  /** The outermost callback whose queues are being emptied. */
  turn: Step | null;
  /** The step that scheduled it. */
  maker: Step | null;
  mode: Mode;
  /** Main ran in a turn of the loop, not before it. */
  insideLoop: boolean;
  /** The name of a process event. */
  event: string | null;
  /** No resource stands for it. */
  stray: boolean;
  /** It was scheduled while the phase that it runs in was going on. */
  madeInPhase: boolean;
  /** Node runs it in poll or at the start of check, and no hook says which. */
  pollOrCheck: boolean;
  /** An error that no `try` caught was there since it was scheduled. */
  afterError: boolean;
  /** The timers that wait have another delay than this one. */
  mixedDelays: boolean;
}

/** The rules by which a step ran when it did, the deciding one first. */
export function explainStep(moment: Moment): LoopRule[] {
  if (moment.stray) return ["R-PLATFORM-TASK"];
  switch (moment.step.phase) {
    case "main":
      return moment.mode === "esm" ? ["R-MAIN-FIRST", "R-ESM-MAIN-IS-A-JOB"] : ["R-MAIN-FIRST"];
    case "nextTick":
      return explainTick(moment);
    case "microtask":
      return explainJob(moment);
    case "timers":
      return explainTimer(moment);
    case "poll":
      return explainPoll(moment);
    case "pending":
      return ["R-PENDING-LEFT-OVER"];
    case "check":
      return explainImmediate(moment);
    case "close":
      return explainClose(moment);
    case "process":
      return explainEvent(moment);
  }
}

function explainTick({ step, last, turn, maker, mode, afterError }: Moment): LoopRule[] {
  const rules: LoopRule[] = [];
  if (afterError && isLeft(maker, turn)) rules.push("R-LEFT-BY-AN-ERROR");
  if (step.queuesBefore.microtask.length > 0) rules.push("R-TICK-BEFORE-MICRO");
  else if (last?.phase === "microtask") rules.push("R-MICRO-EMPTIED-FIRST");
  if (isJobMain(turn, mode) && last?.phase !== "nextTick") rules.push("R-ESM-MAIN-IS-A-JOB");
  if (rules.length === 0) rules.push("R-DRAIN-AFTER-EVERY-CALLBACK");
  if (step.queuesBefore.nextTick.length > 1) rules.push("R-TICK-FIFO");
  return rules;
}

/** It was queued by a callback whose queues should have been emptied before this one began. */
function isLeft(maker: Step | null, turn: Step | null): boolean {
  return maker !== null && turn !== null && TURNS.has(maker.phase) && maker.n < turn.n;
}

const TURNS: ReadonlySet<Phase> = new Set(["timers", "pending", "poll", "check", "close"]);

function explainJob({ step, last, turn, mode }: Moment): LoopRule[] {
  const rules: LoopRule[] = [];
  const ticks = step.queuesBefore.nextTick.length > 0;
  if (ticks && isJobMain(turn, mode)) rules.push("R-ESM-MAIN-IS-A-JOB");
  else if (ticks) rules.push("R-MICRO-EMPTIED-FIRST");
  else if (last?.phase === "nextTick") rules.push("R-TICK-BEFORE-MICRO");
  else rules.push("R-DRAIN-AFTER-EVERY-CALLBACK");
  if (step.kind === "await-resume") rules.push("R-AWAIT-RESUMES-AS-JOB");
  if (step.kind === "adopt-job") rules.push("R-ADOPTION-COSTS-JOBS");
  if (step.queuesBefore.microtask.length > 1) rules.push("R-MICRO-FIFO");
  return rules;
}

function isJobMain(turn: Step | null, mode: Mode): boolean {
  return mode === "esm" && turn?.phase === "main";
}

function explainTimer({ step, maker, mixedDelays, insideLoop, madeInPhase }: Moment): LoopRule[] {
  const rules: LoopRule[] = [];
  const before = step.iteration === 0 && !insideLoop;
  if (madeInPhase) rules.push("R-TIMERS-AGAIN");
  else rules.push(before ? "R-TIMERS-BEFORE-LOOP" : "R-TIMERS-AFTER-CHECK");
  if (!madeInPhase && maker?.phase === "timers") rules.push("R-NEW-TIMER-WAITS");
  if (mixedDelays) rules.push("R-TIMERS-BY-EXPIRY");
  else if (step.queuesBefore.timers.length > 1) rules.push("R-TIMERS-IN-ORDER");
  return rules;
}

function explainPoll({ step, pollOrCheck }: Moment): LoopRule[] {
  const rules: LoopRule[] = [pollOrCheck ? "R-POLL-OR-CHECK" : "R-POLL-RUNS-READY-IO"];
  if (step.queuesBefore.poll.length > 1) rules.push("R-IO-COMPLETES-IN-ANY-ORDER");
  return rules;
}

function explainClose({ step, last }: Moment): LoopRule[] {
  const others = last?.phase === "close" || step.queuesBefore.close.length > 1;
  return others ? ["R-CLOSE-AFTER-CHECK", "R-LAST-CLOSED-FIRST"] : ["R-CLOSE-AFTER-CHECK"];
}

function explainImmediate({ step, maker, last, mode, insideLoop }: Moment): LoopRule[] {
  const rules: LoopRule[] = [];
  if (mode === "esm" && insideLoop && step.iteration === 0) rules.push("R-ESM-STARTS-INSIDE-LOOP");
  // After an error the phase goes on with what is there by then, new immediates among it.
  const waited = maker?.phase === "check" && maker.iteration < step.iteration;
  if (waited) rules.push("R-NEW-IMMEDIATE-WAITS");
  rules.push("R-CHECK-AFTER-POLL");
  if (last?.phase === "check" || step.queuesBefore.check.length > 1) rules.push("R-IMMEDIATE-FIFO");
  return rules;
}

function explainEvent({ event }: Moment): LoopRule[] {
  switch (event) {
    case "beforeExit":
      return ["R-BEFORE-EXIT-WHEN-EMPTY"];
    case "exit":
      return ["R-EXIT-LAST"];
    case "unhandledRejection":
    case "rejectionHandled":
      return ["R-REJECTION-AFTER-DRAIN"];
    case "uncaughtException":
    case "uncaughtExceptionMonitor":
      return ["R-UNCAUGHT-AT-ONCE"];
    case null:
    default:
      return ["R-EVENTS-ARE-CALLS"];
  }
}
