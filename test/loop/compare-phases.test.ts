import { expect, test } from "vitest";
import { comparePhases } from "../../src/loop/compare-phases.ts";
import { parseNodeEvents } from "../../src/loop/parse-node-events.ts";
import type { NodePhase } from "../../src/loop/parse-node-events.ts";
import { replay } from "./replay.ts";

const { walk } = replay("file-read");

function seeAll(phaseOf: (phase: string) => NodePhase): Map<string, NodePhase> {
  return new Map(walk.steps.map(({ id, run, phase }) => [`${id}:${run}`, phaseOf(phase)]));
}

const right = seeAll((phase) => (phase === "timers" || phase === "check" ? phase : "neither"));

test("phases that Node confirms have no fault", () => {
  const { compared, faults } = comparePhases(walk, right);
  expect(faults).toEqual([]);
  expect(compared).toBeGreaterThan(2);
});

test("a callback that Node sees in another phase is a fault", () => {
  const timer = walk.steps.find(({ phase }) => phase === "timers");
  const truth = new Map([[`${timer?.id}:0`, "check" as const]]);
  expect(comparePhases(walk, truth)).toEqual({
    compared: 1,
    faults: [`callback ${timer?.id} is timers, and Node says check`],
  });
});

test("what Node does not tell is not compared", () => {
  expect(comparePhases(walk, new Map())).toEqual({ compared: 0, faults: [] });
});

test("a callback lies in the span of Node's events that holds its beginning", () => {
  const events = [
    { name: "Environment", ph: "b", ts: 0, tid: 1 },
    { name: "RunTimers", ph: "X", ts: 10, dur: 10, tid: 1 },
    { name: "CheckImmediate", ph: "X", ts: 30, dur: 10, tid: 1 },
    { name: "Timeout_CALLBACK", ph: "b", ts: 12, id: "0x5", tid: 1 },
    { name: "Immediate_CALLBACK", ph: "b", ts: 35, id: "0x6", tid: 1 },
    { name: "Timeout_CALLBACK", ph: "b", ts: 50, id: "0x5", tid: 1 },
    { name: "Timeout_CALLBACK", ph: "b", ts: 15, id: "0x7", tid: 2 },
  ];
  expect([...parseNodeEvents(JSON.stringify({ traceEvents: events }))]).toEqual([
    ["5:0", "timers"],
    ["6:0", "check"],
    ["5:1", "neither"],
  ]);
});

test("a file that was cut off says nothing", () => {
  expect(parseNodeEvents('{"traceEvents":[{"na').size).toBe(0);
});
