import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { catchStrays, nothing, statusOf, Work } from "../record.ts";
import { startTimeline } from "../timeline.ts";

describe("slots", () => {
  test("S22 no more than maxConcurrent handlers run over all jobs", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 2 });
    const work = new Work();
    for (const name of ["a", "b", "c", "d"]) scheduler.schedule(name, 1000, work.handler);
    await line.pass(1100);
    expect(work.running, "two handlers run when four jobs are due and maxConcurrent is 2").toBe(2);
  });

  test("S22 two schedulers have their own slots", async () => {
    const line = startTimeline();
    const one = new Scheduler({ maxConcurrent: 1 });
    const two = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    one.schedule("a", 1000, work.handler);
    two.schedule("b", 1000, work.handler);
    await line.pass(1100);
    expect(work.running, "two schedulers with one slot each run two handlers at once").toBe(2);
  });

  test("S23 a run that finds no slot starts when one becomes free", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    let runs = 0;
    scheduler.schedule("first", 60_000, work.handler);
    scheduler.schedule("waiting", 60_200, () => (runs += 1));
    await line.pass(60_400);
    expect(runs, "a due run waits while the only slot is taken").toBe(0);
    work.finish();
    await line.pass(101);
    const soon = runs;
    await line.pass(2000);
    expect(
      { within100Ms: soon, within2Seconds: runs },
      "a waiting run starts once, within 100 ms after a slot becomes free",
    ).toEqual({ within100Ms: 1, within2Seconds: 1 });
  });

  test("S22 the run of a cancelled job keeps its slot until it ends", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    let runs = 0;
    scheduler.schedule("cancelled", 60_000, work.handler);
    scheduler.schedule("other", 60_500, () => (runs += 1));
    await line.pass(60_200);
    scheduler.cancel("cancelled");
    await line.pass(600);
    expect(runs, "another job waits while the handler of a cancelled job has the only slot").toBe(
      0,
    );
    work.finish();
    await line.pass(101);
    expect(runs, "another job starts when the handler of a cancelled job has ended").toBe(1);
  });

  test("S22 the run of a replaced job keeps its slot until it ends", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    let runs = 0;
    scheduler.schedule("replaced", 60_000, work.handler);
    scheduler.schedule("other", 60_500, () => (runs += 1));
    await line.pass(60_200);
    scheduler.schedule("replaced", 90_000, nothing);
    await line.pass(600);
    expect(runs, "another job waits while the handler of a replaced job has the only slot").toBe(0);
    work.finish();
    await line.pass(101);
    expect(runs, "another job starts when the handler of a replaced job has ended").toBe(1);
  });

  test("S23 a waiting run has not started", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    scheduler.schedule("first", 60_000, work.handler);
    scheduler.schedule("waiting", 60_200, nothing);
    await line.pass(60_400);
    const { runCount, running, lastRun } = statusOf(scheduler, "waiting");
    expect(
      { runCount, running, lastRun },
      "a run that waits for a slot has not started: it is not running and not counted",
    ).toEqual({ runCount: 0, running: false, lastRun: null });
  });

  test("S23 a run that rejects frees its slot", async () => {
    catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    let runs = 0;
    scheduler.schedule("first", 60_000, work.handler);
    scheduler.schedule("waiting", 60_200, () => (runs += 1));
    await line.pass(60_400);
    work.fail();
    await line.pass(101);
    expect(runs, "a waiting run starts within 100 ms after the run before it rejected").toBe(1);
  });

  test("S23 a run that throws frees its slot", async () => {
    catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    let runs = 0;
    scheduler.schedule("first", 60_000, () => {
      throw new Error("failed on purpose");
    });
    scheduler.schedule("second", 60_200, () => (runs += 1));
    await line.pass(60_400);
    expect(runs, "a run finds the slot free that a handler had that threw").toBe(1);
  });

  test("S23 the run that became due first starts first", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    const log: string[] = [];
    scheduler.schedule("first", 60_000, work.handler);
    scheduler.schedule("second", 60_200, () => log.push("second"));
    scheduler.schedule("third", 60_300, () => log.push("third"));
    await line.pass(60_600);
    work.finish();
    await line.pass(300);
    expect(log, "of two waiting runs, the one that became due first starts first").toEqual([
      "second",
      "third",
    ]);
  });

  test("S23 the order of registration does not matter", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    const log: string[] = [];
    scheduler.schedule("first", 60_000, work.handler);
    scheduler.schedule("third", 60_300, () => log.push("third"));
    scheduler.schedule("second", 60_200, () => log.push("second"));
    scheduler.schedule("fourth", 60_400, () => log.push("fourth"));
    await line.pass(60_600);
    work.finish();
    await line.pass(400);
    expect(
      log,
      "waiting runs start in the order they became due, not in the order of registration",
    ).toEqual(["second", "third", "fourth"]);
  });

  test("S23 many runs pass through few slots", async () => {
    catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 2 });
    const work = new Work();
    for (const name of ["a", "b", "c", "d", "e"]) scheduler.schedule(name, 60_000, work.handler);
    await line.pass(60_100);
    const running: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      if (round % 2 === 0) work.finish();
      else work.fail();
      await line.pass(101);
      running.push(work.running);
    }
    expect(work.starts, "all five due runs start, though there are only two slots").toBe(5);
    expect(running, "each end starts one waiting run, until none is left").toEqual([2, 2, 2, 1]);
  });

  test("S25 a cancelled job that waits for a slot does not run", async () => {
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
    expect(runs, "a job cancelled while waiting for a slot never runs").toBe(0);
  });
});

describe("defaults", () => {
  /** How many of twelve jobs that are due at once run at once. */
  const busySlots = async (options: object[]) => {
    const line = startTimeline();
    const scheduler: Scheduler = Reflect.construct(Scheduler, options);
    const work = new Work();
    for (let job = 0; job < 12; job += 1) scheduler.schedule(`job ${job}`, 1000, work.handler);
    await line.pass(1100);
    return work.running;
  };

  test("S24 without options there are ten slots", async () => {
    expect(await busySlots([]), "ten handlers run at once if there are no options").toBe(10);
  });

  test("S24 with empty options there are ten slots", async () => {
    expect(await busySlots([{}]), "ten handlers run at once if maxConcurrent is missing").toBe(10);
  });

  test("S24 an undefined option takes its default", async () => {
    expect(
      await busySlots([{ maxConcurrent: undefined }]),
      "ten handlers run at once if maxConcurrent is undefined",
    ).toBe(10);
  });
});
