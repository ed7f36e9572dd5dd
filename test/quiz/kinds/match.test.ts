import { expect, test } from "vitest";
import { SAMPLES } from "../card-text.ts";
import { grade, parse, tellFaults } from "./kind-case.ts";

const table = (...rows: string[]): string =>
  `## Pairs\n\n| a | b |\n|--|--|\n${rows.map((row) => `| ${row} |`).join("\n")}`;

test.each([
  ["two rows", table("1 | 2", "3 | 4"), 'expected 3 to 6 rows, got "2"'],
  ["a right side twice", table("1 | 2", "3 | 4", "5 | 4"), "expected each right side once"],
  ["a left side twice", table("1 | 2", "1 | 4", "5 | 6"), "expected each left side once"],
  ["a row of three cells", table("1 | 2", "3 | 4 | 5", "6 | 7"), "expected a row with two cells"],
  ["no table", "## Pairs\n\nNone.", "expected a table with a head and a rule below it"],
])("a card with %s is broken", (_what, body, fault) => {
  expect(tellFaults({ kind: "match", body })).toContain(fault);
});

test("a cell may have a bar inside", () => {
  expect(SAMPLES.match).toMatchObject({ pairs: [{}, {}, { left: "three", right: "a | b" }] });
});

test("the pairs that are right are counted", () => {
  expect(grade("match", { kind: "match", rights: [1, 0, 2] })).toEqual({
    correct: false,
    hits: 1,
    parts: 3,
  });
  expect(grade("match", { kind: "match", rights: [0, 1, 2] }).correct).toBe(true);
});

test("a part of the keys is no answer", () => {
  expect(parse("match", ["a", "b"])).toContain(
    "cards[0].answer: expected all of a, b, c in an array, one for each left side, got",
  );
});
