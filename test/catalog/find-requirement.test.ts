import { expect, test } from "vitest";
import { findRequirement } from "../../src/catalog/find-requirement.ts";
import { sampleChallenge } from "./sample.ts";

const requirement = { id: "once", title: "Listens once", stage: 1, member: null, leaks: [] };
const challenge = sampleChallenge("foo", { requirements: [requirement] });

test("finds the requirement with that id", () => {
  expect(findRequirement(challenge, "once")).toBe(requirement);
});

test("suggests the nearest id and names all", () => {
  expect(() => findRequirement(challenge, "onec")).toThrow(
    expect.objectContaining({
      code: "UNKNOWN_REQUIREMENT",
      message: "`foo` has no requirement `onec`.",
      hint: "Did you mean `once`? It has once.",
    }),
  );
});

test("suggests nothing where nothing is near", () => {
  expect(() => findRequirement(challenge, "__proto__")).toThrow(
    expect.objectContaining({ hint: "It has once." }),
  );
});
