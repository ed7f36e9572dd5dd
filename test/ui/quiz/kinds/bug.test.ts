import { expect, test } from "vitest";
import { answerWith, correct } from "../press-keys.ts";

test.each([
  ["1x2\r", { kind: "bug", line: 12 }],
  ["\r", { kind: "unknown" }],
])("%j says %j", (keys, said) => {
  expect(answerWith("bug", keys)).toEqual({ kind: "answer", answer: said });
});

test("the correction points at the wrong line and tells which one was named", () => {
  const text = correct("bug", { kind: "bug", line: 2 });
  expect(text).toContain("▸ 3 │ const wrong = 3;");
  expect(text).toContain("You pointed at line 2.");
});
