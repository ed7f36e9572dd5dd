import { describe, expect, test } from "vitest";
import { deepClone } from "@solution";
import { costOf } from "../observe.ts";

/** The processor time that it takes to clone an array of `count` objects. */
function costOfCloning(count: number): number {
  const original = Array.from({ length: count }, () => ({}));
  let length = 0;
  const cost = costOf(() => {
    length = Object.keys(deepClone(original)).length;
  });
  expect(length, "an array of many objects is cloned with all its elements").toBe(count);
  return cost;
}

describe("linear-time", () => {
  test("D7 many objects", () => {
    const cost = costOfCloning(80_000);
    // A slow machine is no fault: there, an eighth of the objects takes long too.
    const most = cost < 250 ? 250 : Math.max(250, 16 * costOfCloning(10_000));
    const sentence = "the time grows with the number of objects, not with its square";
    const took = `80,000 objects took ${Math.round(cost)} ms of processor time`;
    expect(cost < most, `${sentence} (${took})`).toBe(true);
  });
});
