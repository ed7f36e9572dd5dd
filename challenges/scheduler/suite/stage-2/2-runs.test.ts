import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import {
  catchStrays,
  expectFuture,
  nothing,
  payloadsOf,
  runEventsOf,
  statusOf,
  untilDate,
  Work,
} from "../record.ts";
import { startTimeline } from "../timeline.ts";

describe("no-overlap", () => {
  test("S13 an interval job that takes longer than its interval", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 100, work.handler);
    await line.pass(1050);
    expect(
      work.starts,
      "a job with interval 100 does not start again while its first run is in progress",
    ).toBe(1);
  });

  test("S13 a cron job that takes longer than a minute", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", "* * * * *", work.handler);
    await line.pass(5 * 60_000);
    expect(
      work.starts,
      "a job for every minute does not start again while its first run is in progress",
    ).toBe(1);
  });

  test("S13 an interval job goes on after a long run", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 100, work.handler);
    await line.pass(350);
    work.finish();
    await line.pass(250);
    expect(work.starts, "a job starts again after its first, long run").toBe(2);
    expect(work.running, "one run is in progress after the first has ended").toBe(1);
  });

  test("S13 a cron job goes on after a long run", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", "* * * * *", work.handler);
    await line.pass(200_000);
    work.finish();
    await line.pass(90_000);
    expect(work.starts, "a job for every minute starts again after its first, long run").toBe(2);
  });
});

describe("status", () => {
  test("S14 before the first run", () => {
    startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("job", 1000, nothing);
    const { lastRun, runCount, running } = statusOf(scheduler, "job");
    expect(
      { lastRun, runCount, running },
      "a new job has not run, so lastRun is null and runCount 0",
    ).toEqual({ lastRun: null, runCount: 0, running: false });
  });

  test("S14 during a run", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1200);
    const { runCount, running, lastRun } = statusOf(scheduler, "job");
    expect(running, "running is true while a run is in progress").toBe(true);
    expect(runCount, "runCount has counted the run that is in progress").toBe(1);
    untilDate(lastRun, "lastRun is a Date while the first run is in progress");
  });

  test("S14 after a run", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1100);
    const during = statusOf(scheduler, "job").lastRun?.getTime();
    await line.pass(300);
    work.finish();
    await line.pass(1);
    const { runCount, running, lastRun } = statusOf(scheduler, "job");
    expect(running, "running is false after a run").toBe(false);
    expect(runCount, "runCount is 1 after the first run").toBe(1);
    expect(
      Number(lastRun?.getTime()) - Number(during),
      "lastRun stays the time of the start when the run ends",
    ).toBe(0);
  });

  test("S14 running is false after a failed run", async () => {
    catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1100);
    work.fail();
    await line.pass(1);
    expect(statusOf(scheduler, "job").running, "running is false after a failed run").toBe(false);
  });

  test("S14 runCount counts every run", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("job", 1000, nothing);
    await line.pass(3500);
    const { runCount, lastRun } = statusOf(scheduler, "job");
    expect(runCount, "runCount is 3 after three runs").toBe(3);
    const ago = -untilDate(lastRun, "lastRun is a Date after three runs");
    expect(ago <= 500, "lastRun is the time of the latest run").toBe(true);
  });

  test("S15 nextRun is in the future before the first run", () => {
    startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("interval", 1000, nothing);
    scheduler.schedule("cron", "30 12 * * *", nothing);
    const interval = statusOf(scheduler, "interval").nextRun;
    expect(
      untilDate(interval, "nextRun of a new interval job is a Date"),
      "nextRun of a new job with interval 1000 is one second away",
    ).toBe(1000);
    const cron = statusOf(scheduler, "cron").nextRun;
    expect(
      untilDate(cron, "nextRun of a new cron job is a Date"),
      "nextRun of a new job for 12:30 is 30 minutes away",
    ).toBe(30 * 60_000);
  });

  test("S15 nextRun is in the future after a run", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("interval", 1000, nothing);
    scheduler.schedule("cron", "* * * * *", nothing);
    await line.pass(1500);
    expectFuture(
      statusOf(scheduler, "interval").nextRun,
      "nextRun of an interval job is in the future after a run",
    );
    await line.pass(90_000);
    expectFuture(
      statusOf(scheduler, "cron").nextRun,
      "nextRun of a cron job is in the future after a run",
    );
  });

  test("S15 nextRun is in the future after a long run", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let work: Work | undefined = new Work();
    const { handler } = work;
    scheduler.schedule("job", 60_000, () => (work === undefined ? undefined : handler()));
    await line.pass(60_000 + 150_000);
    work.finish();
    work = undefined;
    await line.pass(200);
    const { nextRun, running } = statusOf(scheduler, "job");
    expect(running, "the job is idle after its long run").toBe(false);
    expectFuture(nextRun, "nextRun is in the future after a run longer than the interval");
    expect(
      untilDate(nextRun, "nextRun is a Date after a long run") <= 60_000,
      "nextRun is at most one interval away after a run longer than the interval",
    ).toBe(true);
  });

  test("S15 nextRun is null when the expression never matches", { timeout: 10_000 }, async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    try {
      scheduler.schedule("never", "0 0 30 2 *", () => (runs += 1));
    } catch {
      // Whether schedule throws for such an expression is left open.
    }
    const nextRun = scheduler.getStatus()["never"]?.nextRun ?? null;
    await line.pass(200);
    expect(nextRun, "nextRun of a job for 30 February is null").toBe(null);
    expect(runs, "a job for 30 February never runs").toBe(0);
  });
});

