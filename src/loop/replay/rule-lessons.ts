import type { LoopRule } from "../trace.ts";

/** Where a rule is taught. */
export interface RuleLesson {
  /** The heading of its section in docs/event-loop.md. */
  section: string;
  /** Scenes that show it, the simplest first. */
  scenes: readonly string[];
}

const RULES = "Eight rules";
const THREAD = "One thread, one callback at a time";
const QUEUES = "Ticks and microtasks";
const ROUNDS = "Counting rounds";
const TIMERS = "Timers";
const PAIR = "Timer or immediate";
const IO = "Files, the thread pool, sockets";
const END = "Errors and the end of the process";

/** The lesson of each rule: scenes in which it decides, and the section that explains it. */
export const RULE_LESSONS: Readonly<Record<LoopRule, RuleLesson>> = {
  "R-MAIN-FIRST": teach(THREAD, "script-first"),
  "R-LINES-IN-ORDER": teach(THREAD, "executor-runs-now", "events-are-calls"),
  "R-CAUSE-FIRST": teach(THREAD, "one-by-one-or-together"),
  "R-ESM-MAIN-IS-A-JOB": teach(RULES, "tick-and-promise", "body-of-an-es-module"),
  "R-ESM-STARTS-INSIDE-LOOP": teach(PAIR, "due-before-the-loop"),
  "R-DRAIN-AFTER-EVERY-CALLBACK": teach(RULES, "drained-between-timers", "queues-take-turns"),
  "R-TICK-BEFORE-MICRO": teach(QUEUES, "tick-and-promise", "all-ticks-then-all-promises"),
  "R-MICRO-EMPTIED-FIRST": teach(QUEUES, "microtasks-starve-ticks", "ticks-after-an-await"),
  "R-TICK-FIFO": teach(QUEUES, "all-ticks-then-all-promises"),
  "R-MICRO-FIFO": teach(QUEUES, "one-queue-for-microtasks", "chains-take-turns"),
  "R-AWAIT-RESUMES-AS-JOB": teach(QUEUES, "await-gives-way", "awaits-take-turns"),
  "R-ADOPTION-COSTS-JOBS": teach(ROUNDS, "three-ways-to-return", "resolved-with-a-promise"),
  "R-TIMERS-BEFORE-LOOP": teach(PAIR, "due-before-the-loop"),
  "R-TIMERS-AFTER-CHECK": teach(PAIR, "tour-from-a-timer", "overdue-timer-after-io"),
  "R-TIMERS-IN-ORDER": teach(TIMERS, "same-delay-in-order", "zero-means-one"),
  "R-TIMERS-BY-EXPIRY": teach(TIMERS, "the-clock-decides"),
  "R-NEW-TIMER-WAITS": teach(RULES, "new-timers-wait"),
  "R-TIMERS-AGAIN": teach(RULES, "a-timer-from-a-promise"),
  "R-TIMER-OR-IMMEDIATE": teach(PAIR, "timer-or-immediate"),
  "R-POLL-RUNS-READY-IO": teach(IO, "immediate-first-in-io"),
  "R-POLL-OR-CHECK": teach(END, "worker-says-goodbye"),
  "R-PLATFORM-TASK": teach("Tasks of V8", "waiting-on-shared-memory", "a-collected-object-is-told"),
  "R-POOL-IN-TURN": teach(IO, "a-pool-of-one", "lookups-get-half-the-pool"),
  "R-IO-COMPLETES-IN-ANY-ORDER": teach(IO, "jobs-finish-in-any-order"),
  "R-PENDING-LEFT-OVER": teach("The picture"),
  "R-CHECK-AFTER-POLL": teach(IO, "immediate-first-in-io", "tour-from-a-timer"),
  "R-IMMEDIATE-FIFO": teach(QUEUES, "drained-between-immediates"),
  "R-NEW-IMMEDIATE-WAITS": teach(RULES, "new-immediates-wait"),
  "R-CLOSE-AFTER-CHECK": teach(IO, "socket-closes-after-check"),
  "R-LAST-CLOSED-FIRST": teach(IO, "last-closed-first"),
  "R-REJECTION-AFTER-DRAIN": teach(RULES, "judged-after-the-queues", "handled-in-time"),
  "R-UNCAUGHT-AT-ONCE": teach(END, "a-timer-that-throws", "an-error-alone-in-a-timer"),
  "R-LEFT-BY-AN-ERROR": teach(RULES, "a-timer-that-throws", "a-throwing-tick-in-check"),
  "R-EVENTS-ARE-CALLS": teach(THREAD, "events-are-calls"),
  "R-BEFORE-EXIT-WHEN-EMPTY": teach(END, "before-exit-can-revive"),
  "R-EXIT-LAST": teach(RULES, "exit-is-the-end", "exit-drops-the-queues"),
};

function teach(section: string, ...scenes: string[]): RuleLesson {
  return { section, scenes };
}
