import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { payloadsOf, statusOf, Work } from "../record.ts";
import { startTimeline } from "../timeline.ts";

const DAY = 24 * 60 * 60 * 1000;
const nothing = () => undefined;

describe("replace", () => {
  test("S13 the new job takes over with its config and handler", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log: string[] = [];
    scheduler.schedule("job", 1000, () => log.push("old"));
    await line.pass(500);
    scheduler.schedule("job", 700, () => log.push("new"));
    await line.pass(3000);
    expect(log, "handlers called after a job was replaced by one with interval 700").toEqual([
      "new",
      "new",
      "new",
      "new",
    ]);
  });

  test("S13 an old run that waits for a slot does not start", async () => {
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
    expect(log, "handlers called after a job was replaced while it waited for a slot").toEqual([]);
  });

  test("S13 an old run that ends does not bring the old job back", async () => {
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
    expect(work.starts, "starts of the old job after it was replaced during its first run").toBe(1);
    expect(runs, "runs of the new job in five intervals: the end of the old run adds none").toBe(5);
  });

  test("S13 runCount starts at 0 and the job is enabled", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("job", 1000, nothing);
    await line.pass(2500);
    scheduler.pause("job");
    scheduler.schedule("job", 1000, nothing);
    const { enabled, runCount } = statusOf(scheduler, "job");
    expect(enabled, "enabled of a job that replaces a paused one").toBe(true);
    expect(runCount, "runCount of a job that replaces one that ran twice").toBe(0);
    await line.pass(1100);
    expect(statusOf(scheduler, "job").runCount, "runCount after the first run of the new job").toBe(
      1,
    );
  });

  test("S13 cancelled is not emitted", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const payloads = payloadsOf(scheduler, "cancelled");
    scheduler.schedule("job", 1000, nothing);
    scheduler.schedule("job", 1000, nothing);
    await line.pass(1);
    expect(payloads.length, "cancelled events when a job is replaced").toBe(0);
  });
});
