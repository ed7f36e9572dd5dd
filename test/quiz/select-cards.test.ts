import { describe, expect, test } from "vitest";
import { findDay } from "../../src/memory/day.ts";
import type { Review } from "../../src/progress/event.ts";
import { findCard } from "../../src/quiz/find-card.ts";
import { digestAnswer } from "../../src/quiz/right-answer.ts";
import { selectCards } from "../../src/quiz/select-cards.ts";
import type { Selection } from "../../src/quiz/select-cards.ts";
import { listStandings } from "../../src/quiz/list-standings.ts";
import { catchError } from "../workspace/caught-error.ts";
import { SAMPLES, makeCard } from "./card-text.ts";

const now = new Date("2026-03-01T00:00:00Z");
const names = ["forgotten", "due", "known", "new-1", "new-2", "new-3", "new-4"];
const cards = names.map((name) => makeCard({}, name));

function reviewed(name: string, daysAgo: number): [string, Review[]] {
  const card = cards.find(({ id }) => id.endsWith(`/${name}`)) ?? cards[0];
  if (card === undefined) throw new Error(name);
  const at = new Date(now.getTime() - daysAgo * 86_400_000).toISOString();
  return [card.id, [{ at, answer: digestAnswer(card), correct: true, grade: "good" }]];
}

const reviews = new Map([reviewed("due", 3), reviewed("forgotten", 40), reviewed("known", 0)]);
const standings = listStandings(cards, reviews, now);

function select(part: Partial<Selection>): string[] {
  const selection = {
    deck: null,
    kind: null,
    count: null,
    due: false,
    seed: "1",
    day: findDay(now, null),
    ...part,
  };
  return selectCards(standings, selection).map(({ card }) => card.id.replace("event-loop/", ""));
}

describe("selectCards", () => {
  test("begins with what is due, the most forgotten first, and ends with what is known", () => {
    const all = select({});
    expect(all.slice(0, 2)).toEqual(["forgotten", "due"]);
    expect(all.slice(2, 6).toSorted()).toEqual(["new-1", "new-2", "new-3", "new-4"]);
    expect(all.slice(6)).toEqual(["known"]);
  });

  test("takes only what is due when asked to", () => {
    expect(select({ due: true })).toEqual(["forgotten", "due"]);
  });

  test("takes at most so many", () => {
    expect(select({ count: 1 })).toEqual(["forgotten"]);
  });

  test("takes only one deck", () => {
    expect(select({ deck: "streams" })).toEqual([]);
    expect(select({ deck: "event-loop" })).toHaveLength(names.length);
  });

  test("takes short ones of a level first, and before all what was left in the middle", () => {
    const mixed = listStandings([SAMPLES.chain, ...cards], new Map(), now);
    const options = { deck: null, kind: null, count: null, due: false, seed: "1" };
    const pick = (begun: string[]) =>
      selectCards(mixed, { ...options, day: findDay(now, null), begun: new Set(begun) });
    expect(pick([]).at(-1)?.card).toBe(SAMPLES.chain);
    expect(pick([SAMPLES.chain.id]).at(0)?.card).toBe(SAMPLES.chain);
  });

  test("takes easy ones of the new cards first", () => {
    const levels = ["expert", "core", "warm-up", "advanced"] as const;
    const fresh = levels.map((level) => ({ ...makeCard({}, level), level }));
    const all = {
      deck: null,
      kind: null,
      count: null,
      due: false,
      seed: "4",
      day: findDay(now, null),
    };
    const chosen = selectCards(listStandings(fresh, new Map(), now), all);
    expect(chosen.map(({ card }) => card.level)).toEqual(["warm-up", "core", "advanced", "expert"]);
  });

  test("takes only one kind", () => {
    expect(select({ kind: "spoken" })).toEqual([]);
    expect(select({ kind: "one", deck: "event-loop" })).toHaveLength(names.length);
  });

  test("mixes new cards by the seed", () => {
    const orders = ["1", "2", "3", "4", "5"].map((seed) => select({ seed }).join());
    expect(new Set(orders).size).toBeGreaterThan(1);
    expect(select({ seed: "3" })).toEqual(select({ seed: "3" }));
  });
});

describe("findCard", () => {
  test.each(["event-loop/due", "due"])("finds %s", (id) => {
    expect(findCard(cards, id).id).toBe("event-loop/due");
  });

  test("names the nearest for a typing error", () => {
    const error = catchError(() => findCard(cards, "event-loop/forgoten"));
    expect(error).toMatchObject({ code: "UNKNOWN_CARD" });
    expect(error.hint).toContain("trainer quiz --card event-loop/forgotten");
  });

  test.each(["__proto__", "constructor", ""])("finds no card called %j", (id) => {
    expect(catchError(() => findCard(cards, id))).toMatchObject({ code: "UNKNOWN_CARD" });
  });
});
