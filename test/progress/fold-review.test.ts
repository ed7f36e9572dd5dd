import { describe, expect, test } from "vitest";
import type { Review, Reviewed } from "../../src/progress/event.ts";
import { foldProgress } from "../../src/progress/fold-progress.ts";
import { foldReview } from "../../src/progress/fold-review.ts";
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
const REVIEWED: Reviewed = { ...reviewed, kind: "reviewed", grade: "good" };
const regraded = { kind: "regraded", at: AT, card: "async/a", grade: "easy" };

function fold(...events: object[]) {
  const journal = parseJournal(events.map((event) => JSON.stringify(event)).join("\n"));
  return foldProgress(journal, new Date("2026-04-01T00:00:00Z"));
}

test("a grade changes the list of its card in place, for a copy each time makes a long journal slow", () => {
  const list: Review[] = [];
  const reviews = new Map([["async/a", list]]);
  foldReview(reviews, { ...REVIEWED, at: AT });
  foldReview(reviews, { kind: "regraded", at: AT, card: "async/a", reviewedAt: AT, grade: "easy" });
  expect(reviews.get("async/a")).toBe(list);
  expect(list).toMatchObject([{ grade: "easy" }]);
});

describe("reviews in the journal", () => {
  test.each([
    ["easy", "hard"],
    ["good", "hard"],
    ["hard", "hard"],
    ["again", "again"],
  ])("of a wrong answer are not known by the grade %s", (grade, wanted) => {
    const { reviews } = fold(
      { ...reviewed, correct: false, grade: "again" },
      { ...regraded, grade },
    );
    expect(reviews.get("async/a")).toMatchObject([{ grade: wanted }]);
  });

  test("fold to a list for each card", () => {
    const again = { ...reviewed, at: "2026-03-02T10:00:00.000Z" };
    const { reviews, current } = fold(reviewed, { ...reviewed, card: "async/b" }, again);
    const { kind: _kind, card: _card, ...review } = reviewed;
    expect([...reviews]).toEqual([
      ["async/a", [review, { ...review, at: again.at }]],
      ["async/b", [review]],
    ]);
    expect(current).toBeNull();
  });

  test("are graded anew by a later line", () => {
    const later = "2026-03-01T10:00:09.000Z";
    const second = { ...reviewed, at: later, grade: "again" };
    const { reviews } = fold(reviewed, second, { ...regraded, at: later });
    expect(reviews.get("async/a")?.map(({ grade }) => grade)).toEqual(["good", "easy"]);
  });

  test("are taken back by a grade of null", () => {
    const second = { ...reviewed, grade: "hard" };
    const { reviews } = fold(reviewed, second, { ...regraded, grade: null });
    expect(reviews.get("async/a")).toHaveLength(1);
  });

  test("are meant by their time when another session has added one", () => {
    const own = { ...reviewed, at: "2026-03-01T10:00:01.000Z" };
    const other = { ...reviewed, at: "2026-03-01T10:00:02.000Z", grade: "hard" };
    const named = { ...regraded, at: "2026-03-01T10:00:03.000Z", reviewedAt: own.at };
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

  test("count once when their line stands several times", () => {
    expect(fold(reviewed, reviewed, reviewed).reviews.get("async/a")).toHaveLength(1);
  });

  test("come in the order of their times, whatever the order of their lines", () => {
    const second = { ...reviewed, at: "2026-03-05T10:00:00.000Z", grade: "hard" };
    expect(fold(second, reviewed)).toEqual(fold(reviewed, second));
  });

  test("stay as they are when there is nothing to take back", () => {
    expect(fold({ ...regraded, grade: null }).reviews.get("async/a")).toEqual([]);
  });

  test.each([
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

test("how sure one was is kept where it was asked, and an older journal has no word of it", () => {
  const sureOf = (more: object): unknown[] =>
    (fold({ ...reviewed, ...more }).reviews.get("async/a") ?? []).map(({ sure }) => sure);
  expect(sureOf({ sure: true })).toEqual([true]);
  expect(sureOf({ sure: false })).toEqual([false]);
  expect(sureOf({})).toEqual([undefined]);
  expect(sureOf({ sure: "very" })).toEqual([undefined]);
  expect(fold({ ...reviewed, sure: true }, regraded).reviews.get("async/a")).toMatchObject([
    { sure: true, grade: "easy" },
  ]);
});
