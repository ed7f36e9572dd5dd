import { expect, test } from "vitest";
import { findRaces } from "../../src/loop/model/find-races.ts";
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
