import { describe, expect, test } from "vitest";
import type { Review } from "../../src/progress/event.ts";
import { buildLadder, countLadder, findNextCards, groupByDeck } from "../../src/quiz/ladder.ts";
import { parseTheory } from "../../src/quiz/parse-theory.ts";
import { digestAnswer } from "../../src/quiz/right-answer.ts";
import { listStandings } from "../../src/quiz/list-standings.ts";
import { makeCard } from "./card-text.ts";

const now = new Date("2026-03-10T00:00:00Z");
const cards = ["a", "b", "c"].map((name, at) =>
  makeCard({ theory: "[EL-03]", level: ["core", "advanced", "expert"][at] ?? "core" }, name),
);
const theory = parseTheory({
  "event-loop": {
    "EL-03": {
      title: "Timers",
      staff: { "A rare thing.": ["event-loop/c"] },
      junior: { "A first thing.": ["event-loop/a", "event-loop/b"], "A second one.": [] },
      senior: { "A harder thing.": ["event-loop/b"] },
    },
    "EL-04": "Starvation",
  },
  async: { "AS-01": "Callbacks" },
});

/** Where somebody stands who has answered these cards. */
function standings(grades: Record<string, Review["grade"]>) {
  const reviews = cards.flatMap((card): [string, Review[]][] => {
    const grade = grades[card.id.split("/")[1] ?? ""];
    const at = "2026-03-01T00:00:00Z";
    const answer = digestAnswer(card);
    return grade === undefined
      ? []
      : [[card.id, [{ at, answer, correct: grade !== "again", grade }]]];
  });
  return listStandings(cards, new Map(reviews), now);
}

describe("a ladder", () => {
  test("has the facts of each topic, what a junior must know first, with where one stands", () => {
    const [timers, other] = buildLadder(theory, standings({ a: "good", b: "again" }), {});
    expect(timers?.facts).toMatchObject([
      { rung: "junior", text: "A first thing.", state: "known" },
      { rung: "junior", text: "A second one.", state: "open" },
      { rung: "senior", text: "A harder thing.", state: "seen" },
      { rung: "staff", text: "A rare thing.", state: "new" },
    ]);
    expect(other).toEqual({ id: "EL-04", deck: "event-loop", title: "Starvation", facts: [] });
  });

  test("has the cards of a topic by their level as long as its facts are not written down", () => {
    const bare = parseTheory({ "event-loop": { "EL-03": "Timers" } });
    expect(buildLadder(bare, standings({}), {})[0]?.facts).toMatchObject([
      { rung: "junior", text: "Timers", cards: ["event-loop/a"] },
      { rung: "senior", cards: ["event-loop/b"] },
      { rung: "staff", cards: ["event-loop/c"] },
    ]);
  });

  test("may be that of one deck or topic", () => {
    const ids = (only: Parameters<typeof buildLadder>[2]) =>
      buildLadder(theory, standings({}), only).map(({ id }) => id);
    expect(ids({ deck: "async" })).toEqual(["AS-01"]);
    expect(ids({ topic: "EL-04" })).toEqual(["EL-04"]);
    const decks = groupByDeck(buildLadder(theory, standings({}), {})).map(({ deck }) => deck);
    expect(decks).toEqual(["event-loop", "async"]);
  });
});

describe("where one stands", () => {
  test.each([
    [{}, null, [0, 0, 0]],
    [{ a: "good" }, "junior", [1, 0, 0]],
    [{ b: "good" }, "senior", [1, 1, 0]],
    [{ a: "good", b: "good", c: "good" }, "staff", [1, 1, 1]],
    [{ c: "good" }, null, [0, 0, 1]],
  ] as const)("after %o is %s", (grades, reached, known) => {
    const counts = countLadder(buildLadder(theory, standings(grades), {}));
    expect(counts.reached).toBe(reached);
    expect(counts.rungs.map((rung) => rung.known)).toEqual(known);
    expect(counts.rungs.map(({ facts }) => facts)).toEqual([1, 1, 1]);
  });

  test("is nowhere without facts", () => {
    expect(countLadder([])).toMatchObject({ reached: null });
  });
});

test("what to ask next are cards of the lowest rung that is not known", () => {
  const next = (grades: Parameters<typeof standings>[0]) =>
    findNextCards(buildLadder(theory, standings(grades), {}), 2);
  expect(next({})).toEqual(["event-loop/a"]);
  expect(next({ a: "good", b: "again" })).toEqual(["event-loop/b"]);
  expect(next({ a: "good", b: "good", c: "good" })).toEqual([]);
});
