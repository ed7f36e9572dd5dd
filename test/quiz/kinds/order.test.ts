import { expect, test } from "vitest";
import { askCard } from "../../../src/quiz/asked-card.ts";
import { PRINTING } from "../card-bodies.ts";
import { SAMPLES } from "../card-text.ts";
import { NODE, grade, parse, tellFaults } from "./kind-case.ts";

test.each([
  ["no proof", "Put in order.", "expected a proof in the question of an order card"],
  [
    "printed lines that repeat",
    PRINTING.replace("\ntwo\nthree", "\ntwo\ntwo"),
    "expected printed lines that differ",
  ],
  ["two lines", PRINTING.replace("\nthree\n", "\n"), "expected 3 to 9 printed lines"],
  [
    "nothing printed on some version",
    PRINTING.replace("text prints", 'text prints node=">=24"'),
    "expected what is printed on every version",
  ],
])("a card with %s is broken", (_what, question, fault) => {
  expect(tellFaults({ kind: "order", question, body: "" })).toContain(fault);
});

test("printed lines are never shown in the right order", () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const { items } = askCard(SAMPLES.order, String(seed), NODE);
    expect(items.map(({ index }) => index)).not.toEqual([0, 1, 2]);
  }
});

test("the lines that are in place are counted", () => {
  expect(grade("order", { kind: "order", lines: [0, 2, 1] })).toEqual({
    correct: false,
    hits: 1,
    parts: 3,
  });
  expect(grade("order", { kind: "order", lines: [0, 1, 2] }).correct).toBe(true);
});

test.each([[["a"]], [["a", "b", "b"]], ["abc"]])("%j is no answer", (value) => {
  expect(parse("order", value)).toContain(
    "cards[0].answer: expected all of a, b, c in an array, in order, got",
  );
});