describe("run-events", () => {
  test("S16 each run emits jobStart and then jobComplete", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log = runEventsOf(scheduler);
    scheduler.schedule("job", 1000, async () => undefined);
    await line.pass(2500);
    expect(log, "two runs that end well emit jobStart and jobComplete with their number").toEqual([
      "jobStart job 1",
      "jobComplete job 1",
      "jobStart job 2",
      "jobComplete job 2",
    ]);
  });

  test("S16 jobComplete waits for the promise of the handler", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log = runEventsOf(scheduler);
    const work = new Work();
    scheduler.schedule("job", 60_000, work.handler);
    await line.pass(61_000);
    expect(log, "jobComplete waits while the promise of the handler is pending").toEqual([
      "jobStart job 1",
    ]);
    work.finish();
    await line.pass(1);
    expect(log, "jobComplete is emitted when the promise of the handler resolves").toEqual([
      "jobStart job 1",
      "jobComplete job 1",
    ]);
  });

  test("S16 a failed run emits jobStart and then jobError", async () => {
    catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log = runEventsOf(scheduler);
    scheduler.schedule("job", 1000, async () => {
      throw new Error("failed on purpose");
    });
    await line.pass(1500);
    expect(log, "a run that rejects emits jobStart and jobError, but no jobComplete").toEqual([
      "jobStart job 1",
      "jobError job 1",
    ]);
  });
});

describe("handler-errors", () => {
  test("S17 a handler that rejects causes jobError and runs again", async () => {
    catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler();
    const errors = payloadsOf(scheduler, "jobError");
    scheduler.schedule("job", 1000, async () => {
      throw new Error("failed on purpose");
    });
    await line.pass(2500);
    expect(errors.length, "a handler that rejects causes jobError in each of two runs").toBe(2);
  });

  test("S17 a handler that throws causes jobError and runs again", async () => {
    catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler();
    const errors = payloadsOf(scheduler, "jobError");
    scheduler.schedule("job", 1000, () => {
      throw new Error("failed on purpose");
    });
    await line.pass(2500);
    expect(errors.length, "a handler that throws causes jobError in each of two runs").toBe(2);
  });

  test("S17 a cron job that fails runs again", async () => {
    catchStrays();
    const line = startTimeline(new Date(2026, 0, 5, 12, 0, 30));
    const scheduler = new Scheduler();
    const errors = payloadsOf(scheduler, "jobError");
    scheduler.schedule("job", "* * * * *", async () => {
      throw new Error("failed on purpose");
    });
    await line.pass(149_000);
    expect(errors.length, "a cron job that rejects runs again in the next minute").toBe(2);
  });

  test("S17 other jobs are not disturbed", async () => {
    catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("bad", 1000, async () => {
      throw new Error("failed on purpose");
    });
    scheduler.schedule("good", 1000, () => (runs += 1));
    await line.pass(3500);
    expect(runs, "a job runs at each of its times while another one fails").toBe(3);
  });
});
