import { describe, expect, test } from "vitest";
import { listWanted, listWhole } from "../../src/judge/attempt-request.ts";
import type { Scope } from "../../src/judge/attempt-request.ts";
import { sampleChallenge, TESTS } from "./sample.ts";

const CHALLENGE = sampleChallenge({
  stages: [1, 2].map((n) => ({ n, title: "", minutes: 5, exports: [] })),
  requirements: [
    { id: "counts", stage: 1, title: "", member: null, leaks: [] },
    { id: "resets", stage: 2, title: "", member: null, leaks: [] },
  ],
});
const SUITE = TESTS.map((one) => ({ ...one, stage: one.requirement === "counts" ? 1 : 2 }));

/** The tests of the sample suite at these places, asked for alone. */
const only = (...places: number[]): Scope => ({
  kind: "only",
  tests: SUITE.filter((_one, at) => places.includes(at)),
});

describe("listWanted", () => {
  test.each([
    ["plain", { kind: "plain" } as const, [1, 2]],
    ["every stage", { kind: "all" } as const, [1, 2]],
    ["one stage", { kind: "stage", n: 2 } as const, [2]],
    ["a stage that there is not", { kind: "stage", n: 3 } as const, []],
    ["some tests", only(2), [2]],
  ])("gives the stages of a scope: %s", (_name, scope, wanted) => {
    expect(listWanted(scope, CHALLENGE)).toEqual(wanted);
  });
});

describe("listWhole", () => {
  test.each([
    ["plain", { kind: "plain" } as const, ["counts", "resets"]],
    ["one stage", { kind: "stage", n: 1 } as const, ["counts"]],
    ["all tests of one requirement", only(0, 1), ["counts"]],
    ["a part of its tests", only(0), []],
    ["a part of one and all of another", only(1, 2), ["resets"]],
  ])("gives the requirements whose tests are all asked for: %s", (_name, scope, whole) => {
    expect(listWhole(scope, CHALLENGE, SUITE)).toEqual(whole);
  });
});
