import { expect, test } from "vitest";
import { BUGGY } from "../card-bodies.ts";
import { SAMPLES } from "../card-text.ts";
import { grade, parse, tellFaults } from "./kind-case.ts";

test("the code is shown apart from the question", () => {
  expect(SAMPLES.bug).toMatchObject({ question: "Find it.", line: 3 });
  expect(SAMPLES.bug.code).toMatch(/^const a[^`]*\);$/);
});

test.each([
  [
    "an empty line",
    { head: "line: 9", question: BUGGY },
    "expected `line` as a line of the code that is not empty",
  ],
  ["no code", { head: "line: 1", question: "Find it." }, "expected a first fence of 5 to 25 lines"],
  [
    "a word as line",
    { head: "line: third", question: BUGGY },
    "expected `line` as a number from 1",
  ],
])("a card with %s is broken", (_what, text, fault) => {
  expect(tellFaults({ kind: "bug", body: "", ...text })).toContain(fault);
});

test("only the line that is wrong counts", () => {
  expect(grade("bug", { kind: "bug", line: 3 }).correct).toBe(true);
  expect(grade("bug", { kind: "bug", line: 2 }).correct).toBe(false);
});

test.each([0, 1.5, "3"])("%j is no answer", (value) => {
  expect(parse("bug", value)).toContain("cards[0].answer: expected the number of a line, got");
});
