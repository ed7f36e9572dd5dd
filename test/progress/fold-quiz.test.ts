import { expect, test } from "vitest";
import type { Answering, JournalEvent } from "../../src/progress/event.ts";
import { foldProgress } from "../../src/progress/fold-progress.ts";
import { parseJournal } from "../../src/progress/parse-journal.ts";

const NOW = new Date("2026-03-01T12:00:00.000Z");

function step(n: number, part: number, said: object | null): Answering {
  const at = "2026-03-01T10:00:00.000Z";
  return { kind: "answering", at, card: "a/b", n, seed: "7", shown: "x", part, said };
}

/** What a journal with these lines says of the card, whatever their order. */
function fold(...events: JournalEvent[]) {
  const text = events.map((event) => `${JSON.stringify(event)}\n`);
  const journal = parseJournal(text.toReversed().join(""));
  expect(journal).toMatchObject({ tornLines: 0, unknownEvents: 0 });
  return foldProgress(journal, NOW).answering.get("a/b");
}

const review = (at: string): JournalEvent => {
  return { kind: "reviewed", at, card: "a/b", answer: "y", correct: true, grade: "good" };
};

test("steps of one moment come in their order, and a part is replaced by its next step", () => {
  const steps = Array.from({ length: 12 }, (_none, n) => step(n, 1 + Math.floor(n / 6), { n }));
  expect(fold(...steps)).toMatchObject({ n: 11, parts: [{ n: 5 }, { n: 11 }], isGraded: false });
});

test("a step that is taken back takes what came after it along", () => {
  const steps = [step(0, 1, { a: 1 }), step(1, 2, { b: 1 }), step(2, 1, { a: 0 })];
  expect(fold(...steps)).toMatchObject({ parts: [{ a: 0 }] });
  expect(fold(...steps, step(3, 0, null))).toMatchObject({ parts: [] });
});

test("a graded answer is over until its grade is taken back", () => {
  const at = "2026-03-01T10:00:00.000Z";
  expect(fold(step(0, 1, { a: 1 }), review(at))).toMatchObject({ isGraded: true });
  const undone: JournalEvent = {
    ...{ kind: "regraded", at: "2026-03-01T10:00:01.000Z", card: "a/b" },
    ...{ reviewedAt: at, grade: null },
  };
  expect(fold(step(0, 1, { a: 1 }), review(at), undone)).toMatchObject({
    parts: [{ a: 1 }],
    isGraded: false,
  });
});

test("a step after a graded answer, or by another seed, begins anew", () => {
  const later = { at: "2026-03-01T11:00:00.000Z" };
  const events = [step(0, 1, { a: 1 }), step(1, 2, { b: 1 })];
  expect(
    fold(...events, review("2026-03-01T10:30:00.000Z"), { ...step(0, 1, { c: 1 }), ...later }),
  ).toMatchObject({ parts: [{ c: 1 }], isGraded: false });
  expect(fold(...events, { ...step(0, 1, { c: 1 }), ...later, seed: "8" })).toMatchObject({
    parts: [{ c: 1 }],
  });
});

test.each([[{ said: [] }], [{ said: "x" }], [{ part: -1 }], [{ seed: 7 }], [{ card: "" }]])(
  "a line with %j is torn",
  (change) => {
    const line = JSON.stringify({ ...step(0, 1, {}), ...change });
    expect(parseJournal(line)).toMatchObject({ events: [], tornLines: 1 });
  },
);
