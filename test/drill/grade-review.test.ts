import { describe, expect, test } from "vitest";
import { gradeReview } from "../../src/drill/grade-review.ts";
import type { ReviewResult } from "../../src/drill/grade-review.ts";
import type { DiffRow } from "../../src/drill/diff-rows.ts";
import { editOf } from "./sample.ts";

const one = editOf("one", ["a", "shared"], ["-one"]);
const two = editOf("two", ["b", "shared"], ["-two"]);
const rows: DiffRow[] = [
  { n: 1, sign: " ", text: "x", mistake: null },
  { n: 2, sign: "-", text: "one", mistake: "one" },
  { n: 3, sign: "+", text: "1", mistake: "one" },
  { n: 4, sign: "+", text: "// note", mistake: null },
  { n: 5, sign: "-", text: "two", mistake: "two" },
];

function grade(lines: number[], promises: string[]): ReviewResult {
  const subject = { mistakes: [one, two], rows, missed: ["a", "b", "shared"] };
  return gradeReview(subject, { lines, promises, sure: true });
}

describe("a review", () => {
  test("finds a mistake with one of its lines and one of its promises", () => {
    expect(grade([3, 5], ["a", "b"])).toMatchObject({
      ...{ found: ["one", "two"], missed: [], falseRows: [], falsePromises: [] },
    });
    expect(grade([2], ["shared"])).toMatchObject({ found: ["one"], missed: ["two"] });
  });

  test.each([
    ["only its lines", { lines: [2, 3], promises: ["b"] }, { marked: true, named: false }],
    ["only its promise", { lines: [5], promises: ["a"] }, { marked: false, named: true }],
    ["neither", { lines: [5], promises: ["b"] }, { marked: false, named: false }],
  ])("misses one of which it has %s", (_what, { lines, promises }, noticed) => {
    const result = grade(lines, promises);
    expect(result.missed).toContain("one");
    expect(result.mistakes[0]).toMatchObject(noticed);
  });

  test("counts lines and promises that are right as false alarms", () => {
    const result = grade([1, 2, 4], ["a", "other"]);
    expect(result.falseRows.map(({ n }) => n)).toEqual([1, 4]);
    expect(result.falsePromises).toEqual(["other"]);
  });
});
