import { describe, expect, test } from "vitest";
import { KINDS } from "../../../src/quiz/card/kinds.ts";
import { findRightAnswer } from "../../../src/quiz/right-answer.ts";
import { createAfterPad } from "../../../src/ui/quiz/after-pad.ts";
import { createAnswerPad } from "../../../src/ui/quiz/answer-pad.ts";
import { SAMPLES } from "../../quiz/card-text.ts";
import { plain, spoken } from "../plain-style.ts";
import { NODE, ROOM, answerWith, ask, goOnWith, pressKeys } from "./press-keys.ts";

describe("the keys that answer", () => {
  test.each(KINDS)("a card of kind %s are named on one line of 60 columns", (kind) => {
    const letters = ask(kind).items.map(({ key }) => key);
    const states = letters.map((_key, at) => letters.slice(0, at + 1).join(""));
    for (const style of [plain, spoken]) {
      const pad = createAnswerPad(ask(kind), style);
      for (const state of ["", ...states]) expect(pad.show(state, ROOM).length).toBeLessThan(60);
    }
  });

  test.each(KINDS)("a card of kind %s end with its whole answer", (kind) => {
    expect(goOnWith(findRightAnswer(SAMPLES[kind], NODE), "")).toBeNull();
  });

  test.each(["one", "several", "true-false", "order", "match", "bug", "recall"] as const)(
    "a card of kind %s can be skipped, taken back and left",
    (kind) => {
      expect(answerWith(kind, "?")).toEqual({ kind: "answer", answer: { kind: "unknown" } });
      expect(answerWith(kind, "u")).toEqual({ kind: "undo" });
      expect(answerWith(kind, "q")).toEqual({ kind: "stop" });
    },
  );
});

test.each(["one", "several", "true-false", "order", "match", "bug"] as const)(
  "Enter alone says nothing to a card of kind %s, for it may be one too many",
  (kind) => {
    expect(answerWith(kind, "\r")).toBeTypeOf("string");
    expect(answerWith(kind, "x\r")).toBeTypeOf("string");
  },
);

test("of a long answer the end is in sight", () => {
  const { show } = createAnswerPad(ask("fill"), plain);
  const line = show(`begin ${"word ".repeat(30)}end`, { columns: 60, rows: 24 });
  expect(line).toMatch(/^Answer: … ?word .* end$/);
  expect(line.length).toBeLessThan(60);
});

test("keys of another layout answer too", () => {
  expect(answerWith("one", "й")).toEqual({ kind: "stop" });
  expect(answerWith("one", "ф")).toEqual(answerWith("one", "a"));
});

describe("the keys after an answer", () => {
  const pad = createAfterPad({ proof: true, loop: false, correct: true, style: plain });

  test.each([
    ["\r", { kind: "next" }],
    [" ", { kind: "next" }],
    ["1", { kind: "grade", grade: "again" }],
    ["4", { kind: "grade", grade: "easy" }],
    ["p", { kind: "proof" }],
    ["u", { kind: "undo" }],
    ["q", { kind: "stop" }],
  ])("%j", (key, move) => {
    expect(pressKeys(pad, key)).toEqual(move);
  });

  test("are named on one line of 60 columns", () => {
    const all = createAfterPad({ proof: true, loop: true, correct: true, style: plain });
    expect(all.show(null, ROOM).length).toBeLessThan(60);
  });

  test("offer only what there is", () => {
    expect(pressKeys(pad, "l")).toBe("Enter: next, 1-4: grade, p: proof, u: undo, q: quit");
    expect(
      pressKeys(createAfterPad({ proof: false, loop: false, correct: true, style: plain }), "p"),
    ).toBe("Enter: next, 1-4: grade, u: undo, q: quit");
  });
});

test("after a wrong answer only again and hard can be chosen", () => {
  const wrong = createAfterPad({ proof: false, loop: false, correct: false, style: plain });
  expect(pressKeys(wrong, "2")).toEqual({ kind: "grade", grade: "hard" });
  expect(pressKeys(wrong, "4")).toBe("Enter: next, 1-2: grade, u: undo, q: quit");
});
