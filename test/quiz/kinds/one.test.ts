import { expect, test } from "vitest";
import { CHOICES } from "../card-bodies.ts";
import { grade, parse, tellFaults } from "./kind-case.ts";

test.each([
  [
    "no right choice",
    CHOICES.replace("[x]", "[ ]"),
    'expected exactly one right choice, got "0 right"',
  ],
  [
    "two right choices",
    CHOICES.replace("[ ] Second", "[x] Second"),
    'expected exactly one right choice, got "2 right"',
  ],
  ["two choices", CHOICES.replace(/- \[ \] Third[^]*/, ""), 'expected 3 to 5 choices, got "2"'],
])("a card with %s is broken", (_what, body, fault) => {
  expect(tellFaults({ body })).toContain(fault);
});

test("only the right choice counts", () => {
  expect(grade("one", { kind: "one", chosen: [0] }).correct).toBe(true);
  expect(grade("one", { kind: "one", chosen: [1] })).toEqual({ correct: false, hits: 0, parts: 1 });
});

test.each([["z"], [["a"]], [1], [null]])("%j is no answer", (value) => {
  expect(parse("one", value)).toContain("cards[0].answer: expected one of a, b, c, got");
});
