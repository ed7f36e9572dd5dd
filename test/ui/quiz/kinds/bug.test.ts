import { expect, test } from "vitest";
import { answerWith, correct } from "../press-keys.ts";

test.each([
  ["x2\r", { kind: "bug", line: 2 }],
  ["?", { kind: "unknown" }],
])("%j says %j", (keys, said) => {
  expect(answerWith("bug", keys)).toEqual({ kind: "answer", answer: said });
});

test("a line that is not there is no answer", () => {
  expect(answerWith("bug", "12\r")).toBe("Line: 12");
});

test("the correction points at the wrong line and tells which one was named", () => {
  const text = correct("bug", { kind: "bug", line: 2 });
  expect(text).toContain("▸ 3 │ const wrong = 3;");
  expect(text).toContain("You pointed at line 2.");
});
