import { expect, test } from "vitest";
import { answerWith, correct } from "../press-keys.ts";

test.each([
  ["t", true],
  ["f", false],
])("%s says %s", (key, says) => {
  expect(answerWith("true-false", key)).toEqual({
    kind: "answer",
    answer: { kind: "true-false", says },
  });
});

test("the correction says whether the statement holds", () => {
  expect(correct("true-false", { kind: "true-false", says: true })).toContain(
    "The statement is false.",
  );
});
