import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { catchStrays, Work } from "../record.ts";
import { startTimeline } from "../timeline.ts";

const nothing = () => undefined;

describe("slots", () => {
  test("S11 no more than maxConcurrent handlers run over all jobs", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 2 });
    const work = new Work();
    for (const name of ["a", "b", "c", "d"]) scheduler.schedule(name, 1000, work.handler);
    await line.pass(1100);
    expect(work.running, "handlers in progress when four jobs are due and maxConcurrent is 2").toBe(
      2,
    );
  });

  test("S11 a run that found no slot starts when one frees", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    let runs = 0;
    scheduler.schedule("first", 60_000, work.handler);
    scheduler.schedule("waiting", 60_200, () => (runs += 1));
    await line.pass(60_400);
    expect(runs, "runs of the second job while the only slot is taken").toBe(0);
    work.finish();
    await line.pass(101);
    expect(runs, "runs of the second job within 100 ms after the slot is free").toBe(1);
  });

  test("S11 a failed run frees its slot", async () => {
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
    expect(runs, "runs of the second job within 100 ms after the first one failed").toBe(1);
  });
  test("S11 the run that became due first starts first", async () => {
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
    expect(log, "two waiting jobs, the one that became due first starts first").toEqual([
      "second",
      "third",
    ]);
  });

  test("S11 the order of registration does not matter", async () => {
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
    expect(log, "three waiting jobs in the order in which they became due").toEqual([
      "second",
      "third",
      "fourth",
    ]);
  });

  test("S11 the run of a cancelled job keeps its slot until it ends", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    let runs = 0;
    scheduler.schedule("cancelled", 60_000, work.handler);
    scheduler.schedule("other", 60_500, () => (runs += 1));
    await line.pass(60_200);
    scheduler.cancel("cancelled");
    await line.pass(600);
    expect(runs, "runs of another job while the handler of a cancelled job has the only slot").toBe(
      0,
    );
    work.finish();
    await line.pass(101);
    expect(runs, "runs of another job after the handler of a cancelled job has ended").toBe(1);
  });

  test("S11 the run of a replaced job keeps its slot until it ends", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    let runs = 0;
    scheduler.schedule("job", 60_000, work.handler);
    await line.pass(60_200);
    scheduler.schedule("job", 500, () => (runs += 1));
    await line.pass(700);
    expect(runs, "runs of the new job while the handler of the old one has the only slot").toBe(0);
    work.finish();
    await line.pass(600);
    expect(runs, "runs of the new job after the handler of the old one has ended").toBeGreaterThan(
      0,
    );
  });

  test("S11 many runs pass through few slots", async () => {
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
    expect(work.starts, "starts of five jobs that share two slots").toBe(5);
    expect(running, "handlers in progress after each of four ends").toEqual([2, 2, 2, 1]);
  });
});

describe("stop", () => {
  test("S19 no job starts at its time", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let runs = 0;
    scheduler.schedule("job", 1000, () => (runs += 1));
    await line.pass(1500);
    await line.end(scheduler.stop(), "the promise of stop settles");
    await line.pass(5000);
    expect(runs, "runs of a job when stop was called after the first one").toBe(1);
  });

  test("S19 no job that waits for a slot starts", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    let runs = 0;
    scheduler.schedule("first", 1000, work.handler);
    scheduler.schedule("waiting", 1200, () => (runs += 1));
    await line.pass(1400);
    await line.end(
      scheduler.stop(),
      "the promise of stop settles, also while a handler is in progress",
    );
    work.finish();
    await line.pass(2000);
    expect(runs, "runs of a waiting job when a slot frees after stop").toBe(0);
  });

  test("S19 no job starts after a run in progress", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1200);
    await line.end(
      scheduler.stop(),
      "the promise of stop settles, also while a handler is in progress",
    );
    work.finish();
    await line.pass(5000);
    expect(work.starts, "starts of a job whose run was in progress at stop").toBe(1);
  });

  test("S19 stop does not wait for handlers in progress", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const work = new Work();
    scheduler.schedule("job", 1000, work.handler);
    await line.pass(1200);
    const end = await line.end(
      scheduler.stop(),
      "the promise of stop settles while a handler is in progress",
    );
    expect(end.status, "how the promise of stop ends while a handler is in progress").toBe(
      "fulfilled",
    );
    expect(work.running, "handlers still in progress when stop is done").toBe(1);
  });

  test("S19 no timer is left", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler({ maxConcurrent: 1 });
    const work = new Work();
    scheduler.schedule("idle", 60_000, nothing);
    scheduler.schedule("resumed", 60_000, nothing).pause("resumed").resume("resumed");
    scheduler.schedule("paused", 60_000, nothing).pause("paused");
    scheduler.schedule("busy", 1000, work.handler);
    scheduler.schedule("waiting", 1100, nothing);
    await line.pass(1200);
    await line.end(scheduler.stop(), "the promise of stop settles");
    expect(line.pending(), "timers that are left after stop").toBe(0);
  });

  test("S19 no timer of a job that is due in months is left", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("far", "0 0 1 11 *", nothing);
    await line.end(scheduler.stop(), "the promise of stop settles");
    expect(line.pending(), "timers of a far job that are left after stop").toBe(0);
  });
});
