import { applyPatch } from "diff";
import { describe, expect, test } from "vitest";
import { diffParts, printDiff } from "../../src/drill/diff-rows.ts";
import { applyParts } from "../../src/drill/part.ts";
import type { Part } from "../../src/drill/part.ts";

const LINES = Array.from({ length: 30 }, (_, index) => `line ${index}`);
const PARTS: Part[] = [
  { start: 20, end: 22, added: [], mistake: null },
  { start: 4, end: 5, added: ["four", "and a half"], mistake: "a" },
  { start: 8, end: 8, added: ["between"], mistake: "b" },
];

describe("the diff of parts", () => {
  const hunks = diffParts(LINES, PARTS);

  test("numbers all rows in their order and says to what a changed one belongs", () => {
    const rows = hunks.flatMap((hunk) => hunk.rows);
    expect(rows.map(({ n }) => n)).toEqual(rows.map((_, index) => index + 1));
    const changed = rows.filter(({ sign }) => sign !== " ");
    expect(changed.map(({ sign, text, mistake }) => [sign, text, mistake])).toEqual([
      ["-", "line 4", "a"],
      ["+", "four", "a"],
      ["+", "and a half", "a"],
      ["+", "between", "b"],
      ["-", "line 20", null],
      ["-", "line 21", null],
    ]);
  });

  test("puts parts whose contexts meet into one hunk", () => {
    expect(hunks.map(({ head }) => head)).toEqual(["@@ -2,10 +2,12 @@", "@@ -18,8 +20,6 @@"]);
  });

  test("is one that a patch program applies", () => {
    const patched = applyPatch(`${LINES.join("\n")}\n`, printDiff("x.ts", hunks));
    expect(patched).toBe(`${applyParts(LINES, PARTS).join("\n")}\n`);
  });
});
