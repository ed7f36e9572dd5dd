import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { namesOf, nothing, payloadsOf, Work } from "../record.ts";
import { startTimeline } from "../timeline.ts";

const HOUR = 60 * 60 * 1000;

describe("cancel", () => {
  test("S18 a cancelled job does not run at its time", async () => {
    const line = startTimeline(new Date(2026, 0, 5, 12, 0, 30));
    const scheduler = new Scheduler();
    const log: string[] = [];
    scheduler.schedule("interval", 1000, () => log.push("interval"));
    scheduler.schedule("cron", "* * * * *", () => log.push("cron"));
    await line.pass(1500);
    scheduler.cancel("interval");
    scheduler.cancel("cron");
    await line.pass(120_000);
    expect(log, "cancelled jobs do not run at their time").toEqual(["interval"]);
  });

  test("S18 a job that is cancelled during a run does not run again", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1200);
    scheduler.cancel("job");
    work.finish();
    await line.pass(3000);
    expect(work.starts, "a job that is cancelled during a run does not run again").toBe(1);
  });

  test("S18 a job that cancels itself does not run again", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => {
      runs += 1;
      scheduler.cancel("job");
    });
    await line.pass(4000);
    expect(runs, "a job whose handler cancels it never runs again").toBe(1);
  });

  test("S18 the job disappears from getStatus", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("idle", HOUR, nothing);
    scheduler.schedule("busy", 1000, work.handler);
    scheduler.schedule("kept", HOUR, nothing);
    await line.pass(1200);
    scheduler.cancel("idle").cancel("busy");
    await line.pass(1);
    expect(
      namesOf(scheduler),
      "cancelled jobs leave getStatus at once, even while a run is in progress",
    ).toEqual(["kept"]);
    work.finish();
    await line.pass(10);
    expect(
      namesOf(scheduler),
      "a cancelled job does not come back into getStatus when its run ends",
    ).toEqual(["kept"]);
  });

  test("S18 a cancelled name can be scheduled again", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, nothing).cancel("job");
    scheduler.schedule("job", 500, () => (runs += 1));
    await line.pass(1600);
    expect(runs, "a job that is scheduled again after cancel runs at its new times").toBe(3);
  });

  test("S18 cancelled is emitted only if the job existed", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const payloads = payloadsOf(scheduler, "cancelled");
    scheduler.schedule("job", 1000, nothing);
    const results = [scheduler.cancel("unknown"), scheduler.cancel("job"), scheduler.cancel("job")];
    await line.pass(1);
    expect(
      payloads.map(({ name }) => name),
      "cancelled is emitted once, for the job that existed",
    ).toEqual(["job"]);
    expect(
      results.map((result) => result === scheduler),
      "cancel returns the scheduler, even for an unknown name",
    ).toEqual([true, true, true]);
  });
});

describe("own-state", () => {
  test("S19 two schedulers have their own jobs", async () => {
    const line = startTimeline();
    const one = new Scheduler();
    const two = new Scheduler();
    const log: string[] = [];
    one.schedule("job", 1000, () => log.push("one"));
    two.schedule("job", 1500, () => log.push("two"));
    two.schedule("other", HOUR, nothing);
    expect(namesOf(one), "getStatus of one scheduler has no job of the other").toEqual(["job"]);
    await line.pass(1600);
    expect(log, "two schedulers each run their own job of the same name").toEqual(["one", "two"]);
    one.cancel("job");
    expect(namesOf(two), "cancel in one scheduler leaves the jobs of the other").toEqual([
      "job",
      "other",
    ]);
  });

  test("S19 two schedulers have their own listeners", async () => {
    const line = startTimeline();
    const one = new Scheduler();
    const two = new Scheduler();
    const payloads = payloadsOf(one, "scheduled");
    two.schedule("job", 1000, nothing);
    await line.pass(1);
    expect(payloads.length, "listeners of one scheduler hear no events of another").toBe(0);
  });
});
