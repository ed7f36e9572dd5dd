import { expect, test } from "vitest";
import { CHOICES } from "../card-bodies.ts";
import { grade, parse, tellFaults } from "./kind-case.ts";

const MORE = `${CHOICES}\n- [x] Fourth\n  > Why fourth.`;

test.each([
  ["three choices", CHOICES, 'expected 4 to 6 choices, got "3"'],
  [
    "one right choice",
    MORE.replace("[x] Fourth", "[ ] Fourth"),
    'expected at least two right and one wrong choice, got "1 right"',
  ],
  [
    "no wrong choice",
    MORE.replaceAll("[ ]", "[x]"),
    'expected at least two right and one wrong choice, got "4 right"',
  ],
])("a card with %s is broken", (_what, body, fault) => {
  expect(tellFaults({ kind: "several", body })).toContain(fault);
});

test.each([
  ["all that are right, in any order", [3, 0], true],
  ["only some", [0], false],
  ["one too many", [0, 1, 3], false],
])("%s: %j is %s", (_what, chosen, correct) => {
  expect(grade("several", { kind: "several", chosen }).correct).toBe(correct);
});

test.each([["a"], [["a", "a"]], [["z"]]])("%j is no answer", (value) => {
  expect(parse("several", value)).toContain(
    "cards[0].answer: expected an array of some of a, b, c, d, got",
  );
});
