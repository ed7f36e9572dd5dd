import { expect, test } from "vitest";
import type { PartSaid } from "../../../../src/quiz/kinds/talk.ts";
import { solveCard } from "../../../../src/quiz/right-answer.ts";
import { findFollowUp } from "../../../../src/ui/quiz/answer-pad.ts";
import { renderQuestion } from "../../../../src/ui/quiz/render-question.ts";
import { renderResult } from "../../../../src/ui/quiz/render-result.ts";
import { plain } from "../../plain-style.ts";
import { NODE, answerWith, ask, correct, goOnWith } from "../press-keys.ts";

const view = { style: plain, width: 80 };
const told: PartSaid = { sure: true, sums: [], ticked: null, sentences: [] };

function say(ticked: number[], sums: string[] = []): PartSaid {
  return { ...told, sums, ticked, sentences: ticked.map((point) => ({ point, text: "So." })) };
}

function design(...parts: PartSaid[]) {
  return { kind: "walkthrough" as const, parts };
}

function follow(...parts: PartSaid[]): string {
  return findFollowUp(solveCard(ask("walkthrough"), design(...parts), NODE), view)?.text ?? "";
}

test("the first stage stands below the question", () => {
  const page = { asked: ask("walkthrough"), title: "Card", changed: false, version: null };
  const text = renderQuestion(page, view);
  expect(text).toContain("Stage 1 of 6: Requirements\nWhat of requirements?");
  expect(text).not.toMatch(/Point one|What of estimate|500/);
  expect(answerWith("walkthrough", "s")).toMatchObject({ answer: design(told) });
});

test("the estimate shows what is given and asks for each sum before the points", () => {
  expect(follow(say([0]))).toContain("Stage 2 of 6: Estimate");
  expect(follow(say([0]))).toContain("  Requests: 500 a second\n  Size of each: 4 kB\n");
  expect(follow(say([0]), told)).toBe("Data a second? Type a number with its unit.\n");
  expect(goOnWith(design(say([0]), told), "2 MB/s\r")).toMatchObject({
    answer: { parts: [say([0]), { sums: ["2 MB/s"], ticked: null }] },
  });
  expect(goOnWith(design(say([0]), told), "\r")).toMatchObject({
    answer: { parts: [{}, { sums: [""] }] },
  });
  expect(follow(say([0]), { ...told, sums: ["1", ""] })).toContain("`1` is not a number with");
  expect(follow(say([0]), { ...told, sums: ["2 MB/s", ""] })).toContain("Which of these did");
});

test("a sum that cannot be read is typed again", () => {
  const open = design(say([0]), { ...told, sums: ["much"] });
  expect(goOnWith(open, "2 MB/s\r")).toMatchObject({
    answer: { parts: [{}, { sums: ["2 MB/s"] }] },
  });
});

test("an estimate that is not known leaves its sums empty", () => {
  expect(goOnWith(design(say([0])), "?")).toMatchObject({
    answer: { parts: [say([0]), { sure: false, sums: ["", ""], ticked: [] }] },
  });
});

test("the correction tells the level that was shown, the sums and how they are worked out", () => {
  const stages = [0, 1, 2, 3, 4, 5].map((at) => say([0], at === 1 ? ["2 MB/s", "9 million"] : []));
  const text = correct("walkthrough", design(...stages));
  const words = text.replaceAll(/\s+/g, " ");
  expect(text).toMatch(/^✓ Correct, 7 of 11 musts and sums\n/);
  expect(words).toContain(
    "Your answer shows the level junior. Musts by level: junior 6 of 6, senior 0 of 3, staff 0 of 3.",
  );
  expect(words).toContain("6 of 6 stages held. You were sure of 6, and 6 of these held.");
  expect(text).toContain("✓ Stage 2 of 6: Estimate: 1 of 2 musts, 1 of 2 sums, 0 of 1 good");
  expect(text).toContain("✓  Data a second: 2 MB/s. You wrote 2 MB/s.");
  expect(text).toContain("·  Requests a day: 43.2 million. You wrote 9 million.");
  expect(text).toContain("How the sums are worked out\n  1  Data a second: 500 × 4 kB = 2 MB/s");
});

test("a graded file that waits for sums names them", () => {
  const solved = solveCard(ask("walkthrough"), design(say([0]), told), NODE);
  const text = renderResult({ solved, grading: null, named: false }, view);
  expect(text).toContain("  1  Data a second\n  2  Requests a day");
  expect(text).toContain('Add what you worked out, such as "sums": ["120 GB"]');
  expect(text).not.toMatch(/43|must|wrong/);
});
