import { expect, test } from "vitest";
import { findNearestName } from "../../src/catalog/nearest-name.ts";

const names = ["once", "calls-in-order", "once-as-given"];

test.each([
  ["onec", "once"],
  ["ONCE", "once"],
  ["call-in-order", "calls-in-order"],
  ["zebra", null],
  ["", null],
])("%j is nearest to %j", (typed, name) => {
  expect(findNearestName(names, typed)).toBe(name);
});

test("of nothing there is nothing near", () => {
  expect(findNearestName([], "once")).toBeNull();
});
