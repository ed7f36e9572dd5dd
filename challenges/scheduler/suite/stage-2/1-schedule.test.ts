import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import {
  catchStrays,
  namesOf,
  nothing,
  notThrowing,
  payloadsOf,
  statusOf,
  thrownBy,
  untilDate,
} from "../record.ts";
import { startTimeline } from "../timeline.ts";

const DAY = 24 * 60 * 60 * 1000;

describe("schedule-checks", () => {
  test("S10 an invalid expression throws INVALID_CRON", () => {
    startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("kept", DAY, nothing);
    const configs = ["60 * * * *", "* * * *", "5x * * * *", "30-10 * * * *"];
    const found = notThrowing(configs, "INVALID_CRON", (config) =>
      scheduler.schedule("job", config, nothing),
    );
    expect(found, "schedule throws INVALID_CRON for an invalid expression").toEqual([]);
    expect(namesOf(scheduler), "schedule adds no job for an invalid expression").toEqual(["kept"]);
  });

  test("S10 a config of a wrong type or no interval throws", () => {
    startTimeline();
    const scheduler = new Scheduler();
    const configs = [undefined, null, {}, Number.NaN, 0, -1, Number.POSITIVE_INFINITY];
    const found = notThrowing(configs, "TypeError or RangeError", (config) =>
      Reflect.apply(scheduler.schedule, scheduler, ["job", config, nothing]),
    );
    expect(found, "schedule throws a TypeError or RangeError for an invalid config").toEqual([]);
    expect(namesOf(scheduler), "schedule adds no job for an invalid config").toEqual([]);
  });

  test("S10 a handler that is not a function throws", () => {
    startTimeline();
    const scheduler = new Scheduler();
    const handlers = [undefined, null, "run", {}, 5];
    const found = notThrowing(handlers, "TypeError or RangeError", (handler) =>
      Reflect.apply(scheduler.schedule, scheduler, ["job", 1000, handler]),
    );
    expect(
      found,
      "schedule throws a TypeError or RangeError for a handler that is not a function",
    ).toEqual([]);
    expect(namesOf(scheduler), "schedule adds no job for an invalid handler").toEqual([]);
  });

  test("S10 an existing job goes on after an invalid config", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log: string[] = [];
    scheduler.schedule("first", 1000, () => log.push("first"));
    scheduler.schedule("second", 1000, () => log.push("second"));
    await line.pass(400);
    thrownBy(() => scheduler.schedule("first", "60 * * * *", nothing));
    thrownBy(() => scheduler.schedule("second", -1, nothing));
    await line.pass(700);
    expect(
      log.toSorted(),
      "both jobs go on, though schedule was called with their names and an invalid config",
    ).toEqual(["first", "second"]);
  });

  test("S10 an existing job goes on after an invalid handler", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const strays = catchStrays();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    await line.pass(400);
    const add = () => Reflect.apply(scheduler.schedule, scheduler, ["job", 1000, "no function"]);
    thrownBy(add);
    await line.pass(700);
    expect(
      runs,
      "the job goes on, though schedule was called with its name and an invalid handler",
    ).toBe(1);
    expect(strays, "an invalid handler causes no error later").toEqual([]);
  });
});

describe("due-runs", () => {
  test("S9 schedule emits scheduled and returns the scheduler", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const payloads = payloadsOf(scheduler, "scheduled");
    const due = Date.now() + 60_000;
    const result = scheduler.schedule("job", 60_000, nothing);
    expect(result === scheduler, "schedule returns the scheduler").toBe(true);
    await line.pass(1);
    expect(payloads.length, "schedule emits scheduled once").toBe(1);
    expect(payloads[0]?.name, "the payload of scheduled has the name of the job").toBe("job");
    const left = untilDate(
      payloads[0]?.nextRun,
      "the payload of scheduled has a Date as its nextRun",
    );
    expect(left + Date.now() - due, "nextRun in scheduled is one interval from now").toBe(0);
  });

  test("S11 an interval job runs first after one interval", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    await line.pass(999);
    expect(runs, "a job with interval 1000 does not run in its first 999 ms").toBe(0);
    await line.pass(101);
    expect(runs, "a job with interval 1000 has run once after 1100 ms").toBe(1);
  });

  test("S11 an interval job runs again and again", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    await line.pass(5100);
    expect(runs, "a job with interval 1000 has run five times after 5100 ms").toBe(5);
  });

  test("S11 a cron job runs once in each matching minute", async () => {
    const line = startTimeline(new Date(2026, 0, 5, 12, 0, 30));
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", "*/5 * * * *", () => (runs += 1));
    await line.pass(4 * 60_000 + 29_999);
    expect(runs, "*/5 * * * * does not run from 12:00:30 until just before 12:05").toBe(0);
    await line.pass(60_000);
    expect(runs, "*/5 * * * * has run once at the end of 12:05").toBe(1);
    await line.pass(5 * 60_000);
    expect(runs, "*/5 * * * * has run twice at the end of 12:10").toBe(2);
  });

  test("S11 a cron job for every minute runs each minute", async () => {
    const line = startTimeline(new Date(2026, 0, 5, 12, 0, 30));
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", "* * * * *", async () => (runs += 1));
    await line.pass(5 * 60_000 + 29_999);
    expect(runs, "* * * * * has run five times from 12:00:30 to the end of 12:05").toBe(5);
  });

  test("S11 an interval job never runs before its nextRun", async () => {
    const line = startTimeline(new Date(2026, 0, 5, 12, 0, 10, 700));
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1700, () => (runs += 1));
    await line.pass(1699);
    expect(runs, "an interval job does not run one millisecond before its nextRun").toBe(0);
    await line.pass(101);
    expect(runs, "an interval job has run 100 ms after its nextRun").toBe(1);
  });

  test("S11 a cron job never runs before its nextRun", async () => {
    const line = startTimeline(new Date(2026, 0, 5, 12, 0, 10, 700));
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", "1 12 * * *", () => (runs += 1));
    await line.pass(49_299);
    expect(runs, "1 12 * * * does not run one millisecond before 12:01").toBe(0);
    await line.pass(60_000);
    expect(runs, "1 12 * * * has run once at the end of 12:01").toBe(1);
  });

  test("S11 several jobs run side by side", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log: string[] = [];
    scheduler.schedule("slow", 2500, () => log.push("slow"));
    scheduler.schedule("quick", 1000, () => log.push("quick"));
    await line.pass(3100);
    expect(log, "each of two jobs runs at its own times").toEqual([
      "quick",
      "quick",
      "slow",
      "quick",
    ]);
  });
});

