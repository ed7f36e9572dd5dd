import { describe, expect, test } from "vitest";
import { applyEdit } from "../../src/catalog/apply-edit.ts";
import { applyParts, findSpans, splitMistake, touches } from "../../src/drill/part.ts";
import { editOf } from "./sample.ts";

const LINES = ["one", "two", "three", "four", "five"];

describe("a mistake's edit", () => {
  const mistake = editOf("m", ["a"], ["-one", " two", "+2.5", "-three", "+3"], [" five", "+six"]);

  test("is split into what is exchanged, without what only says where it belongs", () => {
    expect(splitMistake(LINES, mistake)).toEqual([
      { start: 0, end: 1, added: [], mistake: "m" },
      { start: 2, end: 3, added: ["2.5", "3"], mistake: "m" },
      { start: 5, end: 5, added: ["six"], mistake: "m" },
    ]);
  });

  test("takes up all lines of its hunks", () => {
    expect(findSpans(LINES, mistake)).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 5 },
    ]);
  });

  test("does the same as a whole", () => {
    const hunks = mistake.change.kind === "edit" ? mistake.change.hunks : [];
    expect({
      kind: "applied",
      text: applyParts(LINES, splitMistake(LINES, mistake)).join("\n"),
    }).toEqual(applyEdit(LINES.join("\n"), hunks));
  });

  test.each([
    ["that is not there", ["-seven"]],
    ["that is there twice", [" one", "+again"]],
  ])("has no part in a place %s", (_where, hunk) => {
    expect(splitMistake([...LINES, "one"], editOf("m", ["a"], hunk))).toEqual([]);
  });
});

test.each([
  [{ start: 0, end: 1 }, { start: 1, end: 2 }, true],
  [{ start: 3, end: 3 }, { start: 3, end: 3 }, true],
  [{ start: 0, end: 1 }, { start: 2, end: 3 }, false],
  [{ start: 4, end: 6 }, { start: 1, end: 3 }, false],
])("%o touches %o: %s", (one, other, wanted) => {
  expect(touches(one, other)).toBe(wanted);
});
