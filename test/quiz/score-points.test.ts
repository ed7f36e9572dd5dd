import { describe, expect, test } from "vitest";
import { keepSaid, pickProbes, scorePoints } from "../../src/quiz/score-points.ts";
import { SAMPLES } from "./card-text.ts";

const points = SAMPLES.spoken.kind === "spoken" ? SAMPLES.spoken.points : [];

describe("the score of what was said", () => {
  test.each([
    ["junior", [0], { musts: 1, hits: 1, share: 1, passed: true }],
    ["middle", [0], { musts: 2, hits: 1, share: 0.5, passed: true }],
    ["senior", [0], { musts: 4, hits: 1, share: 0.25, passed: false }],
    ["senior", [0, 1, 2, 3], { musts: 4, hits: 4, share: 1, passed: true }],
    ["senior", [0, 1, 2, 3, 5], { hits: 4, against: 1, share: 0.75, passed: false }],
    ["senior", [5, 6], { hits: 0, against: 2, share: 0, passed: false }],
    ["senior", [4], { hits: 0, goods: 1, extras: 1, share: 0, passed: false }],
    ["junior", [1, 2, 3], { hits: 0, share: 0, passed: false }],
  ] as const)("up to %s of the points %j", (level, said, score) => {
    expect(scorePoints(points, said, level)).toMatchObject(score);
  });
});

test("a must without a level is expected from everybody", () => {
  const own = [{ kind: "must", level: null, text: "It lives in one process.", why: "" }] as const;
  expect(scorePoints(own, [0], "junior")).toMatchObject({ musts: 1, hits: 1, passed: true });
});

describe("the third whose sentence is asked", () => {
  const all = [0, 1, 2, 3, 4, 5];

  test("is a third of what was ticked, rounded up, and the same for the same seed", () => {
    const pick = (ticked: number[], seed: string) => pickProbes(ticked, { points: 7, seed });
    expect(pick([], "a")).toEqual([]);
    expect(pick([3], "a")).toEqual([3]);
    expect(pick(all, "a")).toHaveLength(2);
    expect(pick(all, "a")).toEqual(pick(all, "a"));
    expect(pick([0, 1, 2, 3], "a")).toHaveLength(2);
  });

  test("differs between seeds, so that each point may be asked", () => {
    const seeds = Array.from({ length: 60 }, (_none, at) => String(at));
    const asked = new Set(seeds.flatMap((seed) => pickProbes(all, { points: 7, seed })));
    expect(all.filter((at) => !asked.has(at))).toEqual([]);
  });
});

test("a point with an empty sentence was not said", () => {
  const sentences = [
    { point: 1, text: "  " },
    { point: 2, text: "I said it" },
  ];
  expect(keepSaid([0, 1, 2], sentences)).toEqual([0, 2]);
});
