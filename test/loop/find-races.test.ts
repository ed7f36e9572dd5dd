import { expect, test } from "vitest";
import { findRaces } from "../../src/loop/model/find-races.ts";
import type { StepTime } from "../../src/loop/trace.ts";
import { drawGraph } from "./draw-graph.ts";

test("a timer and an immediate of a script race, and each is told with the other", () => {
  const graph = drawGraph({
    m: { kind: "main", children: ["t", "i"] },
    t: { kind: "timer" },
    i: { kind: "immediate" },
  });
  expect(findRaces(graph, 4)).toEqual([{ step: 1, against: [2] }]);
});

test("what a rule puts in order is no race", () => {
  const graph = drawGraph({
    m: { kind: "main", children: ["f"] },
    f: { kind: "pool", children: ["i", "t"] },
    i: { kind: "immediate", children: ["j"] },
    t: { kind: "timer" },
    j: { kind: "immediate" },
  });
  // Only the second immediate and the timer are not in a fixed order.
  expect(findRaces(graph, 4)).toEqual([{ step: 3, against: [4] }]);
});

test("operations race as far as the pool has threads, a timer only with what is near", () => {
  const parts = {
    m: { kind: "main" as const, children: ["a", "b", "t"] },
    a: { kind: "pool" as const },
    b: { kind: "pool" as const },
    t: { kind: "timer" as const, delay: 1000 },
  };
  expect(findRaces(drawGraph(parts), 4)).toEqual([{ step: 1, against: [2] }]);
  expect(findRaces(drawGraph(parts), 1)).toEqual([]);
});

test("a timer that was due long before the loop looked at it races no immediate", () => {
  const graph = drawGraph({
    m: { kind: "main", children: ["t", "i"] },
    t: { kind: "timer", delay: 20 },
    i: { kind: "immediate" },
  });
  const run = (busy: number): StepTime[] => [
    { made: null, from: 0, to: busy },
    { made: 0.5, from: busy + 1, to: busy + 2 },
    { made: 0.6, from: busy + 3, to: busy + 4 },
  ];
  expect(findRaces(graph, 4, run(40))).toEqual([]);
  expect(findRaces(graph, 4, run(21))).toEqual([{ step: 1, against: [2] }]);
});

test("a timer that is due races what may be ready in the same poll phase", () => {
  const graph = drawGraph({
    m: { kind: "main", children: ["a", "b", "t"] },
    a: { kind: "pool" },
    t: { kind: "timer", delay: 20 },
    b: { kind: "pool" },
  });
  const times = [
    { made: null, from: 0, to: 1 },
    { made: 0.1, from: 2, to: 60 },
    { made: 0.3, from: 61, to: 62 },
    { made: 0.2, from: 63, to: 64 },
  ];
  expect(findRaces(graph, 4, times)).toContainEqual({ step: 2, against: [3] });
});

test("a timer races what ran near the moment at which it was due", () => {
  const graph = drawGraph({
    m: { kind: "main", children: ["a", "t"] },
    a: { kind: "pool" },
    t: { kind: "timer", delay: 50 },
  });
  const run = (at: number): StepTime[] => [
    { made: null, from: 0, to: 1 },
    { made: 0.1, from: at, to: at + 1 },
    { made: 0.2, from: 50.5, to: 51 },
  ];
  expect(findRaces(graph, 4, run(45))).toEqual([{ step: 1, against: [2] }]);
  expect(findRaces(graph, 4, run(5))).toEqual([]);
});
