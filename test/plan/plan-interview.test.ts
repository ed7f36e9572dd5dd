import { expect, test } from "vitest";
import { findDay } from "../../src/memory/day.ts";
import { listInterviewDays } from "../../src/plan/plan-interview.ts";
import { shareMinutes } from "../../src/plan/share-minutes.ts";
import { SAMPLES } from "../quiz/card-text.ts";
import { Learner, makeWorld } from "./learner.ts";

const evening = (day: number): Date => new Date(2026, 2, day, 18);

/** The days from the first of March on whose today has an interview; who learns does all of it, or none. */
function listDays(learner: Learner, to: number, does: (day: number) => boolean): number[] {
  const days: number[] = [];
  for (let day = 1; day <= to; day += 1) {
    const { items } = learner.today(evening(day));
    if (items.some(({ kind }) => kind === "interview")) days.push(day);
    if (does(day)) learner.study(evening(day));
  }
  return days;
}

function begin(minutes: number, until = "2026-03-29"): Learner {
  const learner = new Learner(makeWorld(3, 18, 3), 7);
  learner.plan(evening(1), { until, minutes });
  return learner;
}

test("an interview comes a week after the plan, each week, and three days before the date", () => {
  expect(listDays(begin(45), 29, () => true)).toEqual([8, 15, 22, 26]);
});

test("one that was missed stays until it is taken, and is not the last thing before the date", () => {
  expect(listDays(begin(45), 29, (day) => day > 10)).toEqual([8, 9, 10, 11, 18, 26]);
  expect(listDays(begin(45), 29, () => false).slice(-3)).toEqual([22, 26, 27]);
});

test("it takes the day, or leaves what the day has beside it; due cards wait", () => {
  const [short, long] = [begin(45), begin(90)].map((learner) => {
    for (let day = 1; day <= 7; day += 1) learner.study(evening(day));
    return learner.today(evening(8));
  });
  expect(short?.items).toMatchObject([
    { kind: "interview", minutes: 45, command: ["interview", "--minutes", "45"] },
  ]);
  expect(long?.items[0]).toMatchObject({ kind: "interview", minutes: 60 });
  expect(long?.minutes).toBeLessThanOrEqual(91);
});

test("a day of less than half an hour holds one every other week, to be gone on with", () => {
  expect(listDays(begin(20), 29, () => true)).toEqual([15, 26]);
  const learner = begin(20);
  for (let day = 1; day <= 14; day += 1) learner.study(evening(day));
  const { items, minutes } = learner.today(evening(15));
  expect(items).toMatchObject([{ minutes: 20, command: ["interview", "--minutes", "30"] }]);
  expect(items[0]?.why).toMatch(/ It takes 30 minutes: leave it when your day is over/);
  expect(minutes).toBe(20);
});

test("the days that interviews take are none for stages and cards", () => {
  const world = makeWorld(60, 18, 3);
  const ask = (until: string): Parameters<typeof listInterviewDays> => {
    const learner = new Learner(world, 7);
    learner.plan(evening(1), { until, minutes: 45 });
    const progress = learner.fold(evening(1));
    const plan = { until, minutes: 45, dayStarts: null };
    return [{ plan, progress, morning: progress }, findDay(evening(1), null)];
  };
  expect(listInterviewDays(...ask("2026-03-03"))).toEqual([false]);
  expect(listInterviewDays(...ask("2026-03-05"))).toEqual([true, false, false]);
  const days = listInterviewDays(...ask("2026-03-29"));
  expect(days.flatMap((isTaken, at) => (isTaken ? [at + 2] : []))).toEqual([8, 15, 22, 26]);
  const learner = new Learner(world, 7);
  learner.plan(evening(1), { until: "2026-03-29", minutes: 45 });
  const { outlook, items } = learner.today(evening(1));
  const { stageMinutes } = shareMinutes(45, true);
  const today = items.reduce((sum, one) => sum + (one.kind === "stage" ? one.minutes : 0), 0);
  const free = days.filter((isTaken) => !isTaken).length;
  // Stages of 15 and 20 minutes in turn.
  const room = (today + free * stageMinutes) / 17.5;
  expect(Math.abs(outlook.stages.fits - room)).toBeLessThanOrEqual(1);
});

test("cards in own words take longer, so a day holds fewer of them", () => {
  const spoken = Array.from({ length: 40 }, (_none, at) => ({
    ...SAMPLES.spoken,
    id: `event-loop/spoken-${at}`,
  }));
  const [quick, slow] = [makeWorld(3, 40, 0), { ...makeWorld(3, 0, 0), cards: spoken }].map(
    (world) => {
      const learner = new Learner(world, 7);
      learner.plan(evening(1), { until: "2026-03-08", minutes: 45 });
      return learner.today(evening(1)).items.find(({ kind }) => kind === "cards");
    },
  );
  expect(slow?.minutes).toBe(3 * (slow?.count ?? 0));
  expect(slow?.minutes).toBeLessThanOrEqual(15);
  expect(quick?.count).toBeGreaterThan(slow?.count ?? 0);
  expect(quick?.minutes).toBeLessThanOrEqual(15);
});
