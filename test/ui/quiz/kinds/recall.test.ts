import { expect, test } from "vitest";
import { answerWith, correct, goOnWith } from "../press-keys.ts";

test("Enter says that the answer was told", () => {
  expect(answerWith("recall", "\r")).toEqual({
    kind: "answer",
    answer: { kind: "recall", ticked: null },
  });
});

test.each([
  ["31\r", [0, 2]],
  ["\r", []],
])("%j then ticks the key facts %j", (keys, ticked) => {
  expect(goOnWith({ kind: "recall", ticked: null }, keys)).toEqual({
    kind: "answer",
    answer: { kind: "recall", ticked },
  });
});

test("the correction marks the key facts that were said", () => {
  const text = correct("recall", { kind: "recall", ticked: [1] });
  expect(text).toMatch(/^✗ Incorrect, 1 of 4 key facts\n/);
  expect(text).toContain("✓  Second fact");
  expect(text).not.toContain("✓  First fact");
});
