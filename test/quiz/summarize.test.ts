import { describe, expect, test } from "vitest";
import { findDay } from "../../src/memory/day.ts";
import type { Grade, Review } from "../../src/progress/event.ts";
import { parseTheory } from "../../src/quiz/parse-theory.ts";
import { digestAnswer } from "../../src/quiz/right-answer.ts";
import { listStandings } from "../../src/quiz/list-standings.ts";
import { planExam } from "../../src/quiz/plan-exam.ts";
import { countDue, countStandings, countTopics } from "../../src/quiz/summarize.ts";
import { catchError } from "../workspace/caught-error.ts";
import { makeCard } from "./card-text.ts";

const now = new Date("2026-03-10T00:00:00Z");
const cards = ["a", "b", "c", "d"].map((name) => makeCard({ theory: "[EL-03]" }, name));
const past = (at: string, grade: Grade): Review[] =>
  cards.slice(0, 1).map((card) => ({ at, answer: digestAnswer(card), correct: true, grade }));
const reviews = new Map([
  ["event-loop/a", past("2026-03-01T00:00:00Z", "good")],
  ["event-loop/b", past("2026-03-09T00:00:00Z", "good")],
  ["event-loop/c", past("2026-03-09T23:55:00Z", "again")],
]);
const standings = listStandings(cards, reviews, now);
const theory = parseTheory({
  "event-loop": { "EL-03": "Timers", "EL-04": "Starvation" },
  async: { "AS-01": "Callbacks" },
});

describe("counts", () => {
  test("tell seen, known and due cards and how likely they are known", () => {
    const counts = countStandings(standings, findDay(now, null));
    expect(counts).toMatchObject({ cards: 4, seen: 3, known: 2, due: 1 });
    expect(counts.retention).toBeGreaterThan(0.5);
    expect(counts.retention).toBeLessThan(2 / 3);
  });

  test("tell how many of the due cards are new by a plan", () => {
    const day = findDay(now, null);
    expect(countStandings(standings, day)).toMatchObject({ due: 1, dueNew: 0 });
    const planned = standings.map((one) => ({ ...one, due: one.due ?? now }));
    expect(countStandings(planned, day)).toMatchObject({ due: 2, dueNew: 1 });
  });

  test("have no retention when nothing was seen", () => {
    expect(countStandings(standings.slice(3), findDay(now, null)).retention).toBeNull();
  });

  test("of topics tell how much of the syllabus was seen and leave out topics without cards", () => {
    expect(countTopics(standings, theory, findDay(now, null))).toMatchObject([
      { deck: "event-loop", cards: 4, ids: 2, seenIds: 1 },
    ]);
  });

  test("tell when cards come back", () => {
    expect(countDue(standings, now)).toEqual({ now: 1, tomorrow: 2, week: 0, later: 0, fresh: 1 });
  });

  test("count a new card once, though an exam plans it", () => {
    const planned = planExam(standings, {
      start: findDay(now, null).start,
      day: new Date("2026-03-12T00:00:00Z"),
    });
    expect(countDue(planned, now)).toEqual({ now: 1, tomorrow: 2, week: 0, later: 0, fresh: 1 });
  });
});

describe("parseTheory", () => {
  test("reads the facts of a topic with their cards", () => {
    const topic = {
      title: "Timers",
      staff: { "Rare.": [] },
      junior: { "First.": ["event-loop/a"] },
    };
    expect(parseTheory({ "event-loop": { "EL-03": topic } })).toEqual([
      {
        id: "EL-03",
        deck: "event-loop",
        title: "Timers",
        facts: [
          { rung: "staff", text: "Rare.", cards: [] },
          { rung: "junior", text: "First.", cards: ["event-loop/a"] },
        ],
      },
    ]);
  });

  test("tells what is no rung and no list of cards", () => {
    const topic = { title: "Timers", middle: {}, junior: { "First.": "event-loop/a" } };
    const value = { "event-loop": { "EL-03": topic } };
    expect(catchError(() => parseTheory(value)).message.split("\n")).toEqual([
      "quiz/theory.json: event-loop.EL-03.middle: expected title, junior, senior, staff",
      "quiz/theory.json: event-loop.EL-03.junior: expected ids of cards in an array",
    ]);
  });

  test("tells all its faults at once", () => {
    const value = { nowhere: { "EL-1": "x" }, async: { "AS-01": "" }, http: 3 };
    expect(catchError(() => parseTheory(value)).message.split("\n")).toEqual([
      expect.stringContaining("quiz/theory.json: nowhere: expected a deck of fundamentals"),
      "quiz/theory.json: nowhere.EL-1: expected an id such as EL-03 with a title",
      "quiz/theory.json: async.AS-01: expected an id such as EL-03 with a title",
      "quiz/theory.json: http: expected an object",
    ]);
  });
});
