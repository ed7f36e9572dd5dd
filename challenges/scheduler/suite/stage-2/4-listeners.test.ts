import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { nothing, thrownBy, type Payload } from "../record.ts";
import { startTimeline } from "../timeline.ts";

const HOUR = 60 * 60 * 1000;

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
    const describeThis = (self: unknown) =>
      self === scheduler ? "the scheduler" : self === undefined ? "undefined" : "another object";
    scheduler.on("scheduled", function (this: unknown) {
      seen.push(describeThis(this));
    });
    scheduler.once("scheduled", function (this: unknown) {
      seen.push(describeThis(this));
    });
    scheduler.schedule("job", HOUR, nothing);
    await line.pass(1);
    expect(seen, "this is the scheduler in a listener of on and of once").toEqual([
      "the scheduler",
      "the scheduler",
    ]);
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
          error instanceof TypeError ? "a TypeError" : error,
          `on and once throw a TypeError for a listener that is ${String(listener)}`,
        ).toBe("a TypeError");
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
