import type { LoopRule } from "./trace.ts";

/** What a rule says, and where Node's own documentation or source says it. */
export interface LoopRuleText {
  /** A few words. */
  title: string;
  /** One sentence that answers "why now". */
  says: string;
  reference: string;
}

const LOOP = "https://nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick";
const TICK = "https://nodejs.org/api/process.html#processnexttickcallback-args";
const MICRO = "https://nodejs.org/api/process.html#when-to-use-queuemicrotask-vs-processnexttick";
const UV = "https://docs.libuv.org/en/v1.x/design.html#the-i-o-loop";
const TIMERS = "https://nodejs.org/api/timers.html";
const PROCESS = "https://nodejs.org/api/process.html#process-events";
const JOBS = "https://tc39.es/ecma262/#sec-promise-jobs";

/** The rules by which Node orders callbacks. */
export const LOOP_RULES: Record<LoopRule, LoopRuleText> = {
  "R-MAIN-FIRST": {
    title: "the script first",
    says: "The script runs from its first line to its last before any callback.",
    reference: LOOP,
  },
  "R-LINES-IN-ORDER": {
    title: "one callback, line by line",
    says: "One callback runs from its first line to its end, and nothing comes in between.",
    reference: LOOP,
  },
  "R-CAUSE-FIRST": {
    title: "scheduled first",
    says: "A callback cannot run before the one that schedules it.",
    reference: LOOP,
  },
  "R-ESM-MAIN-IS-A-JOB": {
    title: "an ES module is a promise job",
    says: "The body of an ES module runs inside a promise job, so the microtasks are finished before any tick.",
    reference: TICK,
  },
  "R-ESM-STARTS-INSIDE-LOOP": {
    title: "an ES module that starts inside the loop",
    says: "On this Node an ES module starts inside the poll phase of a turn, so the immediates of that turn come before any timer.",
    reference: `${LOOP}#setimmediate-vs-settimeout`,
  },
  "R-DRAIN-AFTER-EVERY-CALLBACK": {
    title: "empty the queues after every callback",
    says: "After every callback Node empties the tick queue and the microtask queue before it goes on.",
    reference: TICK,
  },
  "R-TICK-BEFORE-MICRO": {
    title: "ticks before microtasks",
    says: "When a callback has returned, the tick queue is emptied before the microtask queue.",
    reference: MICRO,
  },
  "R-MICRO-EMPTIED-FIRST": {
    title: "the microtask queue is finished first",
    says: "Once Node empties the microtask queue, it finishes it, and ticks queued meanwhile wait.",
    reference: MICRO,
  },
  "R-TICK-FIFO": {
    title: "ticks in order",
    says: "Ticks run in the order in which they were queued.",
    reference: TICK,
  },
  "R-MICRO-FIFO": {
    title: "microtasks in order",
    says: "Promise reactions and `queueMicrotask` share one queue and run in the order in which they became ready.",
    reference: JOBS,
  },
  "R-AWAIT-RESUMES-AS-JOB": {
    title: "await resumes in a microtask",
    says: "What follows an `await` is a microtask, even if the value is already available.",
    reference: "https://tc39.es/ecma262/#await",
  },
  "R-ADOPTION-COSTS-JOBS": {
    title: "a returned promise costs more rounds",
    says: "A promise that is resolved with a promise, or with another object that has a `then`, takes a job to call that `then`; a promise takes one more for the result.",
    reference: "https://tc39.es/ecma262/#sec-newpromiseresolvethenablejob",
  },
  "R-TIMERS-BEFORE-LOOP": {
    title: "due timers before the first turn",
    says: "Timers that are already due run once before the first turn of the loop.",
    reference: UV,
  },
  "R-TIMERS-AFTER-CHECK": {
    title: "timers at the end of a turn",
    says: "In a turn the loop runs poll, then immediates, then close callbacks, and then the timers that are due.",
    reference: UV,
  },
  "R-TIMERS-IN-ORDER": {
    title: "equal timers in order",
    says: "Timers of the same delay run in the order in which they were set; 0 means 1 ms.",
    reference: `${TIMERS}#settimeoutcallback-delay-args`,
  },
  "R-TIMERS-BY-EXPIRY": {
    title: "the timer that expires first",
    says: "Among timers of different delays, the one that expires first runs first.",
    reference: `${TIMERS}#settimeoutcallback-delay-args`,
  },
  "R-NEW-TIMER-WAITS": {
    title: "a timer set by a timer waits a turn",
    says: "A timer that is set while timers run waits for the next timers phase.",
    reference: LOOP,
  },
  "R-TIMERS-AGAIN": {
    title: "libuv looks for due timers again",
    says: "The libuv of Node 20 looks again when timers have run: one that was set meanwhile runs at once if time has passed and a tick or a microtask has set a timer since.",
    reference: UV,
  },
  "R-TIMER-OR-IMMEDIATE": {
    title: "a timer races an immediate",
    says: "Whether a timer is already due when the loop looks at it depends on how long everything took.",
    reference: `${LOOP}#setimmediate-vs-settimeout`,
  },
  "R-POLL-RUNS-READY-IO": {
    title: "poll runs what is ready",
    says: "In the poll phase the loop runs the callbacks of input and output that has completed.",
    reference: UV,
  },
  "R-POLL-OR-CHECK": {
    title: "in poll or at the start of check",
    says: "Node reports the end of a worker thread, the answer of a name server and the end of a write over TLS in the poll phase or at the very start of the check phase; the lab cannot tell which and calls it poll.",
    reference: "https://nodejs.org/api/worker_threads.html#event-exit",
  },
  "R-PLATFORM-TASK": {
    title: "a task of V8",
    says: "No callback has asked for it: V8 hands such a task to Node, for a finalization registry or for `Atomics.waitAsync`, and Node runs it between two callbacks of the loop.",
    reference: "https://nodejs.org/api/v8.html",
  },
  "R-POOL-IN-TURN": {
    title: "operations wait for a thread",
    says: "The threads of the pool take operations in the order of the calls, and lookups may take only half of them: with all of these busy, a later one waits.",
    reference: "https://docs.libuv.org/en/v1.x/threadpool.html",
  },
  "R-IO-COMPLETES-IN-ANY-ORDER": {
    title: "operations complete in any order",
    says: "Operations that are under way at the same time complete in any order, and poll takes what is ready.",
    reference: "https://docs.libuv.org/en/v1.x/threadpool.html",
  },
  "R-PENDING-LEFT-OVER": {
    title: "completed outside of poll",
    says: "It had completed when the poll phase was over, so the loop ran it as a pending callback of the turn.",
    reference: UV,
  },
  "R-CHECK-AFTER-POLL": {
    title: "immediates right after poll",
    says: "Immediates run in the check phase, which follows poll in every turn.",
    reference: `${TIMERS}#setimmediatecallback-args`,
  },
  "R-IMMEDIATE-FIFO": {
    title: "immediates in order",
    says: "Immediates run in the order in which they were set.",
    reference: `${TIMERS}#setimmediatecallback-args`,
  },
  "R-NEW-IMMEDIATE-WAITS": {
    title: "an immediate set by an immediate waits a turn",
    says: "The check phase takes the immediates that were there when it began, so new ones wait for the next turn.",
    reference: `${TIMERS}#setimmediatecallback-args`,
  },
  "R-CLOSE-AFTER-CHECK": {
    title: "close callbacks after immediates",
    says: "The loop runs the close callbacks of handles after the immediates of the turn.",
    reference: UV,
  },
  "R-LAST-CLOSED-FIRST": {
    title: "the handle that was closed last tells it first",
    says: "Of the handles that were closed in the same turn, the close phase takes the one that was closed last first.",
    reference: "https://docs.libuv.org/en/v1.x/handle.html#c.uv_close",
  },
  "R-REJECTION-AFTER-DRAIN": {
    title: "rejections are judged after the queues",
    says: "A rejection counts as unhandled only when the ticks and microtasks of the callback are done.",
    reference: PROCESS,
  },
  "R-UNCAUGHT-AT-ONCE": {
    title: "a throw leaves its callback at once",
    says: "An error that nobody catches goes to `uncaughtException` at once, in the middle of the callback.",
    reference: PROCESS,
  },
  "R-LEFT-BY-AN-ERROR": {
    title: "an error leaves the queues for later",
    says: "An error that no `try` caught left its ticks and microtasks waiting until the end of the next callback.",
    reference: PROCESS,
  },
  "R-EVENTS-ARE-CALLS": {
    title: "an event is a call",
    says: "Listeners of an event are called at once by the code that emits it.",
    reference: "https://nodejs.org/api/events.html#asynchronous-vs-synchronous",
  },
  "R-BEFORE-EXIT-WHEN-EMPTY": {
    title: "`beforeExit` when nothing is left",
    says: "When nothing keeps the loop alive, `beforeExit` may still add work.",
    reference: PROCESS,
  },
  "R-EXIT-LAST": {
    title: "`exit` is the end",
    says: "`exit` listeners are called at once, and no timer, immediate or tick runs after them.",
    reference: PROCESS,
  },
};

/** The eight rules that a learner should leave with; the number of each is its place, from 1. */
export const EIGHT_RULES: readonly string[] = [
  "After every callback Node empties the tick queue, then the microtask queue, and repeats until both are empty; inside a microtask the microtask queue is finished first.",
  "The top level of an ES module runs in a promise job, so there promises beat `nextTick`; in CommonJS `nextTick` wins.",
  "`setTimeout(0)` means 1 ms: from a script it races `setImmediate`, inside an I/O callback the immediate always wins.",
  "On Node 20, on 22 before 22.18 and on 24 before 24.3 an ES module starts inside the loop, so there `setImmediate` always beats `setTimeout(0)`.",
  "Immediates set by an immediate and timers set by a timer wait for the next turn.",
  "An async function that returns a promise settles one microtask round later than one that does `return await`, and two later than one that returns a plain value.",
  "A rejection counts as unhandled only when ticks and microtasks of the callback are done: a handler added in a tick is in time, one added in an immediate is late.",
  "`exit` listeners are synchronous: no timer, immediate or tick runs after them.",
];
