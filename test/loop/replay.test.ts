import { describe, expect, test } from "vitest";
import { findOwners } from "../../src/loop/find-owners.ts";
import { describeOrigin } from "../../src/ui/loop/origin.ts";
import type { QueueItem, Step, Trace } from "../../src/loop/trace.ts";
import { replay } from "./replay.ts";

function print({ prints }: Step): string {
  return prints.map(({ text }) => text.trimEnd()).join(" ");
}

/** The learner's steps: turn, phase, origin and what it printed. */
function tell({ steps }: Trace): string[] {
  return steps
    .filter(({ internal }) => !internal)
    .map((step) => `${step.iteration} ${step.phase}, ${describeOrigin(step)}: ${print(step)}`);
}

function list(items: readonly QueueItem[]): string[] {
  return items.map(({ line, api }) => `${line} ${api}`);
}

function find({ steps }: Trace, text: string): Step {
  const step = steps.find((one) => print(one) === text);
  if (step === undefined) throw new Error(`No step printed ${text}.`);
  return step;
}

describe("a recorded stream of events", () => {
  test("gives ticks before microtasks, and what comes in a microtask behind them", () => {
    const { trace } = replay("ticks-and-jobs");
    expect(tell(trace)).toEqual([
      "0 main, the script: ",
      expect.stringMatching(/^\d+ timers, line 1 setTimeout 1 ms: timer$/),
      expect.stringMatching(/^\d+ nextTick, line 7 process.nextTick: tick$/),
      expect.stringMatching(/^\d+ microtask, line 2 promise.then: job$/),
      expect.stringMatching(/^\d+ microtask, line 5 queueMicrotask: late job$/),
      expect.stringMatching(/^\d+ nextTick, line 4 process.nextTick: late tick$/),
    ]);
    expect(find(trace, "tick").why[0]).toBe("R-TICK-BEFORE-MICRO");
    expect(find(trace, "late job").why[0]).toBe("R-MICRO-EMPTIED-FIRST");
    expect(list(find(trace, "tick").queuesBefore.microtask)).toEqual(["2 promise.then"]);
    expect(trace.checks).toMatchObject({ fifoBad: 0, unlabelled: 0 });
  });

  test("gives the body of an ES module as main, from which turns are counted", () => {
    const { trace } = replay("module-body", "esm");
    expect(tell(trace)).toEqual([
      "0 main, the script: ",
      "0 microtask, line 2 promise.then: job",
      "0 nextTick, line 1 process.nextTick: tick",
      "0 check, line 3 setImmediate: immediate",
    ]);
    expect(find(trace, "job").why[0]).toBe("R-ESM-MAIN-IS-A-JOB");
    expect(find(trace, "immediate").why[0]).toBe("R-ESM-STARTS-INSIDE-LOOP");
  });

  test("gives a scope that main enters to main, whatever the name of its type", () => {
    const { trace } = replay("scopes-in-main");
    const [main, ...rest] = trace.steps.filter(({ internal }) => !internal);
    expect(main?.prints.map(({ text }) => text.trimEnd())).toEqual([
      ...["start", "in scope", "bound", "still the script"],
    ]);
    expect(rest.map(({ phase }) => phase)).toEqual(["nextTick", "timers"]);
    expect(trace.steps.flatMap(({ why }) => why)).not.toContain("R-PENDING-LEFT-OVER");
    expect(rest.map((step) => list(step.queuesBefore.poll))).toEqual([[], []]);
  });

  test("gives what V8 settles by itself as a callback of the next poll, with the line that waits for it", () => {
    const { trace } = replay("wait-async");
    const [main, timer, ...rest] = tell(trace);
    expect([main, timer]).toEqual([
      "0 main, the script: ",
      expect.stringMatching(/^\d+ timers, line 1 setTimeout 1 ms: $/),
    ]);
    const turn = (trace.steps.find(({ phase }) => phase === "timers")?.iteration ?? 0) + 1;
    expect(rest).toEqual([
      `${turn} poll, line 3 Atomics.waitAsync: `,
      `${turn} microtask, line 4 promise.then: woken`,
      `${turn} check, line 6 setImmediate: immediate`,
    ]);
    expect(trace.steps.find(({ phase }) => phase === "poll")?.why).toEqual(["R-PLATFORM-TASK"]);
  });

  test("gives the jobs of Array.fromAsync, which no hook tells, as microtasks of its line", () => {
    const { trace } = replay("from-async");
    expect(tell(trace)).toEqual([
      "0 main, the script: ",
      "0 microtask, line 2 promise.then: promise",
      "0 microtask, line 1 promise.fromAsync: item 1",
      "0 microtask, line 1 promise.fromAsync: item 2",
      "0 microtask, line 1 promise.then: fromAsync",
      "1 check, line 3 setImmediate: immediate",
    ]);
    expect(trace.steps.flatMap(({ why }) => why)).not.toContain("R-PLATFORM-TASK");
  });

  test("gives a wait on shared memory that times out among the timers", () => {
    const { trace } = replay("wait-times-out");
    const turn = find(trace, "immediate").iteration;
    expect(tell(trace).slice(3)).toEqual([
      `${turn} check, line 5 setImmediate: immediate`,
      `${turn} timers, line 2 Atomics.waitAsync: `,
      `${turn} microtask, line 2 promise.then: timed-out`,
      `${turn} timers, line 9 setTimeout 60 ms: timer`,
    ]);
    expect(trace.steps.find(({ why }) => why.includes("R-PLATFORM-TASK"))?.phase).toBe("timers");
  });

  test("takes the promise of an import for no await, and knows the await of one", () => {
    const { trace } = replay("an-import");
    expect(tell(trace)).toEqual([
      "0 main, the script: ",
      "0 microtask, line 1 promise.then: os",
      "0 microtask, line 3 await: path",
    ]);
    const lines = trace.steps.filter(({ scheduledBy }) => scheduledBy.api === "await");
    expect(lines.map(({ scheduledBy }) => scheduledBy.site?.line)).not.toContain(1);
  });

  test("gives the job that an awaited thenable takes its place in the queue", () => {
    const { trace } = replay("awaited-thenable");
    const [job] = trace.steps.filter(({ kind }) => kind === "adopt-job");
    expect(list(find(trace, "job").queuesBefore.microtask)).toEqual([
      "2 queueMicrotask",
      "3 await",
    ]);
    expect(job?.n).toBe(find(trace, "job").n + 1);
    expect(find(trace, "after").kind).toBe("await-resume");
    expect(trace.checks.fifoBad).toBe(0);
  });

  test("takes a reaction of a subclass for no adoption, and still knows those of others", () => {
    const { trace } = replay("a-subclass");
    expect(find(trace, "job")).toMatchObject({ kind: "callback" });
    expect(find(trace, "job").why).not.toContain("R-ADOPTION-COSTS-JOBS");
    expect(find(trace, "plain").kind).toBe("then-job");
    const adopting = trace.steps.filter(({ kind }) => kind === "adopt-job");
    expect(adopting.map(print)).toEqual(["thenable", ""]);
    expect(adopting.at(-1)?.scheduledBy.site?.line).toBe(5);
  });

  test("folds the trips of a file read under the line that asked for it", () => {
    const { trace } = replay("file-read");
    const poll = trace.steps.filter(({ phase }) => phase === "poll");
    expect(poll.length).toBeGreaterThan(1);
    expect(poll.filter(({ internal }) => !internal).map(describeOrigin)).toEqual([
      "line 2 fs.readFile",
    ]);
    expect(tell(trace).slice(-2)).toEqual([
      expect.stringMatching(/ check, line 4 setImmediate: immediate$/),
      expect.stringMatching(/ timers, line 3 setTimeout 1 ms: timer$/),
    ]);
  });

  test("gives the close phase after check, the handle that was closed last first", () => {
    const { trace } = replay("ports-close");
    const lines = trace.steps.map(print).filter((line) => line !== "");
    expect(lines).toEqual(["immediate", "b", "a"]);
    expect([find(trace, "b"), find(trace, "a")].map(({ phase }) => phase)).toEqual([
      ...["close", "close"],
    ]);
    expect(find(trace, "a").why).toEqual(["R-CLOSE-AFTER-CHECK", "R-LAST-CLOSED-FIRST"]);
  });

  test("knows a script that does nothing but listen, and an exit in a callback", () => {
    const { trace } = replay("silent-main");
    expect(tell(trace)).toEqual([
      "0 main, the script: ",
      expect.stringMatching(/ process, process.emit beforeExit: empty$/),
      expect.stringMatching(/ timers, line 3 setTimeout 1 ms: more$/),
      expect.stringMatching(/ process, process.emit exit: exit$/),
    ]);
  });

  test("shows that a throw in a timer lets the next timer overtake its ticks", () => {
    const lines = replay("a-throw")
      .trace.steps.map(print)
      .filter((line) => line !== "");
    expect(lines).toEqual(["caught", "next timer", "tick"]);
  });
});

test("a line belongs to the step that began it", () => {
  const { steps } = replay("ticks-and-jobs").trace;
  const [first, second] = steps;
  if (first === undefined || second === undefined) throw new Error("There are no steps.");
  const out = (text: string): Step["prints"][number] => ({ text, stream: "out" });
  const told = [
    { ...first, prints: [out("a"), out("b\nc\n\n")] },
    { ...second, prints: [out("d")] },
  ];
  expect(findOwners(told).map(({ n }) => n)).toEqual([0, 0, 0, 1]);
});
