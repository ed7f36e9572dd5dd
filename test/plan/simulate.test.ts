import { afterEach, describe, expect, test, vi } from "vitest";
import { countGreen } from "../../src/catalog/stages.ts";
import { findDay } from "../../src/memory/day.ts";
import type { PlanItem, Today } from "../../src/plan/plan.ts";
import { listDueChallenges, listDueScenes } from "../../src/plan/recall-queue.ts";
import { foldProgress } from "../../src/progress/fold-progress.ts";
import { listStandings } from "../../src/quiz/list-standings.ts";
import { isDue } from "../../src/quiz/standing.ts";
import { shuffle } from "../../src/quiz/shuffle.ts";
import { sampleCatalog } from "../catalog/sample.ts";
import { Learner, later, makeWorld, seedNumbers } from "./learner.ts";
import type { World } from "./learner.ts";

// Months of learning are long on a machine that does other work too.
vi.setConfig({ testTimeout: 120_000 });

afterEach(() => void vi.unstubAllEnvs());

const SMALL = makeWorld(3, 18, 3);
const evening = (day: number, hour = 18): Date => new Date(2026, 2, day, hour);
const FIRST = evening(1, 10);
const UNTIL = "2026-03-29";
const DAYS = 28;

interface Beginning {
  world?: World;
  minutes?: number;
  until?: string;
}

function begin(
  seed: number,
  { world = SMALL, minutes = 45, until = UNTIL }: Beginning = {},
): Learner {
  const learner = new Learner(world, seed);
  learner.hasDrills = true;
  learner.plan(FIRST, { until, minutes });
  return learner;
}

/** What is wrong with a day: more than its minutes, or something due that is nowhere. */
function findFaults(learner: Learner, now: Date): string[] {
  const today = learner.today(now);
  const { plan, items, minutes, waiting } = today;
  const when = now.toISOString();
  const faults: string[] = [];
  if (minutes > plan.minutes + 1) faults.push(`${when}: ${minutes} of ${plan.minutes} minutes`);
  const progress = learner.fold(now);
  const day = findDay(now, plan.dayStarts);
  const { world } = learner;
  const cards = listStandings(world.cards, progress.reviews, now).filter((one) => isDue(one, day));
  const asked = items.reduce((sum, { count }) => sum + (count ?? 0), 0);
  if (asked + waiting.cards < cards.length) faults.push(`${when}: a card is lost`);
  const lose = (due: { what: { slug: string } }[], kind: string, waits: number): void => {
    const out = due.filter(({ what }) => !items.some((one) => one.slug === what.slug));
    if (out.length !== waits) faults.push(`${when}: a ${kind} is lost`);
  };
  lose(listDueScenes(world.scenes, progress, day), "scene", waiting.scenes);
  const catalog = sampleCatalog(...world.challenges);
  lose(listDueChallenges(catalog, progress, day), "challenge", waiting.challenges);
  return faults;
}

function seen(learner: Learner, now: Date): { cards: number; solved: number } {
  const progress = learner.fold(now);
  const solved = [...progress.challenges.values()].filter(({ status }) => status === "solved");
  return { cards: progress.reviews.size, solved: solved.length };
}

const kindsOf = (items: readonly PlanItem[]): string[] => items.map(({ kind }) => kind);

describe("a diligent learner", () => {
  test("has seen everything before the date, and each evening nothing is left", () => {
    const learner = begin(11);
    expect(learner.today(evening(1)).outlook.isMet).toBe(true);
    const faults: string[] = [];
    const left: string[] = [];
    for (let day = 1; day <= DAYS; day += 1) {
      faults.push(...findFaults(learner, evening(day)));
      const end = learner.study(evening(day));
      left.push(...learner.today(end).items.map(({ title }) => `${day}: ${title}`));
    }
    expect(faults).toEqual([]);
    expect(left).toEqual([]);
    expect(seen(learner, evening(DAYS))).toEqual({ cards: 18, solved: 3 });
    const { outlook } = learner.today(evening(DAYS));
    expect(outlook).toMatchObject({ stages: { left: 0 }, cards: { left: 0 }, isMet: true });
  });

  test("meets every kind of item", () => {
    const learner = begin(12);
    const kinds = new Set<string>();
    for (let day = 1; day <= 14; day += 1) {
      for (const kind of kindsOf(learner.today(evening(day)).items)) kinds.add(kind);
      learner.study(evening(day));
    }
    expect([...kinds].toSorted()).toEqual([
      ...["again", "cards", "drill", "interview", "scenes", "stage"],
    ]);
  });
});

