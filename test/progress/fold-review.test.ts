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

  test("are meant by their time when another session has added one", () => {
    const own = { ...reviewed, at: "2026-03-01T10:00:01.000Z" };
    const other = { ...reviewed, at: "2026-03-01T10:00:02.000Z", grade: "hard" };
    const named = { ...regraded, reviewedAt: own.at };
    const grades = (...events: object[]): unknown =>
      fold(reviewed, own, other, ...events)
        .reviews.get("async/a")
        ?.map(({ grade }) => grade);
    expect(grades(named)).toEqual(["good", "easy", "hard"]);
    expect(grades({ ...named, grade: null })).toEqual(["good", "hard"]);
    expect(grades({ ...named, reviewedAt: "2026-03-01T11:00:00.000Z" })).toEqual([
      "good",
      "good",
      "hard",
    ]);
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
    { ...regraded, reviewedAt: "yesterday" },
  ])("are torn when they do not fit: %j", (event) => {
    expect(fold(event)).toMatchObject({ tornLines: 1 });
  });
});
