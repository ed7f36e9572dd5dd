import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { statusOf, timeOf, Work } from "../record.ts";
import { startTimeline } from "../timeline.ts";

describe("pause", () => {
  test("S14 a paused job does not run", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    await line.pass(500);
    scheduler.pause("job");
    expect(statusOf(scheduler, "job").enabled, "enabled of a paused job").toBe(false);
    await line.pass(5000);
    expect(runs, "runs of a paused job").toBe(0);
  });

  test("S14 a job that waits for a slot does not run while it is paused", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    let runs = 0;
    scheduler.schedule("first", 1000, work.handler);
    scheduler.schedule("waiting", 1200, () => (runs += 1));
    await line.pass(1400);
    scheduler.pause("waiting");
    work.finish();
    await line.pass(200);
    expect(runs, "runs of a job that was paused while it waited for a slot").toBe(0);
  });

  test("S14 a job that is paused during a run does not run again", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1200);
    scheduler.pause("job");
    work.finish();
    await line.pass(5000);
    expect(work.starts, "starts of a job that was paused during its first run").toBe(1);
    expect(statusOf(scheduler, "job").enabled, "enabled stays false when the run ends").toBe(false);
  });

  test("S14 an unknown name has no effect", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    expect(scheduler.pause("unknown") === scheduler, "pause returns the scheduler").toBe(true);
    expect(scheduler.resume("unknown") === scheduler, "resume returns the scheduler").toBe(true);
    expect(
      Object.keys(scheduler.getStatus()),
      "names in getStatus after pause and resume of an unknown name",
    ).toEqual(["job"]);
    await line.pass(1100);
    expect(runs, "runs of a job while another name was paused").toBe(1);
  });
});

describe("resume", () => {
  test("S14 nextRun is computed from now", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    await line.pass(600);
    scheduler.pause("job");
    await line.pass(5000);
    scheduler.resume("job");
    const { enabled, nextRun } = statusOf(scheduler, "job");
    expect(enabled, "enabled of a resumed job").toBe(true);
    const left = timeOf(nextRun, "nextRun of a resumed job is a Date") - Date.now();
    expect(
      left,
      "milliseconds until nextRun of a job with interval 1000 that was just resumed",
    ).toBe(1000);
    await line.pass(999);
    expect(runs, "runs in the 999 ms after resume of a job with interval 1000").toBe(0);
    await line.pass(101);
    expect(runs, "runs in the 1100 ms after resume of a job with interval 1000").toBe(1);
  });

  test("S14 pausing twice needs one resume", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    scheduler.pause("job").pause("job").resume("job");
    await line.pass(1100);
    expect(runs, "runs of a job that was paused twice and resumed once").toBe(1);
  });

  test("S14 resume of a job that is not paused changes nothing", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    const before = statusOf(scheduler, "job").nextRun?.getTime();
    await line.pass(600);
    scheduler.resume("job").resume("job");
    expect(
      statusOf(scheduler, "job").nextRun?.getTime(),
      "nextRun is not moved by resume of a job that is not paused",
    ).toBe(before);
    await line.pass(500);
    expect(runs, "runs of a job at its due time after a needless resume").toBe(1);
    await line.pass(4000);
    expect(runs, "runs in five intervals after needless calls of resume").toBe(5);
  });

  test("S14 a job that was paused and resumed has one timer", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    await line.pass(300);
    scheduler.pause("job").resume("job");
    await line.pass(300);
    scheduler.pause("job").resume("job");
    await line.pass(5100);
    expect(runs, "runs in five intervals after a job was paused and resumed twice").toBe(5);
    scheduler.cancel("job");
    await line.pass(3000);
    expect(runs, "runs after cancel of a job that was paused and resumed").toBe(5);
  });

  test("S14 a job that is resumed during a run has one timer", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    const work = new Work();
    const handler = () => (++runs === 1 ? work.handler() : undefined);
    scheduler.schedule("job", 1000, handler);
    await line.pass(1100);
    scheduler.pause("job").resume("job");
    await line.pass(300);
    work.finish();
    await line.pass(100);
    const before = runs;
    await line.pass(5000);
    expect(runs - before, "runs in five intervals after resume during a run").toBe(5);
  });

  test("S14 a needless resume during a run makes no second timer", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    const work = new Work();
    const handler = () => (++runs === 1 ? work.handler() : undefined);
    scheduler.schedule("job", 1000, handler);
    await line.pass(1100);
    scheduler.resume("job");
    await line.pass(300);
    work.finish();
    await line.pass(100);
    const before = runs;
    await line.pass(5000);
    expect(runs - before, "runs in five intervals after a needless resume during a run").toBe(5);
  });

  test("S14 a job that was paused during a run goes on after resume", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1100);
    scheduler.pause("job");
    work.finish();
    await line.pass(3000);
    scheduler.resume("job");
    await line.pass(1100);
    expect(
      work.starts,
      "starts of a job that was paused during its first run and resumed after it",
    ).toBe(2);
  });
});
