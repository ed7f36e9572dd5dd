import { expect, test } from "vitest";
import { createAnswerPad } from "../../../../src/ui/quiz/answer-pad.ts";
import { plain } from "../../plain-style.ts";
import { answerWith, ask, correct } from "../press-keys.ts";

test.each([
  [" four?\r", { kind: "fill", text: "four?" }],
  ["quux\b\r", { kind: "fill", text: "quu" }],
  ["\r", { kind: "unknown" }],
])("%j says %j", (keys, said) => {
  expect(answerWith("fill", keys)).toEqual({ kind: "answer", answer: said });
});

test("letters belong to the answer, so that Up takes back", () => {
  const pad = createAnswerPad(ask("fill"), plain);
  expect(pad.press("", { name: "up", text: "" })).toEqual({
    kind: "done",
    result: { kind: "undo" },
  });
});

test("the correction shows what is accepted and what was written", () => {
  expect(correct("fill", { kind: "fill", text: "five" })).toContain(
    "The gap is 4, or four. You wrote five.",
  );
});

test("what was typed is safe to show", () => {
  expect(correct("fill", { kind: "fill", text: "\u001B[2Jx" })).toContain("\\x1b[2Jx");
});
