import { expect, test } from "vitest";
import { solveCard } from "../../../../src/quiz/right-answer.ts";
import { findFollowUp } from "../../../../src/ui/quiz/answer-pad.ts";
import { renderQuestion } from "../../../../src/ui/quiz/render-question.ts";
import { plain } from "../../plain-style.ts";
import { NODE, answerWith, ask, correct, goOnWith } from "../press-keys.ts";

const view = { style: plain, width: 80 };
const told = { kind: "review" as const, sure: true, lines: null, ranked: false };

test("the change is shown with numbers before one says how sure one is", () => {
  const page = { asked: ask("review"), title: "Card", changed: false, version: null };
  expect(renderQuestion(page, view)).toContain("+++ b/sum.mjs\n@@ -1,3 +1,6 @@\n1 │   const list");
  expect(answerWith("review", "n")).toEqual({ kind: "answer", answer: { ...told, sure: false } });
});

test.each([
  ["Space and arrows", " jj \r", [2, 4]],
  ["numbers", "3 5 \r", [3, 5]],
  ["a number before Enter", "3 6\r", [3, 6]],
  ["a number twice", "3 4 3 \r", [4]],
  ["a number that is no changed line", "1 3 99 \r", [3]],
  ["a number that is corrected", "3\b5 \r", [5]],
])("lines are marked with %s", (_how, keys, lines) => {
  expect(goOnWith(told, keys)).toEqual({ kind: "answer", answer: { ...told, lines } });
});

test("the list shows the number that is typed, and the keys", () => {
  const text = String(goOnWith(told, "3"));
  expect(text).toContain("Which lines are wrong? 3\n");
  expect(text).toContain("Esc: quit, u: undo");
  expect(goOnWith(told, "\r")).toContain("mark at least one");
  expect(goOnWith(told, "u")).toEqual({ kind: "undo" });
  expect(goOnWith(told, "?")).toEqual({ kind: "answer", answer: { kind: "unknown" } });
});

test("a closed list says what was marked", () => {
  const pad = findFollowUp(solveCard(ask("review"), told, NODE), view)?.pad;
  const done = pad?.press(pad.start, { name: "space", text: " " });
  const end = pad?.press(done?.kind === "going" ? done.state : "", { name: "return", text: "" });
  expect(pad?.close?.(end?.kind === "done" ? end.result : null)).toContain("wrong? 2");
  expect(pad?.close?.(null)).not.toContain("2");
});

test("then they are put in order", () => {
  const said = { ...told, lines: [3, 5] };
  const text = findFollowUp(solveCard(ask("review"), said, NODE), view)?.text;
  expect(text).toContain("  a  3 │ + lose(list);\n  b  5 │ + const one = 1;");
  expect(goOnWith(said, "ba\r")).toMatchObject({ answer: { lines: [5, 3], ranked: true } });
  expect(goOnWith({ ...told, lines: [3] }, "")).toBeNull();
});

test("the correction tells flaws, false alarms and the order", () => {
  const text = correct("review", { ...told, lines: [5, 3, 4], ranked: true });
  expect(text).toMatch(/^✗ Incorrect, 2 of 3 flaws, 1 wrong\n/);
  expect(text).toContain("✓  It loses the list (blocker)\n     3 │ + lose(list);\n");
  expect(text).toContain("·  It adds no more (minor)");
  expect(text).toContain("Proof: lost");
  expect(text).toContain("Line 4 is not wrong.\n  4: Keeping is right.");
  expect(text).toContain("Your order is wrong");
  expect(text).toMatch(/You were\s+sure\./);
});
