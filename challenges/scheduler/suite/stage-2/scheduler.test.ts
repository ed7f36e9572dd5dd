import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { payloadsOf, statusOf, timeOf, Work } from "../record.ts";
import { startTimeline } from "../timeline.ts";

const DAY = 24 * 60 * 60 * 1000;

describe("due-runs", () => {
  test("S7 an interval job runs first after one interval", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    await line.pass(999);
    expect(runs, "runs of a job with interval 1000 after 999 ms").toBe(0);
    await line.pass(101);
    expect(runs, "runs of a job with interval 1000 after 1100 ms").toBe(1);
  });

  test("S7 an interval job runs again and again", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    await line.pass(5100);
    expect(runs, "runs of a job with interval 1000 after 5100 ms").toBe(5);
  });

  test("S7 a cron job runs once in each matching minute", async () => {
    const line = startTimeline(new Date(2026, 0, 5, 12, 0, 30));
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", "*/5 * * * *", () => (runs += 1));
    await line.pass(4 * 60_000 + 29_999);
    expect(runs, "runs of */5 * * * * from 12:00:30 until just before 12:05").toBe(0);
    await line.pass(60_000);
    expect(runs, "runs of */5 * * * * from 12:00:30 to the end of 12:05").toBe(1);
    await line.pass(5 * 60_000);
    expect(runs, "runs of */5 * * * * from 12:00:30 to the end of 12:10").toBe(2);
  });

  test("S7 a cron job for every minute runs each minute", async () => {
    const line = startTimeline(new Date(2026, 0, 5, 12, 0, 30));
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", "* * * * *", async () => (runs += 1));
    await line.pass(5 * 60_000 + 29_999);
    expect(runs, "runs of * * * * * from 12:00:30 to the end of 12:05").toBe(5);
  });

  test("S7 a run never starts before its nextRun", async () => {
    const line = startTimeline(new Date(2026, 0, 5, 12, 0, 10, 700));
    const scheduler = new Scheduler();
    const starts: number[] = [];
    scheduler.schedule("cron", "1 12 * * *", () => starts.push(Date.now()));
    scheduler.schedule("interval", 1700, () => starts.push(Date.now()));
    const cron = statusOf(scheduler, "cron").nextRun;
    const interval = statusOf(scheduler, "interval").nextRun;
    await line.pass(1699);
    expect(starts.length, "runs one millisecond before the nextRun of an interval job").toBe(0);
    await line.pass(101);
    const first = (starts[0] ?? 0) - timeOf(interval, "nextRun is a Date");
    expect(
      first,
      "milliseconds from nextRun to the start of an interval job",
    ).toBeGreaterThanOrEqual(0);
    scheduler.cancel("interval");
    await line.pass(47_499);
    expect(starts.length, "runs of 1 12 * * * one millisecond before 12:01").toBe(1);
    await line.pass(60_000);
    const second = (starts[1] ?? 0) - timeOf(cron, "nextRun is a Date");
    expect(second, "milliseconds from nextRun to the start of a cron job").toBeGreaterThanOrEqual(
      0,
    );
  });

  test("S7 schedule emits scheduled and returns the scheduler", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const payloads = payloadsOf(scheduler, "scheduled");
    const due = Date.now() + 60_000;
    const result = scheduler.schedule("job", 60_000, () => undefined);
    expect(result === scheduler, "schedule returns the scheduler").toBe(true);
    await line.pass(1);
    expect(payloads[0]?.name, "name in the payload of scheduled").toBe("job");
    const nextRun = timeOf(payloads[0]?.nextRun, "nextRun in the payload of scheduled is a Date");
    expect(nextRun - due, "nextRun in the payload of scheduled is one interval from now").toBe(0);
  });
});

describe("long-delays", () => {
  test("S7 a yearly job does not run at once", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("cron", "0 0 1 1 *", () => (runs += 1));
    scheduler.schedule("interval", 365 * DAY, () => (runs += 1));
    await line.pass(50);
    expect(runs, "runs of two yearly jobs in the first 50 ms").toBe(0);
  });

  test(
    "S7 an interval of 30 days runs after 30 days, not before",
    { timeout: 10_000 },
    async () => {
      const line = startTimeline();
      const scheduler = new Scheduler();
      let runs = 0;
      scheduler.schedule("job", 30 * DAY, () => (runs += 1));
      await line.pass(30 * DAY - 1);
      expect(runs, "runs of an interval of 30 days one millisecond before it is over").toBe(0);
      await line.pass(101);
      expect(runs, "runs of an interval of 30 days when it is over").toBe(1);
    },
  );

  test("S7 a cron job in two months runs then, not before", { timeout: 10_000 }, async () => {
    const line = startTimeline(new Date(2026, 0, 2));
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", "0 0 1 2 *", () => (runs += 1));
    await line.pass(30 * DAY - 1);
    expect(runs, "runs of 0 0 1 2 * from 2 January until just before 1 February").toBe(0);
    await line.pass(60_000);
    expect(runs, "runs of 0 0 1 2 * in the first minute of 1 February").toBe(1);
  });
});

describe("global-clock", () => {
  test("A8 runs start when the replaced timers say so", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 60_000, () => (runs += 1));
    await line.pass(60_100);
    expect(runs, "runs after the replaced clock moved on by one interval").toBe(1);
  });

  test("A8 lastRun comes from the replaced Date", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const due = Date.now() + 1000;
    scheduler.schedule("job", 1000, () => undefined);
    await line.pass(1200);
    const late = timeOf(statusOf(scheduler, "job").lastRun, "lastRun is a Date after a run") - due;
    expect(
      late,
      "milliseconds from the due time to lastRun, both by the replaced Date",
    ).toBeGreaterThanOrEqual(0);
    expect(
      late,
      "milliseconds from the due time to lastRun, both by the replaced Date",
    ).toBeLessThanOrEqual(100);
  });

  test("A8 nextRun counts from the replaced Date", () => {
    startTimeline();
    const left = (Scheduler.nextRun(60_000)?.getTime() ?? 0) - Date.now();
    expect(left, "milliseconds from now, by the replaced Date, to nextRun(60000)").toBe(60_000);
  });
});

describe("no-overlap", () => {
  test("S8 an interval job that takes longer than its interval", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 100, work.handler);
    await line.pass(1050);
    expect(
      work.starts,
      "starts of a job with interval 100 while its first run is still in progress",
    ).toBe(1);
  });

  test("S8 a cron job that takes longer than a minute", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", "* * * * *", work.handler);
    await line.pass(5 * 60_000);
    expect(
      work.starts,
      "starts of a job for every minute while its first run is still in progress",
    ).toBe(1);
  });

  test("S8 a job that is paused and resumed during a run", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1100);
    scheduler.pause("job").resume("job");
    await line.pass(3000);
    expect(
      work.starts,
      "starts of a job that was paused and resumed during its first run, which is still in progress",
    ).toBe(1);
  });

  test("S8 the job goes on after a long run", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 100, work.handler);
    await line.pass(350);
    work.finish();
    await line.pass(250);
    expect(work.starts, "starts of a job after its first, long run has ended").toBe(2);
    expect(work.running, "runs of the job in progress").toBe(1);
  });
});
