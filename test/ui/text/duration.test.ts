import { describe, expect, test } from "vitest";
import { formatDuration } from "../../../src/ui/text/duration.ts";

describe("formatDuration", () => {
  test.each([
    [0, "0 ms"],
    [381.4, "381 ms"],
    [999.4, "999 ms"],
    [999.6, "1.0 s"],
    [3204, "3.2 s"],
    [59_960, "1 min"],
    [65_000, "1 min 5 s"],
    [120_000, "2 min"],
  ])("of %d is %s", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
