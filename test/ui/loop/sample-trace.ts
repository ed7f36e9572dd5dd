import type { Queues, Step, Trace } from "../../../src/loop/trace.ts";

const EMPTY: Queues = {
  ...{ nextTick: [], microtask: [], timers: [], pending: [], poll: [], check: [], close: [] },
};
const file = "/home/ada/snippet.cjs";

function step(n: number, more: Partial<Step>): Step {
  return {
    ...{ n, phase: "main", iteration: 0, kind: "main", internal: false, prints: [], schedules: [] },
    scheduledBy: { step: 0, api: "main" },
    queuesBefore: EMPTY,
    why: ["R-MAIN-FIRST"],
    ...more,
  };
}

const TICK = { step: 1, api: "process.nextTick", line: 2 };
const JOB = { step: 2, api: "promise.then", line: 3 };

/** A trace of three callbacks, the last of which is Node's own. */
export const TRACE: Trace = {
  schemaVersion: 1,
  ...{ node: "24.21.0", uv: "1.52.1", mode: "cjs" },
  source: { file: "snippet.cjs", language: "js" },
  steps: [
    step(0, { prints: [{ text: "script\n", stream: "out", site: { file, line: 1, column: 1 } }] }),
    step(1, {
      ...{ phase: "nextTick", kind: "tick", why: ["R-TICK-BEFORE-MICRO"] },
      scheduledBy: { step: 0, api: "process.nextTick", site: { file, line: 2, column: 9 } },
      prints: [{ text: "tick \u001B[2J\n", stream: "out" }],
      queuesBefore: { ...EMPTY, nextTick: [TICK], microtask: [JOB] },
    }),
    step(2, {
      ...{ phase: "microtask", kind: "then-job", why: ["R-TICK-BEFORE-MICRO"], internal: true },
      scheduledBy: { step: 0, api: "promise.then", site: { file, line: 3, column: 1 } },
    }),
  ],
  printed: ["script", "tick"],
  end: { exit: 0, signal: null, stopped: null },
  threads: [],
  checks: { fifoOk: 2, fifoBad: 0, unlabelled: 0, capped: false, sameAsPlain: true },
};
