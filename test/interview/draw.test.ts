import { describe, expect, test } from "vitest";
import { loadCatalog } from "../../src/catalog/io/load-catalog.ts";
import { listSpeakable } from "../../src/interview/card-question.ts";
import { INTERVIEW_LEVELS } from "../../src/interview/debrief.ts";
import { countStages, drawInterview } from "../../src/interview/draw.ts";
import type { DrawPool } from "../../src/interview/draw.ts";
import { beginState } from "../../src/interview/fold-interview.ts";
import type { InterviewState } from "../../src/interview/fold-interview.ts";
import { INTERVIEW_MINUTES, limitOf } from "../../src/interview/plan.ts";
import type { InterviewPlan, InterviewWish } from "../../src/interview/plan.ts";
import { loadScenes } from "../../src/loop/io/load-scenes.ts";
import { loadCards } from "../../src/quiz/io/load-cards.ts";

const ROOT = process.cwd();
const { challenges } = loadCatalog(ROOT);
const POOL: DrawPool = {
  challenges,
  cards: listSpeakable(loadCards(ROOT).cards, "v20.20.0"),
  scenes: loadScenes(ROOT).scenes.map(({ slug }) => slug),
  mayDrill: () => true,
  before: [],
};
const WISH: InterviewWish = { minutes: 45, level: "middle", focus: null, seed: "1" };

/** Interviews one after the other, each with those before it in the journal. */
function drawMany(wish: Omit<InterviewWish, "seed">, count: number): InterviewPlan[] {
  const before: InterviewState[] = [];
  for (let at = 0; at < count; at += 1) {
    const plan = drawInterview({ ...wish, seed: `s${at}` }, { ...POOL, before });
    before.push(beginState(new Date(at * 1000).toISOString(), plan));
  }
  return before.map(({ plan }) => plan);
}

test("the same seed, journal and content give the same interview", () => {
  expect(drawInterview(WISH, POOL)).toEqual(drawInterview(WISH, POOL));
  const others = ["2", "3", "4"].map((seed) => drawInterview({ ...WISH, seed }, POOL));
  expect(new Set(others.map((plan) => JSON.stringify({ ...plan, seed: "" }))).size).toBe(3);
});

describe.each(INTERVIEW_MINUTES)("of %s minutes", (minutes) => {
  test.each(INTERVIEW_LEVELS.filter((level) => level !== "senior" || minutes > 30))(
    "six for a %s in a row repeat nothing",
    (level) => {
      for (let from = 0; from < 5; from += 1) {
        const plans = drawMany({ minutes, level, focus: null }, 6 + from).slice(from);
        const used = plans.flatMap(({ coding, cards, scene }) => [
          coding.slug,
          ...cards,
          ...(scene === null ? [] : [scene]),
        ]);
        expect(used).toEqual([...new Set(used)]);
        expect(plans.flatMap(({ notes }) => notes)).toEqual([]);
      }
    },
  );
});

test("no two theory questions of an interview are about the same thing, nor of one deck without need", () => {
  const cards = new Map(POOL.cards.map((card) => [card.id, card]));
  for (const minutes of INTERVIEW_MINUTES)
    for (const plan of drawMany({ minutes, level: "middle", focus: null }, 12)) {
      const drawn = plan.cards.flatMap((id) => cards.get(id) ?? []);
      const items = drawn.flatMap(({ theory }) => [...theory]);
      expect(items).toEqual([...new Set(items)]);
      const decks = drawn.map(({ deck }) => deck);
      expect(decks).toEqual([...new Set(decks)]);
    }
  const focused = drawMany({ minutes: 60, level: "middle", focus: "streams" }, 1)[0]?.cards ?? [];
  const items = focused.flatMap((id) => cards.get(id)?.theory ?? []);
  expect(items).toEqual([...new Set(items)]);
});

test("only stages whose minutes fit are drawn", () => {
  for (const { coding, level, minutes } of drawMany(
    { minutes: 60, level: "senior", focus: null },
    30,
  )) {
    if (coding.kind !== "solve") continue;
    const challenge = challenges.find(({ slug }) => slug === coding.slug);
    const sum = challenge?.stages
      .slice(0, coding.stages)
      .reduce((all, one) => all + one.minutes, 0);
    expect(sum).toBeLessThanOrEqual(limitOf({ minutes }, "coding") / 60_000);
    expect(coding.stages).toBeGreaterThanOrEqual(level === "senior" ? 2 : 1);
  }
});

test("a focus that leaves little repeats, and says so", () => {
  const plans = drawMany({ minutes: 30, level: "junior", focus: "limits" }, 3);
  expect(plans.map(({ coding }) => coding.slug)).toEqual(Array(3).fill("rate-limiter"));
  expect(plans[0]?.notes).toEqual([]);
  expect(plans[1]?.notes.join(" ")).toContain("one repeats");
});

test("two in ten have a repair or a review as their coding part, where something may be shown", () => {
  const kinds = Array.from({ length: 400 }, (_one, at) => {
    return drawInterview({ ...WISH, seed: `k${at}` }, POOL).coding.kind;
  });
  const drills = kinds.filter((kind) => kind !== "solve").length;
  expect(drills).toBeGreaterThan(50);
  expect(drills).toBeLessThan(110);
  expect(new Set(kinds)).toEqual(new Set(["solve", "repair", "review"]));
  const closed = { ...POOL, mayDrill: () => false };
  const solved = Array.from({ length: 50 }, (_one, at) => {
    return drawInterview({ ...WISH, seed: `k${at}` }, closed).coding.kind;
  });
  expect(new Set(solved)).toEqual(new Set(["solve"]));
});

test("a middle begins a stage of which half fits, a senior needs all of it", () => {
  const promisify = challenges.find(({ slug }) => slug === "promisify");
  if (promisify === undefined) throw new Error("no such challenge");
  expect(countStages(promisify, { ...WISH, minutes: 30 })).toBe(2);
  expect(countStages(promisify, { ...WISH, minutes: 30, level: "junior" })).toBe(1);
});
