import { expect, test } from "vitest";
import { countFitting, shareCards } from "../../src/plan/share-cards.ts";
import type { Card } from "../../src/quiz/card/card.ts";
import { listStandings } from "../../src/quiz/list-standings.ts";
import { SAMPLES } from "../quiz/card-text.ts";

const NOW = new Date("2026-03-01T00:00:00Z");

function stand(...cards: Card[]) {
  return listStandings(cards, new Map(), NOW);
}

test("cards fit by the minutes of their kinds", () => {
  const standings = stand(SAMPLES.one, SAMPLES.chain, SAMPLES.one);
  expect(countFitting(standings, 0.5)).toBe(0);
  expect(countFitting(standings, 8)).toBe(1);
  expect(countFitting(standings, 9)).toBe(2);
  expect(countFitting(standings, 60)).toBe(3);
});

test("new cards that take long come last among those that fit", () => {
  const standings = stand(SAMPLES.walkthrough, SAMPLES.one, SAMPLES.bug, SAMPLES.fill);
  expect(shareCards(standings, { daysLeft: 1, minutes: 20 })).toEqual({ left: 4, fits: 3 });
  expect(shareCards(standings, { daysLeft: 1, minutes: 30 })).toEqual({ left: 4, fits: 4 });
});
