import { expect, test } from "vitest";
import { answerWith, correct, keysOf } from "../press-keys.ts";

test("the keys of the right sides answer, in the order of the left ones", () => {
  expect(answerWith("match", `${keysOf("match", [0, 1, 2])}\r`)).toEqual({
    kind: "answer",
    answer: { kind: "match", rights: [0, 1, 2] },
  });
});

test("the correction joins the pairs and marks those that were right", () => {
  const text = correct("match", { kind: "match", rights: [0, 2, 1] });
  expect(text).toContain("✓  one → eins");
  expect(text).not.toContain("✓  two");
});
