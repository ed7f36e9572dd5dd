import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { namesOf, nothing, payloadsOf, thrownBy, Work, type Payload } from "../record.ts";
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

describe("listeners", () => {
  test("S20 listeners are called in the order of registration", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log: string[] = [];
    scheduler.on("scheduled", () => log.push("first"));
    scheduler.once("scheduled", () => log.push("second"));
    scheduler.on("scheduled", () => log.push("third"));
    scheduler.schedule("job", HOUR, nothing);
    await line.pass(1);
    expect(log, "listeners are called in the order in which they were registered").toEqual([
      "first",
      "second",
      "third",
    ]);
  });

  test("S20 this is the scheduler", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const seen: unknown[] = [];
    scheduler.on("scheduled", function (this: unknown) {
      seen.push(this === scheduler);
    });
    scheduler.once("scheduled", function (this: unknown) {
      seen.push(this === scheduler);
    });
    scheduler.schedule("job", HOUR, nothing);
    await line.pass(1);
    expect(seen, "this is the scheduler in a listener of on and of once").toEqual([true, true]);
  });

  test("S20 on, once and off return the scheduler", () => {
    startTimeline();
    const scheduler = new Scheduler();
    const results = [
      scheduler.on("scheduled", nothing),
      scheduler.once("scheduled", nothing),
      scheduler.off("scheduled", nothing),
      scheduler.off("cancelled", nothing),
    ];
    expect(
      results.map((result) => result === scheduler),
      "on, once and off return the scheduler",
    ).toEqual([true, true, true, true]);
  });

  test("S20 a listener that is not a function throws a TypeError", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    for (const listener of [undefined, null, "listener", {}]) {
      for (const method of [scheduler.on, scheduler.once]) {
        const error = thrownBy(() => Reflect.apply(method, scheduler, ["scheduled", listener]));
        expect(
          error,
          `on and once throw a TypeError for a listener that is ${String(listener)}`,
        ).toBeInstanceOf(TypeError);
      }
    }
    const error = thrownBy(() => scheduler.schedule("job", HOUR, nothing));
    await line.pass(1);
    expect(error, "a listener that on or once refused is not registered").toBe(undefined);
  });

  test("S20 a listener registered twice is called twice", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let calls = 0;
    const listener = () => (calls += 1);
    scheduler.on("scheduled", listener);
    scheduler.on("scheduled", listener);
    scheduler.schedule("job", HOUR, nothing);
    await line.pass(1);
    expect(calls, "a listener that was registered twice is called twice").toBe(2);
  });

  test("S20 off removes one of two registrations", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let calls = 0;
    const listener = () => (calls += 1);
    scheduler.on("scheduled", listener);
    scheduler.on("scheduled", listener);
    scheduler.off("scheduled", listener);
    scheduler.schedule("job", HOUR, nothing);
    await line.pass(1);
    expect(calls, "off removes only one of two registrations").toBe(1);
  });

  test("S20 off removes the latest registration and nothing else", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log: string[] = [];
    const twice = () => log.push("twice");
    scheduler.on("scheduled", twice);
    scheduler.on("scheduled", () => log.push("between"));
    scheduler.on("scheduled", twice);
    scheduler.off("scheduled", twice);
    scheduler.off("scheduled", nothing);
    scheduler.off("jobStart", twice);
    scheduler.schedule("job", HOUR, nothing);
    await line.pass(1);
    expect(log, "off removes the later registration of twice and nothing else").toEqual([
      "twice",
      "between",
    ]);
  });

  test("S20 once calls its listener once", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const names: unknown[] = [];
    scheduler.once("scheduled", ({ name }: Payload) => names.push(name));
    scheduler.schedule("a", HOUR, nothing);
    await line.pass(1);
    scheduler.schedule("b", HOUR, nothing);
    await line.pass(1);
    expect(names, "a once listener hears only the first of two events").toEqual(["a"]);
  });

  test("S20 off removes a once listener", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let calls = 0;
    const listener = () => (calls += 1);
    scheduler.once("scheduled", listener);
    scheduler.off("scheduled", listener);
    scheduler.schedule("job", HOUR, nothing);
    await line.pass(1);
    expect(calls, "a once listener removed with off is never called").toBe(0);
  });

  test("S20 once removes its listener before it calls it", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const names: unknown[] = [];
    scheduler.once("scheduled", ({ name }: Payload) => {
      names.push(name);
      if (names.length < 5) scheduler.schedule("b", HOUR, nothing);
    });
    scheduler.schedule("a", HOUR, nothing);
    await line.pass(1);
    expect(names, "a once listener that causes the event again is not called again").toEqual(["a"]);
  });

  test("S20 a listener added during an emit waits for the next one", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log: string[] = [];
    scheduler.once("scheduled", ({ name }: Payload) => {
      scheduler.on("scheduled", ({ name }: Payload) => log.push(`late ${String(name)}`));
      log.push(`first ${String(name)}`);
    });
    scheduler.schedule("a", HOUR, nothing);
    await line.pass(1);
    scheduler.schedule("b", HOUR, nothing);
    await line.pass(1);
    expect(log, "a listener added during the emit for a waits for the emit for b").toEqual([
      "first a",
      "late b",
    ]);
  });

  test("S20 a listener removed during an emit is still called by it", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log: string[] = [];
    const second = ({ name }: Payload) => log.push(`second ${String(name)}`);
    const first = ({ name }: Payload) => {
      log.push(`first ${String(name)}`);
      scheduler.off("scheduled", first);
      scheduler.off("scheduled", second);
    };
    scheduler.on("scheduled", first);
    scheduler.on("scheduled", second);
    scheduler.on("scheduled", ({ name }: Payload) => log.push(`third ${String(name)}`));
    scheduler.schedule("a", HOUR, nothing);
    await line.pass(1);
    scheduler.schedule("b", HOUR, nothing);
    await line.pass(1);
    expect(
      log,
      "listeners removed during the emit for a are still called by it, and none is skipped",
    ).toEqual(["first a", "second a", "third a", "third b"]);
  });
});
