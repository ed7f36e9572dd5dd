import { expect, test } from "vitest";
import type { Challenge } from "../../src/catalog/challenge.ts";
import { orderChallenges } from "../../src/catalog/order-challenges.ts";
import { sampleChallenge } from "./sample.ts";

const order = (...challenges: Challenge[]): string[] =>
  orderChallenges(challenges).map(({ slug }) => slug);

test("Challenges are ordered by track, then level, then minutes, then slug", () => {
  const challenges = [
    sampleChallenge("f", { track: "streams", level: "warm-up" }),
    sampleChallenge("e", { level: "expert" }),
    sampleChallenge("d", { level: "core", minutes: 45 }),
    sampleChallenge("c", { level: "core" }),
    sampleChallenge("b", { level: "core" }),
    sampleChallenge("a", { level: "warm-up", minutes: 90 }),
  ];
  expect(order(...challenges)).toEqual(["a", "b", "c", "d", "e", "f"]);
});

test("A challenge comes behind its prerequisites in its own track, however easy it is", () => {
  const challenges = [
    sampleChallenge("a", { level: "warm-up", after: ["b", "unwritten", "d"] }),
    sampleChallenge("b", { after: ["c"] }),
    sampleChallenge("c", { level: "expert" }),
    sampleChallenge("d", { track: "streams" }),
  ];
  expect(order(...challenges)).toEqual(["c", "b", "a", "d"]);
});

test("A circle of prerequisites loses no challenge", () => {
  const challenges = [
    sampleChallenge("a", { after: ["b"] }),
    sampleChallenge("b", { after: ["a"] }),
  ];
  expect(order(...challenges)).toEqual(["a", "b"]);
});
