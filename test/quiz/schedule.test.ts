import { describe, expect, test } from "vitest";
import { findDay } from "../../src/memory/day.ts";
import type { Grade, Review } from "../../src/progress/event.ts";
import { previewDue } from "../../src/quiz/preview-due.ts";
import { digestAnswer } from "../../src/quiz/right-answer.ts";
import { schedule } from "../../src/quiz/schedule.ts";
import { listStandings } from "../../src/quiz/list-standings.ts";
import { isDue } from "../../src/quiz/standing.ts";
import { SAMPLES } from "./card-text.ts";

const DAY_MS = 86_400_000;
const at = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString();
const review = (day: number, grade: Grade): Review => ({
  at: at(day),
  answer: digestAnswer(SAMPLES.one),
  correct: grade !== "again",
  grade,
});
const daysUntil = (due: Date | undefined, day: number): number =>
  ((due?.getTime() ?? NaN) - Date.parse(at(day))) / DAY_MS;

describe("schedule", () => {
  test("is none without a review", () => {
    expect(schedule([], new Date(at(0)))).toBeNull();
  });

  test("brings a card back later the better it was known", () => {
    const grades: Grade[] = ["again", "hard", "good", "easy"];
    const dues = grades.map((grade) =>
      daysUntil(schedule([review(0, grade)], new Date(at(0)))?.due, 0),
    );
    expect(dues).toEqual(dues.toSorted((a, b) => a - b));
    expect(dues[0]).toBeCloseTo(10 / 1440);
    expect(dues[2]).toBeGreaterThanOrEqual(2);
  });

  test("spaces reviews further apart each time", () => {
    const first = schedule([review(0, "good")], new Date(at(0)));
    const second = schedule([review(0, "good"), review(2, "good")], new Date(at(2)));
    const third = schedule(
      [review(0, "good"), review(2, "good"), review(10, "good")],
      new Date(at(10)),
    );
    const spans = [daysUntil(first?.due, 0), daysUntil(second?.due, 2), daysUntil(third?.due, 10)];
    expect(spans).toEqual(spans.toSorted((a, b) => a - b));
    expect(spans[2]).toBeGreaterThan(15);
  });

  test("forgets with time", () => {
    const reviews = [review(0, "good")];
    const soon = schedule(reviews, new Date(at(0)))?.retention ?? NaN;
    const later = schedule(reviews, new Date(at(30)))?.retention ?? NaN;
    expect(soon).toBeCloseTo(1);
    expect(later).toBeLessThan(0.7);
  });

  test("does not claim that a card is kept which was not known the last time", () => {
    const reviews = [review(0, "good"), review(3, "again")];
    expect(schedule(reviews, new Date(at(3)))?.retention).toBe(0);
    expect(schedule([...reviews, review(3, "hard")], new Date(at(3)))?.retention).toBeCloseTo(1);
  });

  test("counts a card as known until it is forgotten", () => {
    const known = schedule([review(0, "good"), review(3, "good")], new Date(at(3)));
    const lost = schedule([review(0, "good"), review(3, "again")], new Date(at(3)));
    expect(known).toMatchObject({ known: true, reviews: 2, lapses: 0 });
    expect(lost).toMatchObject({ known: false, reviews: 2, lapses: 1 });
  });

  test("leaves out a review of a clock that was ahead, unless there is no other", () => {
    const now = new Date(at(10));
    const ahead = review(26_000, "good");
    const past = [review(0, "good"), review(10, "again")];
    expect(schedule([...past, ahead], now)).toEqual(schedule(past, now));
    expect(schedule([ahead], now)?.due).toEqual(now);
  });

  test("bears a clock that was set back", () => {
    const own = schedule([review(5, "good"), review(1, "good")], new Date(at(5)));
    expect(daysUntil(own?.due, 5)).toBeGreaterThan(0);
  });
});

describe("listStandings", () => {
  const now = new Date(at(1));
  const list = (reviews: Review[]) =>
    listStandings([SAMPLES.one], new Map([[SAMPLES.one.id, reviews]]), now);

  test("has no plan for a new card", () => {
    expect(list([])).toMatchObject([{ schedule: null, due: null, changed: false }]);
  });

  test("keeps what was learned while the answer stays", () => {
    const [own] = list([review(0, "good")]);
    expect(own).toMatchObject({ changed: false });
    expect(own !== undefined && isDue(own, findDay(now, null))).toBe(false);
  });

  test("asks a known card from the beginning of the day on which it is due", () => {
    const evening = { ...review(0, "good"), at: new Date(2026, 0, 1, 20).toISOString() };
    const reviews = new Map([[SAMPLES.one.id, [evening]]]);
    const isDueAt = (when: Date): boolean =>
      listStandings([SAMPLES.one], reviews, when).every((one) => isDue(one, findDay(when, null)));
    const due = schedule([evening], new Date(2026, 0, 1, 20))?.due ?? new Date(NaN);
    const morning = new Date(due.getFullYear(), due.getMonth(), due.getDate(), 4);
    expect(due.getHours()).toBe(20);
    expect(isDueAt(morning)).toBe(true);
    expect(isDueAt(new Date(morning.getTime() - 1))).toBe(false);
  });

  test("asks a card that is being learned only when its minutes have passed", () => {
    const [own] = list([review(1, "again")]);
    expect(own !== undefined && isDue(own, findDay(now, null))).toBe(false);
    expect(
      own !== undefined && isDue(own, findDay(new Date(now.getTime() + 11 * 60_000), null)),
    ).toBe(true);
  });

  test("asks a card at once whose answer has changed, and says so", () => {
    const [own] = list([{ ...review(0, "easy"), answer: "another" }]);
    expect(own).toMatchObject({ changed: true, due: now });
    expect(own !== undefined && isDue(own, findDay(now, null))).toBe(true);
  });
});

describe("previewDue", () => {
  const time = { day: findDay(new Date(at(0)), null), exam: null };

  test("tells what a grade would come to", () => {
    const good = previewDue(SAMPLES.one, { reviews: [], grade: "good" }, time);
    expect(good).toEqual(schedule([review(0, "good")], new Date(at(0)))?.due);
  });

  test("comes before an exam", () => {
    const day = new Date(at(8));
    const exam = { start: time.day.start, day };
    const easy = previewDue(SAMPLES.one, { reviews: [], grade: "easy" }, { ...time, exam });
    expect(easy.getTime()).toBeLessThan(day.getTime());
  });
});
