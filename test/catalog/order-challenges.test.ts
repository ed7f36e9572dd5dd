import { expect, test } from "vitest";
import { orderChallenges } from "../../src/catalog/order-challenges.ts";
import { sampleChallenge } from "./sample.ts";

test("Challenges are ordered by track, then level, then slug", () => {
  const challenges = [
    sampleChallenge("e", { track: "streams", level: "warm-up" }),
    sampleChallenge("d", { level: "expert" }),
    sampleChallenge("b", { level: "core" }),
    sampleChallenge("a", { level: "core" }),
    sampleChallenge("c", { level: "warm-up" }),
  ];
  expect(orderChallenges(challenges).map(({ slug }) => slug)).toEqual(["c", "a", "b", "d", "e"]);
});