describe("half an hour a day for three weeks", () => {
  const learner = begin(13, { world: makeWorld(15, 200, 10), minutes: 30, until: "2026-03-22" });

  test("gives twice as much to new stages as to challenges to solve again", () => {
    const minutes = { stage: 0, again: 0 };
    for (let day = 1; day <= 21; day += 1) {
      for (const { kind, minutes: taken } of learner.today(evening(day)).items) {
        if (kind === "stage" || kind === "again") minutes[kind] += taken;
      }
      learner.study(evening(day));
    }
    const { challenges } = learner.fold(evening(22));
    const stages = learner.world.challenges.reduce(
      (sum, challenge) => sum + countGreen(challenge, challenges.get(challenge.slug)),
      0,
    );
    expect(minutes.again).toBeGreaterThan(0);
    expect(minutes.stage).toBeGreaterThan(2 * minutes.again);
    expect(stages).toBeGreaterThanOrEqual(5);
  });
});

describe("a lazy learner", () => {
  test("who does a third each day loses nothing and never gets more than the day holds", () => {
    const learner = begin(21);
    const faults: string[] = [];
    for (let day = 1; day <= 25; day += 1) {
      faults.push(...findFaults(learner, evening(day)));
      learner.study(evening(day), 15);
    }
    expect(faults).toEqual([]);
    expect(learner.today(evening(26)).minutes).toBeLessThanOrEqual(46);
    expect(seen(learner, evening(26)).cards).toBeGreaterThan(10);
  });
});

describe("a learner who is away", () => {
  test("for three weeks finds days as long as before, and catches up", () => {
    const learner = begin(31, { world: makeWorld(2, 90, 3), minutes: 20, until: "2026-04-20" });
    for (let day = 1; day <= 10; day += 1) learner.study(evening(day));
    const back = learner.today(evening(31));
    expect(back.waiting.cards).toBeGreaterThan(0);
    const faults: string[] = [];
    const waiting: number[] = [];
    for (let day = 31; day <= 40; day += 1) {
      faults.push(...findFaults(learner, evening(day)));
      learner.study(evening(day));
      waiting.push(learner.today(evening(day, 23)).waiting.cards);
    }
    expect(faults).toEqual([]);
    expect(waiting.at(-1)).toBeLessThan(back.waiting.cards / 2);
  });

  test("the day before the date has only what is due on the date, and the plan ends after it", () => {
    const learner = begin(32);
    for (let day = 1; day <= DAYS - 1; day += 1) learner.study(evening(day));
    const date = learner.today(evening(DAYS + 1));
    expect(date).toMatchObject({ state: "date", daysLeft: 0 });
    expect(kindsOf(date.items).filter((kind) => kind !== "cards")).toEqual([]);
    expect(date.minutes).toBeLessThanOrEqual(45);
    expect(learner.today(evening(DAYS + 2))).toMatchObject({ state: "over", items: [] });
  });
});

describe("a learner who changes the plan", () => {
  test("twice keeps all that was done, and what is due", () => {
    const learner = begin(41);
    const changes = new Map([
      [8, { until: "2026-03-20", minutes: 20 }],
      [15, { until: "2026-05-01", minutes: 60, dayStarts: "06:00" }],
    ]);
    const faults: string[] = [];
    for (let day = 1; day <= 22; day += 1) {
      const change = changes.get(day);
      const before = seen(learner, evening(day));
      if (change !== undefined) learner.plan(evening(day, 12), change);
      expect(seen(learner, evening(day))).toEqual(before);
      faults.push(...findFaults(learner, evening(day)));
      learner.study(evening(day));
    }
    expect(faults).toEqual([]);
    expect(seen(learner, evening(23))).toEqual({ cards: 18, solved: 3 });
  });

  test("in the middle of a day has what was done taken off the new day", () => {
    const learner = begin(42);
    const end = learner.study(evening(2, 8), 25);
    learner.plan(later(end, 1), { until: UNTIL, minutes: 90 });
    const { minutes, plan } = learner.today(later(end, 2));
    expect(plan.minutes).toBe(90);
    expect(minutes).toBeGreaterThan(20);
    expect(minutes).toBeLessThan(80);
  });
});

