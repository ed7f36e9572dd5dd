import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { expectPromise, nothing, payloadsOf, statusOf, thrownBy, Work } from "../record.ts";
import { startTimeline } from "../timeline.ts";

const DAY = 24 * 60 * 60 * 1000;

describe("replace", () => {
  test("S28 the new job takes over with its config and handler", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log: string[] = [];
    scheduler.schedule("job", 1000, () => log.push("old"));
    await line.pass(500);
    scheduler.schedule("job", 700, () => log.push("new"));
    await line.pass(3000);
    expect(log, "after a job is replaced, only the new one runs, at its own times").toEqual([
      "new",
      "new",
      "new",
      "new",
    ]);
  });

  test("S28 an old run that waits for a slot does not start", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    const log: string[] = [];
    scheduler.schedule("first", 1000, work.handler);
    scheduler.schedule("waiting", 1200, () => log.push("old"));
    await line.pass(1400);
    scheduler.schedule("waiting", DAY, () => log.push("new"));
    work.finish();
    await line.pass(200);
    expect(log, "a job replaced while waiting for a slot does not run").toEqual([]);
  });

  test("S28 an old run that ends does not bring the old job back", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    let runs = 0;
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1100);
    scheduler.schedule("job", 1000, () => (runs += 1));
    await line.pass(300);
    work.finish();
    await line.pass(4800);
    expect(work.starts, "a job replaced during a run does not run again").toBe(1);
    expect(runs, "the end of the old run causes no further run of the new job").toBe(5);
  });

  test("S28 a job that replaces itself runs as the new one", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log: string[] = [];
    scheduler.schedule("job", 1000, () => {
      log.push("old");
      scheduler.schedule("job", 500, () => log.push("new"));
    });
    await line.pass(2600);
    expect(log, "a job whose handler replaces it goes on as the new one").toEqual([
      "old",
      "new",
      "new",
      "new",
    ]);
  });

  test("S28 the old run does not show in the status of the new job", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1100);
    scheduler.schedule("job", DAY, nothing);
    work.finish();
    await line.pass(100);
    const { runCount, lastRun, running } = statusOf(scheduler, "job");
    expect(
      { runCount, lastRun, running },
      "a new job has not run, though a run of the job it replaced has just ended",
    ).toEqual({ runCount: 0, lastRun: null, running: false });
  });

  test("S28 runCount starts at 0", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("job", 1000, nothing);
    await line.pass(2500);
    scheduler.schedule("job", 1000, nothing);
    expect(
      statusOf(scheduler, "job").runCount,
      "a job that replaces one that ran twice has a runCount of 0",
    ).toBe(0);
    await line.pass(1100);
    expect(
      statusOf(scheduler, "job").runCount,
      "a job that replaces one that ran twice has a runCount of 1 after its first run",
    ).toBe(1);
  });

  test("S28 the new job is enabled", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, nothing).pause("job");
    scheduler.schedule("job", 1000, () => (runs += 1));
    expect(statusOf(scheduler, "job").enabled, "a job that replaces a paused one is enabled").toBe(
      true,
    );
    await line.pass(1100);
    expect(runs, "a job that replaces a paused one runs").toBe(1);
  });

  test("S28 cancelled is not emitted", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const scheduled = payloadsOf(scheduler, "scheduled");
    const cancelled = payloadsOf(scheduler, "cancelled");
    scheduler.schedule("job", 1000, nothing);
    scheduler.schedule("job", 1000, nothing);
    await line.pass(1);
    expect(cancelled.length, "replacing a job emits no cancelled").toBe(0);
    expect(scheduled.length, "replacing a job emits scheduled").toBe(2);
  });
});

describe("stop", () => {
  test("S29 no job starts at its time", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    await line.pass(1500);
    await line.end(scheduler.stop(), "the promise of stop settles");
    await line.pass(5000);
    expect(runs, "a job does not run at its time after stop").toBe(1);
  });

  test("S29 stop returns a promise", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("job", 1000, nothing);
    let promise: unknown;
    const error = thrownBy(() => (promise = scheduler.stop()));
    expect(error, "stop throws nothing").toBe(undefined);
    expectPromise(promise, "stop returns a promise");
    const end = await line.end(promise, "the promise of stop settles");
    expect(end.status, "the promise of stop resolves").toBe("fulfilled");
  });

  test("S29 stop does not wait for handlers in progress", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1200);
    await line.end(scheduler.stop(), "stop resolves while a handler is still running");
    expect(work.running, "the handler is still running when stop resolves").toBe(1);
  });

  test("S29 no job that waits for a slot starts", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    let runs = 0;
    scheduler.schedule("first", 1000, work.handler);
    scheduler.schedule("waiting", 1200, () => (runs += 1));
    await line.pass(1400);
    await line.end(scheduler.stop(), "stop resolves while a handler is still running");
    work.finish();
    await line.pass(2000);
    expect(runs, "a waiting job does not run when a slot becomes free after stop").toBe(0);
  });

  test("S29 no job starts after a run in progress", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1200);
    await line.end(scheduler.stop(), "stop resolves while a handler is still running");
    work.finish();
    await line.pass(5000);
    expect(work.starts, "a job whose run was in progress at stop does not run again").toBe(1);
    expect(line.pending(), "a run that ends after stop sets no timer").toBe(0);
  });

  test("S29 no timer is left", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    scheduler.schedule("idle", 60_000, nothing);
    scheduler.schedule("resumed", 60_000, nothing).pause("resumed").resume("resumed");
    scheduler.schedule("paused", 60_000, nothing).pause("paused");
    scheduler.schedule("busy", 1000, work.handler);
    scheduler.schedule("waiting", 1100, nothing);
    await line.pass(1200);
    await line.end(scheduler.stop(), "stop resolves while a handler is still running");
    expect(line.pending(), "no timer is left when stop resolves").toBe(0);
  });

  test("S29 no timer of a job that is due in months is left", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("far", "0 0 1 11 *", nothing);
    await line.end(scheduler.stop(), "the promise of stop settles");
    expect(line.pending(), "no timer of a far job is left when stop resolves").toBe(0);
  });
});
