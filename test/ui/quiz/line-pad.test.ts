import { expect, test } from "vitest";
import { linePad } from "../../../src/ui/quiz/line-pad.ts";
import { sayAnswer } from "../../../src/ui/quiz/question-move.ts";
import { plain } from "../plain-style.ts";
import { pressKeys } from "./press-keys.ts";

const rows = Array.from({ length: 20 }, (_none, at) => ({
  n: at + 1,
  text: `line ${at + 1}`,
  open: true,
}));

const pad = linePad({ message: "Which?", rows, style: plain }, (lines) =>
  sayAnswer({ kind: "review", sure: true, lines, ranked: false }),
);

test("as many rows can be marked as can be put in order", () => {
  const keys = rows.map(({ n }) => `${n} `).join("");
  expect(pressKeys(pad, `${keys}\r`)).toMatchObject({
    answer: { lines: rows.slice(0, 12).map(({ n }) => n) },
  });
});

test("the cursor moves to a row that was marked by its number", () => {
  expect(pressKeys(pad, "15 ")).toMatch(/▸ • line 15/);
});
