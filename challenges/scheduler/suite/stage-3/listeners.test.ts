import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { thrownBy } from "../record.ts";
import { startTimeline } from "../timeline.ts";

const nothing = () => undefined;

describe("listeners", () => {
  test("A7 listeners are called in the order of registration", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log: string[] = [];
    scheduler.on("cancelled", () => log.push("first"));
    scheduler.once("cancelled", () => log.push("second"));
    scheduler.on("cancelled", () => log.push("third"));
    scheduler.schedule("job", 1000, nothing).cancel("job");
    await line.pass(1);
    expect(log, "listeners in the order in which they are called").toEqual([
      "first",
      "second",
      "third",
    ]);
  });

  test("A7 this is the scheduler", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const seen: unknown[] = [];
    scheduler.on("cancelled", function (this: unknown) {
      seen.push(this);
    });
    scheduler.once("cancelled", function (this: unknown) {
      seen.push(this);
    });
    scheduler.schedule("job", 1000, nothing).cancel("job");
    await line.pass(1);
    expect(
      seen.map((self) => self === scheduler),
      "this is the scheduler in a listener of on and of once",
    ).toEqual([true, true]);
  });

  test("A7 a listener added during an emit waits for the next one", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log: string[] = [];
    let added = false;
    scheduler.on("cancelled", ({ name }) => {
      if (added) return;
      added = true;
      scheduler.on("cancelled", ({ name }) => log.push(`late ${name}`));
      log.push(`first ${name}`);
    });
    scheduler.schedule("a", 1000, nothing).schedule("b", 1000, nothing);
    scheduler.cancel("a");
    await line.pass(1);
    scheduler.cancel("b");
    await line.pass(1);
    expect(log, "the listener that was added during the emit for a is called for b only").toEqual([
      "first a",
      "late b",
    ]);
  });

  test("A7 a listener removed during an emit is still called by it", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log: string[] = [];
    const second = ({ name }: { name: string }) => log.push(`second ${name}`);
    const first = ({ name }: { name: string }) => {
      log.push(`first ${name}`);
      scheduler.off("cancelled", first);
      scheduler.off("cancelled", second);
    };
    scheduler.on("cancelled", first);
    scheduler.on("cancelled", second);
    scheduler.on("cancelled", ({ name }) => log.push(`third ${name}`));
    scheduler.schedule("a", 1000, nothing).schedule("b", 1000, nothing);
    scheduler.cancel("a");
    await line.pass(1);
    scheduler.cancel("b");
    await line.pass(1);
    expect(log, "the first listener removes itself and the second during the emit for a").toEqual([
      "first a",
      "second a",
      "third a",
      "third b",
    ]);
  });

  test("A7 a listener that is not a function throws a TypeError", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    for (const listener of [undefined, null, "listener", {}]) {
      const on = thrownBy(() => Reflect.apply(scheduler.on, scheduler, ["cancelled", listener]));
      expect(on, `on throws a TypeError for a listener that is ${String(listener)}`).toBeInstanceOf(
        TypeError,
      );
      const once = thrownBy(() =>
        Reflect.apply(scheduler.once, scheduler, ["cancelled", listener]),
      );
      expect(
        once,
        `once throws a TypeError for a listener that is ${String(listener)}`,
      ).toBeInstanceOf(TypeError);
    }
    scheduler.schedule("job", 1000, nothing);
    const error = thrownBy(() => scheduler.cancel("job"));
    await line.pass(1);
    expect(error, "an emit after refused listeners throws nothing, so none is registered").toBe(
      undefined,
    );
  });
});

describe("listener-removal", () => {
  test("A7 a listener registered twice is called twice", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let calls = 0;
    const listener = () => (calls += 1);
    scheduler.on("cancelled", listener);
    scheduler.on("cancelled", listener);
    scheduler.schedule("job", 1000, nothing).cancel("job");
    await line.pass(1);
    expect(calls, "calls of a listener that was registered twice").toBe(2);
  });

  test("A7 off removes one of two registrations", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let calls = 0;
    const listener = () => (calls += 1);
    scheduler.on("cancelled", listener);
    scheduler.on("cancelled", listener);
    scheduler.off("cancelled", listener);
    scheduler.schedule("job", 1000, nothing).cancel("job");
    await line.pass(1);
    expect(calls, "calls of a listener that was registered twice and taken off once").toBe(1);
  });

  test("A7 off removes one registration, the latest", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const log: string[] = [];
    const twice = () => log.push("twice");
    scheduler.on("cancelled", twice);
    scheduler.on("cancelled", () => log.push("between"));
    scheduler.on("cancelled", twice);
    scheduler.off("cancelled", twice);
    scheduler.off("cancelled", nothing);
    scheduler.off("jobStart", twice);
    scheduler.schedule("job", 1000, nothing).cancel("job");
    await line.pass(1);
    expect(log, "off takes away the later registration of twice and nothing else").toEqual([
      "twice",
      "between",
    ]);
  });

  test("A7 once calls its listener once", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const names: unknown[] = [];
    scheduler.once("cancelled", ({ name }) => names.push(name));
    scheduler.schedule("a", 1000, nothing).schedule("b", 1000, nothing);
    scheduler.cancel("a").cancel("b");
    await line.pass(1);
    expect(names, "payloads of two cancelled events that a once listener sees").toEqual(["a"]);
  });

  test("A7 once removes its listener before it calls it", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    const names: unknown[] = [];
    scheduler.once("cancelled", ({ name }) => {
      names.push(name);
      scheduler.cancel("b");
    });
    scheduler.schedule("a", 1000, nothing).schedule("b", 1000, nothing);
    scheduler.cancel("a");
    await line.pass(1);
    expect(names, "a once listener that causes the event again is not called again").toEqual(["a"]);
  });

  test("A7 off removes a once listener", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let calls = 0;
    const listener = () => (calls += 1);
    scheduler.once("cancelled", listener);
    scheduler.off("cancelled", listener);
    scheduler.schedule("job", 1000, nothing).cancel("job");
    await line.pass(1);
    expect(calls, "calls of a once listener that off has removed").toBe(0);
  });
});
