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
  /** It does not hold the process, for `unref` was called. */
  free?: true;
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
  /** The step that made it ready to run, such as the one that settled its promise; absent when not known. */
  readyBy?: number;
  runsAt?: Site;
  /** Node's own, with no line of the learner's. */
  internal: boolean;
  prints: Print[];
  /** The steps that it scheduled and that ran. */
  schedules: number[];
  queuesBefore: Queues;
  why: LoopRule[];
}

/** The names of the rules by which Node orders callbacks. */
export type LoopRule =
  | "R-MAIN-FIRST"
  | "R-LINES-IN-ORDER"
  | "R-CAUSE-FIRST"
  | "R-ESM-MAIN-IS-A-JOB"
  | "R-ESM-STARTS-INSIDE-LOOP"
  | "R-DRAIN-AFTER-EVERY-CALLBACK"
  | "R-TICK-BEFORE-MICRO"
  | "R-MICRO-EMPTIED-FIRST"
  | "R-TICK-FIFO"
  | "R-MICRO-FIFO"
  | "R-AWAIT-RESUMES-AS-JOB"
  | "R-ADOPTION-COSTS-JOBS"
  | "R-TIMERS-BEFORE-LOOP"
  | "R-TIMERS-AFTER-CHECK"
  | "R-TIMERS-IN-ORDER"
  | "R-TIMERS-BY-EXPIRY"
  | "R-NEW-TIMER-WAITS"
  | "R-TIMERS-AGAIN"
  | "R-TIMER-OR-IMMEDIATE"
  | "R-POLL-RUNS-READY-IO"
  | "R-POLL-OR-CHECK"
  | "R-PLATFORM-TASK"
  | "R-POOL-IN-TURN"
  | "R-IO-COMPLETES-IN-ANY-ORDER"
  | "R-PENDING-LEFT-OVER"
  | "R-CHECK-AFTER-POLL"
  | "R-IMMEDIATE-FIFO"
  | "R-NEW-IMMEDIATE-WAITS"
  | "R-CLOSE-AFTER-CHECK"
  | "R-LAST-CLOSED-FIRST"
  | "R-REJECTION-AFTER-DRAIN"
  | "R-UNCAUGHT-AT-ONCE"
  | "R-LEFT-BY-AN-ERROR"
  | "R-EVENTS-ARE-CALLS"
  | "R-BEFORE-EXIT-WHEN-EMPTY"
  | "R-EXIT-LAST";

/** A callback that ran before others that waited, though no rule but only time puts it first. */
export interface Race {
  step: number;
  /** The steps that might have come before it. */
  against: number[];
}

/** How many runs printed an order, by kind of run. */
export interface Sightings {
  /** Without the tracer. */
  plain: number;
  /** With the tracer, on the machine as it is. */
  traced: number;
  /** With the tracer, on a machine that was made slower or faster at some places. */
  directed: number;
}

/** One order in which a snippet can print: a real run has printed it. */
export interface Order {
  /** The lines of standard output. */
  prints: string[];
  status: "witnessed";
  /** How many runs printed it. */
  seen: Sightings;
  /** How a directed run was made to print it, for a person; absent when a run as it is printed it too. */
  forcing?: string;
  /** The value of `--force` that shows it again; absent when a run as it is printed it too. */
  again?: string;
  /** Where it parts from the order that was recorded. */
  fork?: { step: number; choice: string; why: LoopRule };
}

/** All orders that were seen. */
export interface OrderSet {
  list: Order[];
  /** The rules forbid every other order. */
  complete: boolean;
  /** Each traced run did what the rules allow. */
  faithful: boolean;
  assumptions: string[];
  /** How many real runs were made. */
  runs: number;
  /** The same by kind of run. */
  made: Sightings;
  /** The orders that the scene promises, if it is a scene. */
  declared?: string[][];
}

/** What is to be said of a prediction. */
export interface Prediction {
  given: string[];
  /**
   * `possible`: another run printed it, or the scene promises it. `impossible`: a rule forbids it.
   * `unseen`: no run printed it, and no rule is known that forbids it.
   */
  verdict: "exact" | "possible" | "impossible" | "unseen";
  /** How a possible order is known. */
  known?: "seen" | "declared";
  /** The step at which it parts from what happened; `null` when it does not. */
  divergesAt: number | null;
  /** What was predicted there, and what was printed; `null` at an end. */
  predicted: string | null;
  printed: string | null;
  /** Why this run printed something else there. */
  why: LoopRule[];
  /** What forbids an impossible prediction, where another order that was seen goes along with it farther. */
  forbidden?: { predicted: string | null; instead: string | null; why: LoopRule[] };
}

/** When a step ran, in milliseconds from the beginning of main; `null` for what is not known. */
export interface StepTime {
  /** When it was scheduled; only told of what waits for a timer, an immediate or an operation. */
  made: number | null;
  from: number | null;
  to: number | null;
}

/** How a run ended. */
export interface End {
  exit: number | null;
  signal: string | null;
  /** It was killed at a limit. */
  stopped: "time" | "events" | "output" | "memory" | null;
}

/** Everything that a traced run showed. */
export interface Trace {
  schemaVersion: 1;
  node: string;
  uv: string;
  mode: Mode;
  source: { file: string; language: "js" | "ts" };
  steps: Step[];
  /** The lines of standard output. */
  printed: string[];
  end: End;
  /** The worker threads, each apart. */
  threads: { thread: number; steps: Step[]; times?: StepTime[] }[];
  /** When each step ran, as far as it was measured. */
  times?: StepTime[];
  /** Where only time put callbacks in their order. */
  races?: Race[];
  orders?: OrderSet;
  checks: {
    fifoOk: number;
    fifoBad: number;
    unlabelled: number;
    capped: boolean;
    /** Whether a plain run printed the same lines in the same order. */
    sameAsPlain: boolean;
    /** Set when there was no plain run to compare with, as beside a forced one. */
    compared?: false;
    /** What a plain run printed, when that was something else. */
    plain?: string[];
  };
  prediction?: Prediction;
}