describe("any-name", () => {
  test("S9 a job may have any name", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const names = ["", "constructor", "a b/c", "toString", "length"];
    const scheduled = payloadsOf(scheduler, "scheduled");
    const cancelled = payloadsOf(scheduler, "cancelled");
    const log: string[] = [];
    for (const name of names) scheduler.cancel(name);
    await line.pass(1);
    expect(
      cancelled.splice(0).map(({ name }) => name),
      "cancel knows no names but those of jobs, not even those of inherited properties",
    ).toEqual([]);
    for (const name of names) scheduler.schedule(name, 60_000, () => log.push(name));
    expect(namesOf(scheduler).toSorted(), "getStatus lists jobs of any name").toEqual(
      names.toSorted(),
    );
    await line.pass(60_100);
    expect(log.toSorted(), "jobs of any name run").toEqual(names.toSorted());
    for (const name of names) scheduler.cancel(name);
    await line.pass(1);
    expect(
      { scheduled: scheduled.length, cancelled: cancelled.length },
      "scheduled and cancelled are emitted once for each of five names",
    ).toEqual({ scheduled: 5, cancelled: 5 });
    expect(namesOf(scheduler), "cancel removes jobs of any name").toEqual([]);
  });
});

describe("global-clock", () => {
  test("S21 runs start when the replaced timers say so", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 60_000, () => (runs += 1));
    await line.pass(60_100);
    expect(runs, "a job runs when the replaced clock has moved on by one interval").toBe(1);
  });

  test("S21 lastRun comes from the replaced Date", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("job", 1000, nothing);
    await line.pass(1200);
    const { lastRun } = statusOf(scheduler, "job");
    const ago = -untilDate(lastRun, "lastRun is a Date after a run");
    expect(
      ago >= 100 && ago <= 200 ? "at the start of the run" : lastRun?.toISOString(),
      "lastRun is the time of the replaced Date at the start of the run",
    ).toBe("at the start of the run");
  });

  test("S21 nextRun counts from the replaced Date", () => {
    startTimeline();
    const left = untilDate(Scheduler.nextRun(60_000), "nextRun returns a Date");
    expect(left, "nextRun(60000) is 60000 ms from now by the replaced Date").toBe(60_000);
  });
});

describe("long-delays", () => {
  test("S12 a yearly job does not run at once", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("cron", "0 0 1 1 *", () => (runs += 1));
    scheduler.schedule("interval", 365 * DAY, () => (runs += 1));
    await line.pass(50);
    expect(runs, "two yearly jobs do not run in the first 50 ms").toBe(0);
  });

  test("S12 an interval of 30 days runs after 30 days", { timeout: 10_000 }, async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 30 * DAY, () => (runs += 1));
    await line.pass(30 * DAY - 1);
    expect(runs, "an interval of 30 days does not run a millisecond before its end").toBe(0);
    await line.pass(101);
    expect(runs, "an interval of 30 days runs at its end").toBe(1);
  });

  test("S12 an interval of 80 days runs after 80 days", { timeout: 10_000 }, async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 80 * DAY, () => (runs += 1));
    await line.pass(80 * DAY - 1);
    expect(runs, "an interval of 80 days does not run a millisecond before its end").toBe(0);
    await line.pass(101);
    expect(runs, "an interval of 80 days runs at its end").toBe(1);
  });

  test("S12 a cron job in a month runs then, not before", { timeout: 10_000 }, async () => {
    const line = startTimeline(new Date(2026, 0, 2));
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", "0 0 1 2 *", () => (runs += 1));
    await line.pass(30 * DAY - 1);
    expect(runs, "0 0 1 2 * does not run from 2 January until just before 1 February").toBe(0);
    await line.pass(60_000);
    expect(runs, "0 0 1 2 * runs in the first minute of 1 February").toBe(1);
  });
});
