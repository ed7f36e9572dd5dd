import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { catchStrays, payloadsOf, statusOf, timeOf, Work } from "../record.ts";
import { startTimeline } from "../timeline.ts";

describe("status", () => {
  test("S9 before the first run", () => {
    startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("job", 1000, () => undefined);
    const { enabled, lastRun, runCount, running } = statusOf(scheduler, "job");
    expect(
      { enabled, lastRun, runCount, running },
      "the status of a job that has not run yet",
    ).toEqual({ enabled: true, lastRun: null, runCount: 0, running: false });
  });

  test("S9 nextRun is in the future before the first run", () => {
    startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("interval", 1000, () => undefined);
    scheduler.schedule("cron", "30 12 * * *", () => undefined);
    const interval = timeOf(
      statusOf(scheduler, "interval").nextRun,
      "nextRun is a Date before the first run",
    );
    expect(
      interval - Date.now(),
      "milliseconds until nextRun of a new job with interval 1000",
    ).toBe(1000);
    const cron = timeOf(
      statusOf(scheduler, "cron").nextRun,
      "nextRun is a Date before the first run",
    );
    expect(cron - Date.now(), "milliseconds until nextRun of a new job due in 30 minutes").toBe(
      30 * 60_000,
    );
  });

  test("S9 during a run", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1200);
    const { runCount, running, lastRun } = statusOf(scheduler, "job");
    expect(
      { runCount, running },
      "runCount and running while the first run is in progress",
    ).toEqual({ runCount: 1, running: true });
    expect(lastRun, "lastRun is a Date while the first run is in progress").toBeInstanceOf(Date);
  });

  test("S9 after a run", async () => {
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
    expect({ runCount, running }, "runCount and running after the first run").toEqual({
      runCount: 1,
      running: false,
    });
    expect(lastRun?.getTime(), "lastRun is the time of the start, also after the run").toBe(during);
  });

  test("S9 nextRun is in the future after a run", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("interval", 1000, () => undefined);
    scheduler.schedule("cron", "* * * * *", () => undefined);
    await line.pass(1500);
    const left =
      timeOf(statusOf(scheduler, "interval").nextRun, "nextRun is a Date after a run") - Date.now();
    expect(left, "milliseconds until nextRun of a job that has run").toBeGreaterThan(0);
    await line.pass(90_000);
    const cron =
      timeOf(statusOf(scheduler, "cron").nextRun, "nextRun is a Date after a run") - Date.now();
    expect(cron, "milliseconds until nextRun of a cron job that has run").toBeGreaterThan(0);
  });

  test("S9 runCount counts every run", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("job", 1000, () => undefined);
    await line.pass(3500);
    expect(statusOf(scheduler, "job").runCount, "runCount after three runs").toBe(3);
  });

  test("S9 nextRun is null when the expression never matches", { timeout: 10_000 }, async () => {
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
    expect(nextRun, "nextRun of a job for 30 February").toBe(null);
    expect(runs, "runs of a job for 30 February").toBe(0);
  });

  test("S9 each run emits jobStart and then jobComplete", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log: string[] = [];
    for (const event of ["jobStart", "jobComplete", "jobError"]) {
      scheduler.on(event, ({ name, runCount }) => log.push(`${event} ${name} ${runCount}`));
    }
    scheduler.schedule("job", 1000, async () => undefined);
    await line.pass(2500);
    expect(log, "the events of two runs that end well").toEqual([
      "jobStart job 1",
      "jobComplete job 1",
      "jobStart job 2",
      "jobComplete job 2",
    ]);
  });

  test("S9 a failed run emits no jobComplete", async () => {
    catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler();
    const starts = payloadsOf(scheduler, "jobStart");
    const completes = payloadsOf(scheduler, "jobComplete");
    scheduler.schedule("job", 1000, async () => {
      throw new Error("failed on purpose");
    });
    await line.pass(1500);
    expect(starts.length, "jobStart events of a run that rejects").toBe(1);
    expect(completes.length, "jobComplete events of a run that rejects").toBe(0);
  });
});

describe("handler-errors", () => {
  test("S10 a handler that throws gives jobError and runs again", async () => {
    catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler();
    const errors = payloadsOf(scheduler, "jobError");
    scheduler.schedule("job", 1000, () => {
      throw new Error("failed on purpose");
    });
    await line.pass(2500);
    expect(
      errors.map(({ name, runCount }) => `${name} ${runCount}`),
      "jobError events of two runs that throw",
    ).toEqual(["job 1", "job 2"]);
  });

  test("S10 a handler that rejects gives jobError and runs again", async () => {
    catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler();
    const errors = payloadsOf(scheduler, "jobError");
    scheduler.schedule("job", 1000, async () => {
      throw new Error("failed on purpose");
    });
    await line.pass(2500);
    expect(
      errors.map(({ name, runCount }) => `${name} ${runCount}`),
      "jobError events of two runs that reject",
    ).toEqual(["job 1", "job 2"]);
  });

  test("S10 other jobs are not disturbed", async () => {
    catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("bad", 1000, async () => {
      throw new Error("failed on purpose");
    });
    scheduler.schedule("good", 1000, () => (runs += 1));
    await line.pass(3500);
    expect(runs, "runs of a job whose neighbour rejects").toBe(3);
  });

  test("S10 a run lasts until its promise settles", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const completes = payloadsOf(scheduler, "jobComplete");
    const work = new Work();
    scheduler.schedule("job", 60_000, work.handler);
    await line.pass(61_000);
    expect(completes.length, "jobComplete events while the promise of the handler is pending").toBe(
      0,
    );
    work.finish();
    await line.pass(1);
    expect(
      completes.length,
      "jobComplete events when the promise of the handler has resolved",
    ).toBe(1);
  });
});
