import { describe, expect, test } from "vitest";
import { askCard } from "../../../src/quiz/asked-card.ts";
import type { Answer, AskedCard, Kind } from "../../../src/quiz/card/card.ts";
import { KINDS } from "../../../src/quiz/card/kinds.ts";
import { findRightAnswer, solveCard } from "../../../src/quiz/right-answer.ts";
import type { KeyPad } from "../../../src/ui/prompts/key-pad.ts";
import { createAfterPad } from "../../../src/ui/quiz/after-pad.ts";
import { createAnswerPad, findFollowUp } from "../../../src/ui/quiz/answer-pad.ts";
import { SAMPLES } from "../../quiz/card-text.ts";
import { plain } from "../plain-style.ts";

const NODE = "v24.3.0";
const view = { style: plain, width: 80 };
const NAMES = new Map([
  ["\r", "return"],
  ["\b", "backspace"],
]);

/** What a pad comes to, or its line when it is not done. */
function type<S, R>(pad: KeyPad<S, R>, keys: string): R | string {
  let state = pad.start;
  for (const key of keys) {
    const name = NAMES.get(key);
    const press = pad.press(state, { name: name ?? key, text: name === undefined ? key : "" });
    if (press.kind === "done") return press.result;
    state = press.state;
  }
  return pad.show(state);
}

const ask = (kind: Kind): AskedCard => askCard(SAMPLES[kind], "7", NODE);
const answer = (kind: Kind, keys: string): unknown => type(createAnswerPad(ask(kind), plain), keys);
const keyOf = (kind: Kind, index: number): string =>
  ask(kind).items.find((item) => item.index === index)?.key ?? "";

describe("the keys that answer", () => {
  test("one choice are one key", () => {
    const said = { kind: "one", chosen: [2] };
    expect(answer("one", keyOf("one", 2))).toEqual({ kind: "answer", answer: said });
    expect(answer("one", keyOf("one", 2).toUpperCase())).toEqual({ kind: "answer", answer: said });
  });

  test("several choices tick and untick until Enter", () => {
    const [a, b] = [keyOf("several", 0), keyOf("several", 3)];
    expect(answer("several", `${a}${b}${a}\r`)).toEqual({
      kind: "answer",
      answer: { kind: "several", chosen: [3] },
    });
    expect(answer("several", "\r")).toContain("a to d tick, ? not known");
  });

  test("an order are all lines in turn, with Backspace for the last one", () => {
    const keys = [1, 0, 2].map((index) => keyOf("order", index)).join("");
    expect(answer("order", `${keys.slice(0, 2)}\b${keys.slice(1)}\r`)).toEqual({
      kind: "answer",
      answer: { kind: "order", lines: [1, 0, 2] },
    });
  });

  test("an order are not done before every line has its place", () => {
    expect(answer("order", "ab\r")).toMatch(/^> a b _ /);
    expect(answer("order", "aab")).toMatch(/^> a b _ /);
  });

  test("a match are the right sides in the order of the left ones", () => {
    const keys = [0, 1, 2].map((index) => keyOf("match", index)).join("");
    expect(answer("match", `${keys}\r`)).toEqual({
      kind: "answer",
      answer: { kind: "match", rights: [0, 1, 2] },
    });
  });

  test.each([
    ["true-false", "t", { kind: "true-false", says: true }],
    ["true-false", "f", { kind: "true-false", says: false }],
    ["bug", "1x2\r", { kind: "bug", line: 12 }],
    ["bug", "\r", { kind: "unknown" }],
    ["fill", " four?\r", { kind: "fill", text: "four?" }],
    ["fill", "quux\b\r", { kind: "fill", text: "quu" }],
    ["fill", "\r", { kind: "unknown" }],
    ["recall", "\r", { kind: "recall", ticked: null }],
  ] as const)("a card of kind %s with %j", (kind, keys, said) => {
    expect(answer(kind, keys)).toEqual({ kind: "answer", answer: said });
  });

  test("a text are letters, so that Up takes back", () => {
    const pad = createAnswerPad(ask("fill"), plain);
    expect(pad.press("", { name: "up", text: "" })).toEqual({
      kind: "done",
      result: { kind: "undo" },
    });
  });

  test.each(["one", "several", "true-false", "order", "match", "bug", "fill", "recall"] as const)(
    "a card of kind %s are named on one line of 60 columns",
    (kind) => {
      const pad = createAnswerPad(ask(kind), plain);
      const letters = ask(kind).items.map(({ key }) => key);
      const states = letters.map((_key, at) => letters.slice(0, at + 1).join(""));
      for (const state of ["", ...states]) expect(pad.show(state).length).toBeLessThan(60);
    },
  );

  test("key facts are numbers, none of them too", () => {
    const tick = (keys: string): unknown => {
      const told: Answer = { kind: "recall", ticked: null };
      const next = findFollowUp(solveCard(ask("recall"), told, NODE), view);
      return next === null ? "nothing" : type(next.pad, keys);
    };
    expect(tick("31\r")).toEqual({ kind: "answer", answer: { kind: "recall", ticked: [0, 2] } });
    expect(tick("\r")).toEqual({ kind: "answer", answer: { kind: "recall", ticked: [] } });
  });

  test.each(KINDS)("the right answer to a card of kind %s is whole", (kind) => {
    const right = findRightAnswer(SAMPLES[kind], NODE);
    expect(findFollowUp(solveCard(ask(kind), right, NODE), view)).toBeNull();
  });

  test.each(["one", "several", "true-false", "order", "match", "bug", "recall"] as const)(
    "a card of kind %s can be skipped, taken back and left",
    (kind) => {
      expect(answer(kind, "?")).toEqual({ kind: "answer", answer: { kind: "unknown" } });
      expect(answer(kind, "u")).toEqual({ kind: "undo" });
      expect(answer(kind, "q")).toEqual({ kind: "stop" });
    },
  );
});

describe("the keys after an answer", () => {
  const pad = createAfterPad({ proof: true, loop: false, style: plain });

  test.each([
    ["\r", { kind: "next" }],
    [" ", { kind: "next" }],
    ["1", { kind: "grade", grade: "again" }],
    ["4", { kind: "grade", grade: "easy" }],
    ["p", { kind: "proof" }],
    ["u", { kind: "undo" }],
    ["q", { kind: "stop" }],
  ])("%j", (key, move) => {
    expect(type(pad, key)).toEqual(move);
  });

  test("are named on one line of 60 columns", () => {
    const all = createAfterPad({ proof: true, loop: true, style: plain });
    expect(all.show(null).length).toBeLessThan(60);
  });

  test("offer only what there is", () => {
    expect(type(pad, "l")).toBe("Enter next, 1 to 4 grade, p proof, u undo, q stop");
    expect(type(createAfterPad({ proof: false, loop: false, style: plain }), "p")).toBe(
      "Enter next, 1 to 4 grade, u undo, q stop",
    );
  });
});
