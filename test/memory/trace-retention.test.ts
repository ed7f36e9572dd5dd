import { describe, expect, test } from "vitest";
import { foldMemory, traceRetention } from "../../src/memory/memory.ts";
import type { Recall } from "../../src/memory/memory.ts";

const recalls: Recall[] = [
  { at: "2026-03-01T10:00:00.000Z", grade: "good" },
  { at: "2026-03-04T10:00:00.000Z", grade: "good" },
  { at: "2026-03-12T10:00:00.000Z", grade: "again" },
  { at: "2026-03-12T10:20:00.000Z", grade: "hard" },
];
const times = Array.from({ length: 30 }, (_none, day) => new Date(Date.UTC(2026, 1, 27 + day, 12)));

describe("the retention at some times", () => {
  test("is at each of them what the recalls before it fold to", () => {
    const expected = times.map((time) => {
      const before = recalls.filter(({ at }) => Date.parse(at) <= time.getTime());
      return foldMemory(before, time)?.retention ?? null;
    });
    expect(traceRetention(recalls, times)).toEqual(expected);
    expect(expected.slice(0, 3)).toEqual([null, null, expect.closeTo(1, 1)]);
  });

  test("is 0 while something is forgotten", () => {
    expect(traceRetention(recalls, [new Date("2026-03-12T10:10:00.000Z")])).toEqual([0]);
  });

  test("is absent for what was never asked", () => {
    expect(traceRetention([], times.slice(0, 2))).toEqual([null, null]);
  });
});
