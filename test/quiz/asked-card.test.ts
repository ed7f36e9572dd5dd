import { describe, expect, test } from "vitest";
import { askCard } from "../../src/quiz/asked-card.ts";
import { findFraction, shuffle } from "../../src/quiz/shuffle.ts";
import { SAMPLES } from "./card-text.ts";

const NODE = "v24.3.0";

describe("shuffle", () => {
  test("gives every number once", () => {
    expect(shuffle(20, "seed").toSorted((a, b) => a - b)).toEqual([...Array(20).keys()]);
  });

  test("gives the same order for the same seed and another one for another", () => {
    expect(shuffle(20, "seven")).toEqual(shuffle(20, "seven"));
    expect(shuffle(20, "seven")).not.toEqual(shuffle(20, "eight"));
  });

  test("puts each number first about equally often", () => {
    const firsts = Array.from({ length: 4000 }, (_none, seed) => shuffle(4, `s${seed}`)[0]);
    for (const number of [0, 1, 2, 3]) {
      const share = firsts.filter((one) => one === number).length / firsts.length;
      expect(Math.abs(share - 0.25)).toBeLessThan(0.04);
    }
  });

  test("gives fractions from 0 up to 1", () => {
    const fractions = Array.from({ length: 500 }, (_none, at) => findFraction(`card ${at}`));
    expect(Math.min(...fractions)).toBeLessThan(0.05);
    expect(Math.max(...fractions)).toBeGreaterThan(0.95);
    expect(fractions.every((one) => one >= 0 && one < 1)).toBe(true);
  });
});

describe("askCard", () => {
  test("shows choices under keys in an order of its own", () => {
    const { items } = askCard(SAMPLES.several, "7", NODE);
    expect(items.map(({ key }) => key)).toEqual(["a", "b", "c", "d"]);
    expect(items.map(({ text }) => text).toSorted()).toEqual([
      "First",
      "Fourth",
      "Second",
      "Third",
    ]);
    expect(new Set(items.map(({ index }) => index))).toEqual(new Set([0, 1, 2, 3]));
  });

  test("shuffles a card alike whatever else is asked", () => {
    expect(askCard(SAMPLES.one, "7", NODE)).toEqual(askCard(SAMPLES.one, "7", NODE));
  });

  test.each(["true-false", "bug", "fill", "recall"] as const)(
    "shows nothing to choose for %s",
    (kind) => {
      expect(askCard(SAMPLES[kind], "7", NODE).items).toEqual([]);
    },
  );
});
