import { describe, expect, test } from "vitest";
import { diffLines } from "../../src/ui/line-diff.ts";

const SIGNS = { same: " ", removed: "-", added: "+" };

function diff(before: string, after: string): string {
  return diffLines(before.split(""), after.split(""))
    .map(({ kind, text }) => SIGNS[kind] + text)
    .join("");
}

describe("diffLines", () => {
  test("of equal lists has no change", () => {
    expect(diff("abc", "abc")).toBe(" a b c");
  });

  test("shows a replaced line as removed, then added", () => {
    expect(diff("abc", "axc")).toBe(" a-b+x c");
  });

  test("finds the longest common part", () => {
    expect(diff("abcde", "bcdea")).toBe("-a b c d e+a");
  });

  test("shows everything against nothing", () => {
    expect(diffLines(["a"], [])).toEqual([{ kind: "removed", text: "a" }]);
    expect(diffLines([], ["a"])).toEqual([{ kind: "added", text: "a" }]);
  });
});
