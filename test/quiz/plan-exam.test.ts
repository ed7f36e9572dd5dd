import { describe, expect, test } from "vitest";
import { findDay } from "../../src/memory/day.ts";
import type { Card } from "../../src/quiz/card/card.ts";
import { parseExamDay } from "../../src/quiz/parse-exam-day.ts";
import { planExam } from "../../src/quiz/plan-exam.ts";
import { digestAnswer } from "../../src/quiz/right-answer.ts";
import { listStandings } from "../../src/quiz/list-standings.ts";
import { isDue } from "../../src/quiz/standing.ts";
import type { Standing } from "../../src/quiz/standing.ts";
import type { Review } from "../../src/progress/event.ts";
import { catchError } from "../workspace/caught-error.ts";
import { makeCard } from "./card-text.ts";

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const dayOf = (day: number): Date => new Date(START + day * DAY_MS);
const cards = Array.from({ length: 60 }, (_none, at) => makeCard({}, `card-${at}`));

function answer(card: Card, when: Date): Review {
  return { at: when.toISOString(), answer: digestAnswer(card), correct: true, grade: "easy" };
}

/** Answers, day by day, whatever is planned for it; gives how many each day had. */
function study(reviews: Map<string, Review[]>, days: number): number[] {
  return Array.from({ length: days }, (_none, day) => {
    const now = dayOf(day);
    const planned = planExam(listStandings(cards, reviews, now), { start: now, day: dayOf(days) });
    const today = planned.filter((one) => isDue(one, findDay(now, null)));
    for (const { card } of today)
      reviews.set(card.id, [...(reviews.get(card.id) ?? []), answer(card, now)]);
    return today.length;
  });
}

describe("planExam", () => {
  test("plans every card before the day", () => {
    const now = dayOf(0);
    const half = new Map(cards.slice(30).map((card) => [card.id, [answer(card, dayOf(-1))]]));
    const planned = planExam(listStandings(cards, half, now), { start: now, day: dayOf(9) });
    const late = planned.filter(({ due }) => due === null || due >= dayOf(9));
    expect(late).toEqual([]);
  });

  test.each([1, 2, 5, 20])("has asked every new card after %d days of study", (days) => {
    const reviews = new Map<string, Review[]>();
    study(reviews, days);
    expect(reviews.size).toBe(cards.length);
  });

  test("asks a known card once more, though its schedule would not", () => {
    const reviews = new Map(cards.map((card) => [card.id, [answer(card, dayOf(-8))]]));
    study(reviews, 4);
    const again = [...reviews.values()].filter((own) => own.length > 1);
    expect(again).toHaveLength(cards.length);
  });

  test("spreads the work over the days", () => {
    const counts = study(new Map(), 12);
    expect(Math.max(...counts)).toBeLessThan(cards.length / 3);
  });

  test("asks nothing twice on the same day", () => {
    const now = dayOf(0);
    const reviews = new Map(cards.map((card) => [card.id, [answer(card, now)]]));
    const planned = planExam(listStandings(cards, reviews, now), { start: now, day: dayOf(9) });
    expect(planned.filter((one) => isDue(one, findDay(now, null)))).toEqual([]);
  });

  test("opens no more new cards on a day than it had planned", () => {
    const now = dayOf(0);
    const exam = { start: now, day: dayOf(9) };
    const isOpen = (one: Standing): boolean =>
      one.schedule === null && isDue(one, findDay(now, null));
    const first = planExam(listStandings(cards, new Map(), now), exam).filter(isOpen);
    const done = new Map(first.map(({ card }) => [card.id, [answer(card, now)]]));
    const second = planExam(listStandings(cards, done, now), exam).filter(isOpen);
    expect(first).toHaveLength(10);
    expect(second).toEqual([]);
  });
});

describe("planExam with fewer new cards a day than there are", () => {
  test.each([
    [3, 3, 18],
    [0, 0, 0],
    [50, 10, 60],
  ])("opens at most %d of them a day", (mostNew, today, planned) => {
    const start = dayOf(0);
    const exam = { start, day: dayOf(9), mostNew };
    const all = planExam(listStandings(cards, new Map(), start), exam);
    expect(all.filter((one) => isDue(one, findDay(start, null)))).toHaveLength(today);
    expect(all.filter(({ due }) => due !== null)).toHaveLength(planned);
  });
});

describe("parseExamDay", () => {
  const now = new Date(2027, 1, 10, 12);

  test("is the beginning of a day here", () => {
    expect(parseExamDay("2027-03-01", now)).toEqual(new Date(2027, 2, 1));
  });

  test.each(["2027-02-10", "2026-01-01"])("rejects %s, which is not after today", (text) => {
    expect(catchError(() => parseExamDay(text, now))).toMatchObject({ code: "BAD_EXAM" });
  });

  test.each(["tomorrow", "2027-02-30", "2027-13-01", "27-3-1"])("rejects %s as no date", (text) => {
    expect(catchError(() => parseExamDay(text, now)).message).toMatch(/is not a date\.$/);
  });
});
