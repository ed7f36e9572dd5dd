import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { payloadsOf, statusOf, Work } from "../record.ts";
import { startTimeline } from "../timeline.ts";

const DAY = 24 * 60 * 60 * 1000;
const nothing = () => undefined;

describe("cancel", () => {
  test("S12 a cancelled job does not run", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    await line.pass(1500);
    scheduler.cancel("job");
    await line.pass(3000);
    expect(runs, "runs of a job that was cancelled after its first run").toBe(1);
  });

  test("S12 a job that waits for a slot does not run", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    let runs = 0;
    scheduler.schedule("first", 1000, work.handler);
    scheduler.schedule("waiting", 1200, () => (runs += 1));
    await line.pass(1400);
    scheduler.cancel("waiting");
    work.finish();
    await line.pass(200);
    expect(runs, "runs of a job that was cancelled while it waited for a slot").toBe(0);
  });

  test("S12 a job that is cancelled during a run does not run again", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1200);
    scheduler.cancel("job");
    work.finish();
    await line.pass(3000);
    expect(work.starts, "starts of a job that was cancelled during its first run").toBe(1);
  });

  test("S12 a job that cancels itself does not run again", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => {
      runs += 1;
      scheduler.cancel("job");
    });
    await line.pass(4000);
    expect(runs, "runs of a job whose handler cancels it").toBe(1);
  });

  test("S12 the job disappears from getStatus", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("idle", 60_000, nothing);
    scheduler.schedule("busy", 1000, work.handler);
    scheduler.schedule("kept", 60_000, nothing);
    await line.pass(1200);
    scheduler.cancel("idle");
    scheduler.cancel("busy");
    await line.pass(1);
    expect(
      Object.keys(scheduler.getStatus()),
      "names in getStatus after two of three jobs were cancelled",
    ).toEqual(["kept"]);
    work.finish();
    await line.pass(10);
    expect(
      Object.keys(scheduler.getStatus()),
      "names in getStatus after the run of a cancelled job ended",
    ).toEqual(["kept"]);
  });

  test("S12 cancelled is emitted only if the job existed", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const payloads = payloadsOf(scheduler, "cancelled");
    scheduler.schedule("job", 1000, nothing);
    const results = [scheduler.cancel("unknown"), scheduler.cancel("job"), scheduler.cancel("job")];
    await line.pass(1);
    expect(
      payloads.map(({ name }) => name),
      "names in the payloads of cancelled",
    ).toEqual(["job"]);
    expect(
      results.every((result) => result === scheduler),
      "cancel returns the scheduler",
    ).toBe(true);
  });
});
