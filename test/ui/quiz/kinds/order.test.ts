import { expect, test } from "vitest";
import { createAnswerPad } from "../../../../src/ui/quiz/answer-pad.ts";
import { spoken } from "../../plain-style.ts";
import { answerWith, ask, correct, keysOf, pressKeys } from "../press-keys.ts";

test("the keys of all lines in turn answer, with Backspace for the last one", () => {
  const keys = keysOf("order", [1, 0, 2]);
  expect(answerWith("order", `${keys.slice(0, 2)}\b${keys.slice(1)}\r`)).toEqual({
    kind: "answer",
    answer: { kind: "order", lines: [1, 0, 2] },
  });
});

test("where lines are typed, a minus takes the last key back", () => {
  const pad = createAnswerPad(ask("order"), spoken);
  expect(pressKeys(pad, "a")).toContain("-: take back, ?: don't know");
  expect(pressKeys(pad, "ab-c\r")).toMatch(/^> a c _ /);
  expect(pressKeys(pad, "ab-cb\r")).toMatchObject({ answer: { kind: "order" } });
});

test("the answer is not done before every line has its place", () => {
  expect(answerWith("order", "ab\r")).toMatch(/^> a b _ /);
  expect(answerWith("order", "aab")).toMatch(/^> a b _ /);
});

test("the correction shows the right order and what stood in a wrong place", () => {
  const text = correct("order", { kind: "order", lines: [0, 2, 1] });
  expect(text).toMatch(/^✗ Incorrect, 1 of 3 in place\n/);
  expect(text).toContain("2. two (you: three)");
});
