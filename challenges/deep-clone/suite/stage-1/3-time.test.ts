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

/** The least of several costs, because a collection of garbage falls on some of them. */
function leastCost(count: number, times: number): number {
  return Math.min(...Array.from({ length: times }, () => costOfCloning(count)));
}

/** By how much the cost grows with eight times as many objects: about 10, or over 30 with the square. */
function growth(): number {
  const few = leastCost(4000, 8);
  return costOfCloning(32_000) / few;
}

/** Whether it grows like the square each time that it is measured, which no load makes it do. */
function isSquare(): boolean {
  for (let left = 3; left > 0; left -= 1) if (growth() < 20) return false;
  return true;
}

describe("linear-time", () => {
  test("D7 many objects", () => {
    const cost = costOfCloning(40_000);
    const sentence = "the time grows with the number of objects, not with its square";
    const took = `40,000 objects took ${Math.round(cost)} ms of processor time`;
    // A slow machine is no fault: what takes long may still be in proportion.
    expect(cost < 120 || !isSquare(), `${sentence} (${took})`).toBe(true);
  }, 8000);
});
