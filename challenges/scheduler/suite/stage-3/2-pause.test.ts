import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { namesOf, nothing, statusOf, thrownBy, untilDate, Work } from "../record.ts";
import { startTimeline } from "../timeline.ts";

/** A handler whose first run lasts until `work` ends it. */
function slowFirst(work: Work) {
  const seen = { runs: 0 };
  const handler = () => ((seen.runs += 1) === 1 ? work.handler() : undefined);
  return { seen, handler };
}

describe("pause", () => {
  test("S26 enabled is false while a job is paused", () => {
    startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("job", 1000, nothing);
    expect(statusOf(scheduler, "job").enabled, "a new job is enabled").toBe(true);
    const result = scheduler.pause("job");
    expect(statusOf(scheduler, "job").enabled, "a paused job is not enabled").toBe(false);
    expect(result === scheduler, "pause returns the scheduler").toBe(true);
  });

  test("S26 a paused job does not run", async () => {
    const line = startTimeline(new Date(2026, 0, 5, 12, 0, 30));
    const scheduler = new Scheduler();
    const log: string[] = [];
    scheduler.schedule("interval", 1000, () => log.push("interval"));
    scheduler.schedule("cron", "* * * * *", () => log.push("cron"));
    await line.pass(500);
    scheduler.pause("interval").pause("cron");
    await line.pass(120_000);
    expect(log, "paused jobs do not run at their time").toEqual([]);
  });

  test("S26 a job that waits for a slot does not run while it is paused", async () => {
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
    expect(runs, "a job paused while waiting for a slot does not run").toBe(0);
  });

  test("S26 a job that is paused during a run does not run again", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1200);
    scheduler.pause("job");
    work.finish();
    await line.pass(5000);
    expect(work.starts, "a job paused during a run does not run again").toBe(1);
    expect(statusOf(scheduler, "job").enabled, "a job stays paused when its run ends").toBe(false);
  });

  test("S26 an unknown name has no effect", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    for (const name of ["unknown", "constructor"]) {
      let result: unknown;
      const error = thrownBy(() => (result = scheduler.pause(name)));
      expect(error, `pause throws nothing for the unknown name "${name}"`).toBe(undefined);
      expect(result === scheduler, "pause returns the scheduler for an unknown name").toBe(true);
    }
    expect(namesOf(scheduler), "pause of an unknown name adds nothing to getStatus").toEqual([
      "job",
    ]);
    await line.pass(1100);
    expect(runs, "a job runs though another name was paused").toBe(1);
  });
});

describe("resume", () => {
  test("S27 nextRun is computed from now", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    await line.pass(600);
    scheduler.pause("job");
    await line.pass(5000);
    const result = scheduler.resume("job");
    expect(result === scheduler, "resume returns the scheduler").toBe(true);
    const { enabled, nextRun } = statusOf(scheduler, "job");
    expect(enabled, "a resumed job is enabled").toBe(true);
    expect(
      untilDate(nextRun, "nextRun of a resumed job is a Date"),
      "nextRun of a job with interval 1000 is one second after resume",
    ).toBe(1000);
    await line.pass(999);
    expect(runs, "a resumed job with interval 1000 does not run within 999 ms").toBe(0);
    await line.pass(101);
    expect(runs, "a resumed job with interval 1000 has run once after 1100 ms").toBe(1);
  });

  test("S27 pausing twice needs one resume", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    scheduler.pause("job").pause("job").resume("job");
    await line.pass(1100);
    expect(runs, "a job that was paused twice runs after one resume").toBe(1);
  });

  test("S27 resume of a job that is not paused changes nothing", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    await line.pass(600);
    const result = scheduler.resume("job").resume("job");
    expect(result === scheduler, "resume returns the scheduler for a job that is not paused").toBe(
      true,
    );
    expect(
      untilDate(statusOf(scheduler, "job").nextRun, "nextRun is a Date after a needless resume"),
      "resume does not move the nextRun of a job that is not paused",
    ).toBe(400);
    await line.pass(500);
    expect(runs, "a job that was resumed needlessly runs once at its due time").toBe(1);
    await line.pass(4000);
    expect(runs, "needless calls of resume cause no further runs").toBe(5);
  });

  test("S27 a job that was paused and resumed has one timer", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    await line.pass(300);
    scheduler.pause("job").resume("job");
    await line.pass(300);
    scheduler.pause("job").resume("job");
    await line.pass(5100);
    expect(runs, "a job that was paused and resumed twice runs once an interval").toBe(5);
    scheduler.cancel("job");
    await line.pass(3000);
    expect(runs, "a job that was paused and resumed never runs after cancel").toBe(5);
  });

  test("S27 a job that is resumed during a run does not overlap itself", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1100);
    scheduler.pause("job").resume("job");
    await line.pass(3000);
    expect(
      work.starts,
      "a job that was paused and resumed during a run does not start again while that lasts",
    ).toBe(1);
  });

  test("S27 a job that is resumed during a run has one timer", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    const { seen, handler } = slowFirst(work);
    scheduler.schedule("job", 1000, handler);
    await line.pass(1100);
    scheduler.pause("job").resume("job");
    await line.pass(300);
    work.finish();
    await line.pass(100);
    const before = seen.runs;
    await line.pass(5000);
    expect(seen.runs - before, "a job that was resumed during a run runs once an interval").toBe(5);
  });

  test("S27 a needless resume during a run makes no second timer", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    const { seen, handler } = slowFirst(work);
    scheduler.schedule("job", 1000, handler);
    await line.pass(1100);
    scheduler.resume("job");
    await line.pass(300);
    work.finish();
    await line.pass(100);
    const before = seen.runs;
    await line.pass(5000);
    expect(seen.runs - before, "a needless resume during a run causes no further runs").toBe(5);
  });

  test("S27 a job that was paused during a run goes on after resume", async () => {
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
    expect(work.starts, "a job that was paused during a run starts again after resume").toBe(2);
  });

  test("S27 a job that is paused and resumed while it waits starts once", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    let runs = 0;
    scheduler.schedule("first", 60_000, slowFirst(work).handler);
    scheduler.schedule("waiting", 60_200, () => (runs += 1));
    await line.pass(60_400);
    scheduler.pause("waiting").resume("waiting");
    work.finish();
    await line.pass(59_000);
    expect(runs, "a job resumed while it waited for a slot starts at its new time only").toBe(0);
    await line.pass(1500);
    expect(runs, "a job resumed while it waited for a slot starts once at its new time").toBe(1);
  });

  test("S27 an unknown name has no effect", () => {
    startTimeline();
    const scheduler = new Scheduler();
    for (const name of ["unknown", "constructor"]) {
      let result: unknown;
      const error = thrownBy(() => (result = scheduler.resume(name)));
      expect(error, `resume throws nothing for the unknown name "${name}"`).toBe(undefined);
      expect(result === scheduler, "resume returns the scheduler for an unknown name").toBe(true);
    }
    expect(namesOf(scheduler), "resume of an unknown name adds nothing to getStatus").toEqual([]);
  });
});
