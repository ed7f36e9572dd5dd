import { describe, expect, test } from "vitest";
import { foldProgress } from "../../src/progress/fold-progress.ts";
import { parseJournal } from "../../src/progress/parse-journal.ts";

const AT = "2026-03-01T10:00:00.000Z";
const reviewed = {
  kind: "reviewed",
  at: AT,
  card: "async/a",
  answer: "d1",
  correct: true,
  grade: "good",
};
const regraded = { kind: "regraded", at: AT, card: "async/a", grade: "easy" };

function fold(...events: object[]) {
  const journal = parseJournal(events.map((event) => JSON.stringify(event)).join("\n"));
  return foldProgress(journal);
}

describe("reviews in the journal", () => {
  test("fold to a list for each card", () => {
    const { reviews, current } = fold(reviewed, { ...reviewed, card: "async/b" }, reviewed);
    const { kind: _kind, card: _card, ...review } = reviewed;
    expect([...reviews]).toEqual([
      ["async/a", [review, review]],
      ["async/b", [review]],
    ]);
    expect(current).toBeNull();
  });

  test("are graded anew by a later line", () => {
    const { reviews } = fold(reviewed, { ...reviewed, grade: "again" }, regraded);
    expect(reviews.get("async/a")?.map(({ grade }) => grade)).toEqual(["good", "easy"]);
  });

  test("are taken back by a grade of null", () => {
    const { reviews } = fold(reviewed, reviewed, { ...regraded, grade: null });
    expect(reviews.get("async/a")).toHaveLength(1);
  });

  test("stay as they are when there is nothing to take back", () => {
    expect(fold({ ...regraded, grade: null }).reviews.get("async/a")).toEqual([]);
  });

  test.each([
    { ...reviewed, grade: "great" },
    { ...reviewed, correct: "yes" },
    { ...reviewed, answer: "" },
    { ...reviewed, card: undefined },
    { ...regraded, grade: undefined },
    { ...regraded, card: 3 },
  ])("are torn when they do not fit: %j", (event) => {
    expect(fold(event)).toMatchObject({ tornLines: 1 });
  });
});
