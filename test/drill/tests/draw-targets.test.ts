import { describe, expect, test } from "vitest";
import type { Bank } from "../../../src/catalog/bank.ts";
import { drawTargets } from "../../../src/drill/tests/draw-targets.ts";
import { sampleChallenge } from "../../catalog/sample.ts";

const challenge = sampleChallenge("counter", {
  stages: [
    { n: 1, title: "Count", minutes: 10, exports: ["Counter"] },
    { n: 2, title: "Reset", minutes: 10, exports: [] },
  ],
  requirements: [
    { id: "counts", stage: 1, title: "It counts", member: null, leaks: [] },
    { id: "resets", stage: 2, title: "It resets", member: null, leaks: [] },
  ],
});

const bank: Bank = {
  reference: "export const step = 1;\n",
  forms: [],
  mistakes: Array.from({ length: 60 }, (_none, at) => ({
    name: `mistake-${at}`,
    title: `Mistake ${at}`,
    misses: at % 2 === 0 ? ["resets"] : ["resets", "counts"],
    says: "Step once.",
    when: {},
    on: null,
    change: { kind: "whole" as const, text: `export const step = ${at};\n` },
  })),
};

describe("drawTargets", () => {
  test("draws at most 25, in the order of their stages", () => {
    const drawn = drawTargets({ challenge, bank, stage: 2, seed: "7" });
    expect(drawn).toHaveLength(25);
    const stages = drawn.map(({ stage }) => stage);
    expect(stages).toEqual(stages.toSorted((one, other) => one - other));
    expect(new Set(drawn.map(({ name }) => name)).size).toBe(25);
  });

  test("draws the same ones for a seed, and others for another", () => {
    const names = (seed: string): string[] =>
      drawTargets({ challenge, bank, stage: 2, seed }).map(({ name }) => name);
    expect(names("7")).toEqual(names("7"));
    expect(names("7")).not.toEqual(names("8"));
  });

  test("draws what breaks a promise of the stages that count, and not more", () => {
    const drawn = drawTargets({ challenge, bank, stage: 1, seed: "7" });
    expect(drawn).toHaveLength(25);
    expect(drawn.every(({ stage }) => stage === 1)).toBe(true);
    expect(drawn[0]?.program).toMatch(/^export const step = \d+;\n$/);
  });

  test("leaves out a mistake whose edit does not fit", () => {
    const lost = {
      kind: "edit" as const,
      hunks: [{ lines: [{ kind: "removed" as const, text: "x" }] }],
    };
    const mistakes = bank.mistakes.slice(0, 2).map((one) => ({ ...one, change: lost }));
    expect(drawTargets({ challenge, bank: { ...bank, mistakes }, stage: 2, seed: "7" })).toEqual(
      [],
    );
  });
});
