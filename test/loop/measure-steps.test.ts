import { expect, test } from "vitest";
import type { LoopEvent } from "../../src/loop/event.ts";
import { buildSteps } from "../../src/loop/reduce/build-steps.ts";
import { measureSteps } from "../../src/loop/reduce/measure-steps.ts";
import { walkEvents } from "../../src/loop/reduce/walk.ts";

const SITE = ["/a.cjs", 1, 1, ""] as const;

/** A script of 3 ms that sets a timer; a tick inside of it belongs to it. */
const EVENTS: LoopEvent[] = [
  { k: "start", v: "24.1.0", uv: "1.50.0", ex: 1, L: 0, t: 1000 },
  { k: "init", id: 5, ty: "Timeout", tr: 1, ex: 1, d: 1, s: [...SITE], L: 0, t: 2500 },
  { k: "check", L: 1, loop: 4000, t: 4100 },
  { k: "before", id: 5, L: 1, t: 5200 },
  { k: "before", id: 9, L: 1, t: 5300 },
  { k: "after", id: 9, L: 1, t: 5400 },
  { k: "after", id: 5, L: 1, t: 9200 },
  { k: "emit", name: "exit", L: 1, t: 9500 },
  { k: "emitted", name: "exit", L: 1, t: 9600 },
  { k: "exit", c: 0, L: 1, t: 9700 },
];

test("each step has the time in which it ran, counted from the script", () => {
  expect(measureSteps(EVENTS, walkEvents(EVENTS))).toEqual({
    zero: 1000,
    times: [
      { made: null, from: 0, to: 3 },
      { made: 1.5, from: 4.2, to: 8.2 },
      { made: null, from: 8.5, to: 8.6 },
    ],
  });
});

test("a recording without times has none", () => {
  const events = EVENTS.map((event) => {
    const { t: _time, ...others } = event;
    return others;
  });
  expect(measureSteps(events, walkEvents(events))).toBeNull();
});

test("a queue tells what does not hold the process, as long as that is so", () => {
  const [start, timer, check, ...others] = EVENTS;
  if (!start || !timer || !check) throw new Error("There are no events.");
  const events: LoopEvent[] = [
    start,
    { ...timer, ...{ api: ["setTimeout@node:timers"] } },
    { k: "unref", id: 5, L: 0, t: 2600 },
    { k: "init", id: 6, ty: "TickObject", tr: 1, ex: 1, s: [...SITE], L: 0 },
    { k: "before", id: 6, L: 0, t: 2700 },
    { k: "ref", id: 5, L: 0, t: 2710 },
    { k: "after", id: 6, L: 0, t: 2720 },
    ...[check, ...others],
  ];
  const [, tick, fired] = buildSteps(walkEvents(events), "cjs");
  expect(tick?.queuesBefore.timers).toMatchObject([{ step: 2, free: true }]);
  expect(fired?.queuesBefore.timers[0]).not.toHaveProperty("free");
});
