import { describe, expect, test } from "vitest";
import { renderBar } from "../../src/ui/bar.ts";
import { ascii } from "./plain-style.ts";

describe("renderBar", () => {
  test.each([
    [0, 14, ".........."],
    [7, 14, "#####....."],
    [14, 14, "##########"],
    [0, 0, ".........."],
  ])("of %i of %i is %s", (done, total, bar) => {
    expect(renderBar({ done, total }, 10, ascii)).toBe(bar);
  });

  test("is full only when all is done", () => {
    expect(renderBar({ done: 99, total: 100 }, 10, ascii)).toBe("#########.");
  });

  test("is not empty once something is done", () => {
    expect(renderBar({ done: 1, total: 100 }, 10, ascii)).toBe("#.........");
  });
});