describe("clocks", () => {
  test("that are set back by a day lose nothing", () => {
    const learner = begin(51);
    for (let day = 1; day <= 8; day += 1) learner.study(evening(day));
    const before = seen(learner, evening(8, 23));
    const faults = findFaults(learner, evening(7));
    learner.study(evening(7));
    for (let day = 8; day <= 20; day += 1) {
      faults.push(...findFaults(learner, evening(day)));
      learner.study(evening(day));
    }
    expect(faults).toEqual([]);
    expect(seen(learner, evening(7)).cards).toBeGreaterThanOrEqual(before.cards);
    expect(seen(learner, evening(21))).toEqual({ cards: 18, solved: 3 });
  });

  test.each([
    ["Europe/Berlin", "America/Los_Angeles"],
    ["Australia/Sydney", "Pacific/Auckland"],
  ])("of %s, then %s, with changes of summer time, keep the days apart", (home, away) => {
    vi.stubEnv("TZ", home);
    const learner = begin(52, { until: "2026-04-20" });
    const faults: string[] = [];
    for (let day = 27; day <= 37; day += 1) {
      if (day === 32) vi.stubEnv("TZ", away);
      faults.push(...findFaults(learner, evening(day)));
      const end = learner.study(evening(day));
      if (learner.today(end).items.length > 0) faults.push(`${day}: something is left`);
      const [night, morning] = [evening(day + 1, 3), evening(day + 1, 5)];
      // Except for a card that was hard ten minutes ago.
      const isNew = learner.today(night).items.some(({ kind }) => kind !== "cards");
      if (isNew) faults.push(`${day}: the night has a day of its own`);
      if (learner.today(morning).items.length === 0) faults.push(`${day}: no new day`);
    }
    expect(faults).toEqual([]);
  });
});

describe("any learner", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("loses nothing and is never overloaded (seed %d)", (seed) => {
    const random = seedNumbers(seed * 7919);
    const world = makeWorld(1 + Math.floor(random() * 4), 25, 4);
    const minutes = 10 + Math.floor(random() * 80);
    const learner = begin(seed, { world, minutes });
    const faults: string[] = [];
    for (let day = 1; day <= DAYS + 2; day += 1 + Math.floor(random() ** 4 * 9)) {
      if (random() < 0.1) learner.plan(evening(day, 12), { until: UNTIL, minutes });
      const now = evening(day, 6 + Math.floor(random() * 17));
      faults.push(...findFaults(learner, now));
      learner.study(now, random() * minutes * 1.3);
    }
    expect(faults, `seed ${seed}`).toEqual([]);
  });

  test("has the same day whatever the order of the lines, however often it is asked", () => {
    const learner = begin(61);
    for (let day = 1; day <= 6; day += 1) learner.study(evening(day), 30);
    const now = evening(7);
    const wanted = learner.today(now);
    expect(learner.today(now)).toEqual(wanted);
    const mixed = shuffle(learner.events.length, "61").flatMap((at) => learner.events[at] ?? []);
    learner.events.splice(0, learner.events.length, ...mixed);
    expect(learner.today(now)).toEqual(wanted);
    const journal = { events: mixed, tornLines: 0, unknownEvents: 0 };
    expect(foldProgress(journal, now)).toEqual(learner.fold(now));
  });

  test("who does half of an item has the rest of it left", () => {
    const learner = begin(62);
    const before = findItem(learner.today(evening(1)), "stage");
    const end = learner.do({ ...before, minutes: 8 }, evening(1));
    const after = findItem(learner.today(end), "stage");
    expect(after.slug).toBe(before.slug);
    expect(learner.today(end).minutes).toBeLessThan(learner.today(evening(1, 11)).minutes + 45);
    expect(learner.today(end).minutes).toBeGreaterThan(20);
  });
});

function findItem({ items }: Today, kind: PlanItem["kind"]): PlanItem {
  const item = items.find((one) => one.kind === kind);
  if (item === undefined) throw new Error(`no ${kind} today`);
  return item;
}
