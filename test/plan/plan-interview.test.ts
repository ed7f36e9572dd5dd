import { expect, test } from "vitest";
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

test("who has less than half an hour a day gets the last one alone", () => {
  expect(listDays(begin(20), 29, () => true)).toEqual([26]);
});
