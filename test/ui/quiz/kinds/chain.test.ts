import { expect, test } from "vitest";
import type { PartSaid } from "../../../../src/quiz/kinds/talk.ts";
import { solveCard } from "../../../../src/quiz/right-answer.ts";
import { findFollowUp } from "../../../../src/ui/quiz/answer-pad.ts";
import { renderResult } from "../../../../src/ui/quiz/render-result.ts";
import { displayWidth } from "../../../../src/ui/text/glyphs.ts";
import { ascii, plain } from "../../plain-style.ts";
import { NODE, answerWith, ask, correct, goOnWith } from "../press-keys.ts";

const told: PartSaid = { sure: true, sums: [], ticked: null, sentences: [] };
const nothing: PartSaid = { ...told, sure: false, ticked: [] };

function say(ticked: number[]): PartSaid {
  return { ...told, ticked, sentences: ticked.map((point) => ({ point, text: "So." })) };
}

function chain(...parts: PartSaid[]) {
  return { kind: "chain" as const, parts };
}

function follow(...parts: PartSaid[]): string {
  const solved = solveCard(ask("chain"), chain(...parts), NODE);
  return findFollowUp(solved, { style: plain, width: 80 })?.text ?? "";
}

test.each([
  ["s", true],
  ["n", false],
])("%j says how sure one is of the first answer", (key, sure) => {
  expect(answerWith("chain", key)).toEqual({
    kind: "answer",
    answer: chain({ ...told, sure }),
  });
});

test("a follow-up is shown after all that was asked of the link before", () => {
  expect(follow(told)).toContain("Which of these did you say?");
  expect(follow({ ...told, ticked: [0] })).toContain("How did you say it?");
  expect(follow(say([0]))).toBe("Follow-up 1 of 2\n\nAnd what of case 1?\n");
  expect(follow(say([0]), say([]))).toBe("Follow-up 2 of 2\n\nAnd what of case 2?\n");
  expect(follow(say([0]), say([]), say([]))).toBe("");
});

test("shows the points of a link alone, without what they are", () => {
  const text = follow(say([0]), told);
  expect(text).toContain("Fourth point of link 2");
  expect(text).not.toMatch(/link 1|link 3|must|wrong|Why/);
});

test("keys go on with the link that is asked", () => {
  expect(goOnWith(chain(say([0])), "n")).toEqual({
    kind: "answer",
    answer: chain(say([0]), { ...told, sure: false }),
  });
  expect(goOnWith(chain(say([0]), told), "ab\r")).toMatchObject({
    answer: { parts: [say([0]), { ticked: [expect.any(Number), expect.any(Number)] }] },
  });
  expect(goOnWith(chain({ ...told, ticked: [2] }), "As u do?\r")).toMatchObject({
    answer: { parts: [{ ticked: [2], sentences: [{ point: 2, text: "As u do?" }] }] },
  });
});

test("a link that is not known counts as nothing said, and loses no other link", () => {
  expect(goOnWith(chain(say([0])), "?")).toEqual({
    kind: "answer",
    answer: chain(say([0]), nothing),
  });
  expect(goOnWith(chain(say([0]), told), "?")).toMatchObject({
    answer: { parts: [say([0]), nothing] },
  });
});

test("the correction tells what held, and how sure one was", () => {
  const text = correct("chain", chain(say([0, 1, 2]), say([0, 3]), nothing));
  const words = text.replaceAll(/\s+/g, " ");
  expect(text).toMatch(/^✗ Incorrect, 3 of 6 musts, 1 wrong\n/);
  expect(words).toContain("1 of 3 links held. You were sure of 2, and 1 of these held.");
  expect(text).toContain("✓ First question: 2 of 2 musts, 1 of 1 good\n  Tell me.\n");
  expect(text).toContain("✗ Follow-up 1 of 2: 1 of 2 musts, 0 of 1 good, 1 wrong");
  expect(text).toContain("✗  Fourth point of link 2 (wrong)\n     You said this. Why the fourth");
  expect(text).toContain("✗ Follow-up 2 of 2: 0 of 2 musts, 0 of 1 good\n  And what of case 2?");
});

test("a card that was not known shows all links and no count of them", () => {
  const text = correct("chain", { kind: "unknown" });
  expect(text).toMatch(/^✗ Didn't know\n/);
  expect(text).toContain("Third point of link 3 (good)");
  expect(text).not.toContain("links held");
});

test("a graded file shows what to add, without what is right, in 60 columns", () => {
  const steps = [[told], [{ ...told, ticked: [0] }], [say([0])], [say([0]), told]];
  const texts = steps.map((parts) => {
    const solved = solveCard(ask("chain"), chain(...parts), NODE);
    const view = { style: ascii, width: 60 };
    const text = renderResult({ solved, grading: null, named: false }, view);
    expect(text).not.toMatch(/must|wrong|Why|Because/);
    expect(Math.max(...text.split("\n").map(displayWidth))).toBeLessThanOrEqual(60);
    return text.replaceAll(/\s+/g, " ");
  });
  expect(texts).toMatchObject([
    expect.stringContaining('Add what you said, such as "said": ["a", "c"].'),
    expect.stringContaining("Add the sentence that you said for"),
    expect.stringContaining(
      'Add { "sure": true } or { "sure": false } to the array for this link.',
    ),
    expect.stringContaining("And what of case 1?"),
  ]);
});
