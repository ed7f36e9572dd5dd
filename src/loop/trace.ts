/** How a module is loaded: as CommonJS or as an ES module. */
export type Mode = "cjs" | "esm";

/** Where in the loop a callback ran. */
export const PHASES = [
  "main",
  "nextTick",
  "microtask",
  "timers",
  "pending",
  "poll",
  "check",
  "close",
  "process",
] as const;

/** Where in the loop a callback ran. */
export type Phase = (typeof PHASES)[number];

/** The phases that have a queue. */
export type QueueName = Exclude<Phase, "main" | "process">;

/** A place in a file; line and column count from 1. */
export interface Site {
  file: string;
  line: number;
  column: number;
  function?: string;
}

/** Something that waits to run. */
export interface QueueItem {
  /** The step that it becomes; `null` when it never ran. */
  step: number | null;
  /** What scheduled it, such as `setTimeout 1 ms`. */
  api: string;
  /** The line of the learner's file that scheduled it. */
  line: number | null;
}

/** What waits in each queue. */
export type Queues = Record<QueueName, QueueItem[]>;

/** The kind of a callback. */
export type StepKind =
  | "main"
  | "callback"
  | "await-resume"
  | "then-job"
  | "adopt-job"
  | "tick"
  | "timer"
  | "immediate"
  | "io"
  | "close"
  | "event";

/** A text that a step wrote to a standard stream. */
export interface Print {
  text: string;
  stream: "out" | "err";
  site?: Site;
}

/** One callback that ran. */
export interface Step {
  n: number;
  phase: Phase;
  /** 0 is the one in which main ran. */
  iteration: number;
  kind: StepKind;
  scheduledBy: { step: number; site?: Site; api: string };
  runsAt?: Site;
  /** Node's own, with no line of the learner's. */
  internal: boolean;
  prints: Print[];
  /** The steps that it scheduled and that ran. */
  schedules: number[];
  queuesBefore: Queues;
  why: RuleId[];
}

/** The names of the rules. */
export type RuleId =
  | "R-MAIN-FIRST"
  | "R-ESM-MAIN-IS-A-JOB"
  | "R-TICK-BEFORE-MICRO"
  | "R-MICRO-BEFORE-TICK-IN-A-JOB"
  | "R-MICRO-AFTER-TICKS"
  | "R-DRAIN-AFTER-EVERY-CALLBACK"
  | "R-MICRO-FIFO"
  | "R-TICK-FIFO"
  | "R-ADOPTION-COSTS-JOBS"
  | "R-AWAIT-RESUMES-AS-JOB"
  | "R-TIMERS-BEFORE-LOOP"
  | "R-ZERO-IS-ONE"
  | "R-TIMERS-BY-EXPIRY"
  | "R-NEW-TIMER-WAITS"
  | "R-TIMERS-AFTER-CHECK"
  | "R-CHECK-AFTER-POLL"
  | "R-IMMEDIATE-FIFO"
  | "R-NEW-IMMEDIATE-WAITS"
  | "R-POLL-RUNS-READY-IO"
  | "R-IO-COMPLETES-IN-ANY-ORDER"
  | "R-PENDING-LEFT-OVER"
  | "R-CLOSE-AFTER-CHECK"
  | "R-REJECTION-AFTER-DRAIN"
  | "R-UNCAUGHT-AT-ONCE"
  | "R-BEFORE-EXIT-WHEN-EMPTY"
  | "R-EXIT-LAST"
  | "R-CALLED-SYNC";
