import { describe, expect, test } from "vitest";
import { deepClone } from "@solution";
import { costOf } from "../observe.ts";

describe("linear-time", () => {
  test("D7 many objects", () => {
    const original = Array.from({ length: 40_000 }, (_, id) => ({ id }));
    let length = 0;
    const cost = costOf(() => {
      length = deepClone(original).length;
    });
    expect(length, "an array of 40,000 objects is cloned").toBe(40_000);
    const sentence = "cloning 40,000 objects takes less than 300 ms of processor time";
    expect(cost < 300, `${sentence} (it took ${Math.round(cost)} ms)`).toBe(true);
  });
});
