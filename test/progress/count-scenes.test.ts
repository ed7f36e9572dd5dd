import { expect, test } from "vitest";
import { countScenes } from "../../src/progress/count-scenes.ts";

test("scenes count once they were run, and once they were predicted exactly", () => {
  const run = { runs: 2, predictions: [] };
  const scenes = new Map([
    ["a", { ...run, predicted: true }],
    ["b", { ...run, predicted: false }],
    ["gone", { ...run, predicted: true }],
  ]);
  const all = ["a", "b", "c"].map((slug) => ({ slug }));
  expect(countScenes(all, { scenes })).toEqual({ total: 3, seen: 2, predicted: 1 });
});
