import { expect, test } from "vitest";
import { findPlaces } from "../../src/page/replay/find-place.ts";
import { groupItems } from "../../src/page/replay/group-items.ts";
import { listPrintedLines } from "../../src/page/replay/print-lines.ts";
import type { Phase, Step } from "../../src/loop/trace.ts";
import { TRACE } from "../ui/loop/sample-trace.ts";

const [MAIN] = TRACE.steps;

function step(n: number, phase: Phase, more: Partial<Step> = {}): Step {
  if (MAIN === undefined) throw new Error("There is no step.");
  return { ...MAIN, n, phase, prints: [], ...more };
}

test("the token only goes forwards, and stays where its queues are emptied", () => {
  const phases: Phase[] = ["main", "nextTick", "poll", "microtask", "check", "timers", "poll"];
  const places = findPlaces(phases.map((phase, n) => step(n, phase)));
  expect(places.map(({ host }) => host)).toEqual([
    ...["main", "main", "poll", "poll", "check", "timers", "poll"],
  ]);
  const angles = places.map(({ angle }) => angle);
  expect(angles).toEqual(angles.toSorted((a, b) => a - b));
  expect((angles[6] ?? 0) - (angles[2] ?? 0)).toBe(360);
  expect(places.map(({ depth }) => depth)).toEqual([
    ...["ring", "nextTick", "ring", "microtask", "ring", "ring", "ring"],
  ]);
});

test("a line that is written in pieces is one line, in its stream", () => {
  const lines = listPrintedLines([
    step(0, "main", { prints: [{ text: "a", stream: "out" }] }),
    step(1, "check", {
      prints: [
        { text: "oops\n", stream: "err" },
        { text: "b\nc\n", stream: "out" },
      ],
    }),
  ]);
  expect(lines).toMatchObject([
    { text: "ab", step: 0, last: 1, stream: "out" },
    { text: "oops", step: 1, last: 1, stream: "err" },
    { text: "c", step: 1, last: 1, stream: "out" },
  ]);
});

test("immediates that an immediate sets wait for the next turn", () => {
  const items = [
    { step: 1, api: "setImmediate", line: 1 },
    { step: 2, api: "setImmediate", line: 2 },
  ];
  const queues = { ...step(0, "main").queuesBefore, check: items };
  const steps = [
    step(0, "main"),
    step(1, "check", { iteration: 1, queuesBefore: queues }),
    step(2, "check", { iteration: 2 }),
  ];
  const groups = groupItems("check", steps[1] ?? step(1, "check"), {
    ...{ steps, timeOf: () => undefined },
  });
  expect(groups.map(({ title, items: cards }) => [title, cards.length])).toEqual([
    ["this turn", 1],
    ["next turn", 1],
  ]);
});

test("timers wait by delay, and operations by who does them", () => {
  const queues = {
    ...step(0, "main").queuesBefore,
    timers: [
      { step: 1, api: "setTimeout 1 ms", line: 1 },
      { step: null, api: "setTimeout 50 ms", line: 2 },
      { step: 2, api: "setTimeout 1 ms", line: 3 },
    ],
    poll: [
      { step: 9, api: "fs.readFile", line: 4 },
      { step: 4, api: "net.Server", line: 5 },
      { step: 5, api: "dns.promises.lookup", line: 6 },
    ],
  };
  const own = step(0, "main", { queuesBefore: queues });
  const shown = (["timers", "poll"] as const).map((lane) =>
    groupItems(lane, own, { steps: [], timeOf: () => undefined }).map(({ title, kind, items }) => [
      ...[title, kind],
      ...items.map(({ at, note }) => `${at} ${note}`),
    ]),
  );
  expect(shown).toEqual([
    [
      ["list of 1 ms", "plain", "0 ", "2 "],
      ["list of 50 ms", "plain", "1 never runs"],
    ],
    [
      ["under way in the thread pool", "plain", "0 "],
      ["under way in the system, threads, processes", "plain", "1 "],
      ["under way, at most half of the pool", "slow", "2 "],
    ],
  ]);
});

test("operations are ready that the poll phase of the turn takes, and those stand in front", () => {
  const poll = [
    { step: 3, api: "fs.readFile", line: 1 },
    { step: 2, api: "fs.stat", line: 2 },
    { step: null, api: "fs.stat", line: 3 },
  ];
  const queues = { ...step(0, "main").queuesBefore, poll };
  const tell = (phase: Phase, iteration: number): unknown => {
    const own = step(1, phase, { iteration, queuesBefore: queues });
    const steps = [
      ...[step(0, "main"), own, step(2, "poll", { iteration: 2 })],
      step(3, "poll", { iteration: 3 }),
    ];
    const known = { steps, timeOf: () => undefined };
    return groupItems("poll", own, known).map(({ kind, items }) => [
      kind,
      ...items.map(({ at }) => at),
    ]);
  };
  expect(tell("check", 1)).toEqual([["plain", 0, 1, 2]]);
  expect(tell("nextTick", 2)).toEqual([
    ["ready", 1],
    ["plain", 0, 2],
  ]);
});

test("a timer says when it is due, or since when", () => {
  const item = { step: 1, api: "setTimeout 5 ms", line: 1 };
  const queues = { ...step(0, "main").queuesBefore, timers: [item] };
  const note = (from: number): string | undefined => {
    const times = [
      { made: null, from, to: from },
      { made: 2, from: 9, to: 10 },
    ];
    const own = step(0, "main", { queuesBefore: queues });
    const known = { steps: [own], timeOf: (n: number) => times[n] };
    return groupItems("timers", own, known)[0]?.items[0]?.note;
  };
  expect([note(4), note(7.5), note(0)]).toEqual([
    "due at 7.0 ms, in 3.0 ms",
    "due at 7.0 ms, overdue by 0.5 ms",
    "due at 7.0 ms, in 7.0 ms",
  ]);
});
