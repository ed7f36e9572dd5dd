import { describe, expect, test } from "vitest";
import { planRuns } from "../../src/judge/plan-runs.ts";
import { sampleChallenge, sampleMistake } from "./sample.ts";

describe("planRuns", () => {
  const change = { kind: "whole" as const, text: "wrong" };
  const runs = planRuns({
    challenge: sampleChallenge(),
    starter: "starter",
    starterInJs: "starter in JavaScript",
    reference: "right",
    cuts: [{ n: 1, text: "cut" }],
    mixed: 0,
    forms: [
      { name: "minimal", text: "short", over: null },
      { name: "thin", text: "// over: counter@1", over: "counter@1" },
    ],
    mistakes: [{ ...sampleMistake(), on: null, change }],
  });

  test("plans the starter, the reference three times, right forms and mistakes", () => {
    expect(runs.map(({ label }) => label)).toEqual([
      "starter",
      "starter.js",
      "solution, run 1",
      "solution, run 2",
      "solution, run 3",
      "right/minimal",
      "right/thin",
      "solution up to stage 1",
      "mistakes/adds-twice",
    ]);
  });

  test("names files from the package, and gives a mistake as a text", () => {
    expect(runs[2]?.file).toBe("solutions/counter/counter.ts");
    expect(runs.at(-1)).toMatchObject({ file: null, text: "wrong", scope: { kind: "all" } });
  });

  test("checks the types of the starter in JavaScript alone", () => {
    expect(runs.filter(({ types }) => types)).toMatchObject([
      { label: "starter.js", language: "js", text: "// @ts-check\nstarter in JavaScript" },
    ]);
  });

  test("drops the fence for an adapter over a package, and for nothing else", () => {
    expect(runs.filter(({ sandbox }) => !sandbox).map(({ label }) => label)).toEqual([
      "right/thin",
    ]);
  });
});
