import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { attemptCall, watchLeakWarnings } from "../observe.ts";

function addMany(emitter: EventEmitter, event: string, times: number): void {
  for (let i = 0; i < times; i += 1) emitter.on(event, () => i);
}

describe("max-listeners", () => {
  test("E13 the limit is 10 until it is set", () => {
    const emitter = new EventEmitter();
    expect(emitter.getMaxListeners(), "the limit is 10 at first").toBe(10);
    emitter.setMaxListeners(25);
    expect(emitter.getMaxListeners(), "getMaxListeners tells the limit that was set").toBe(25);
    emitter.setMaxListeners(1);
    expect(emitter.getMaxListeners(), "the limit may be set again").toBe(1);
  });

  test("E13 takes 0 and Infinity", () => {
    const emitter = new EventEmitter();
    const zero = attemptCall(emitter, "setMaxListeners", 0);
    expect(zero.threw, "setMaxListeners takes 0").toBe(false);
    const infinity = attemptCall(emitter, "setMaxListeners", Infinity);
    expect(infinity.threw, "setMaxListeners takes Infinity").toBe(false);
  });

  test("E13 refuses a negative limit", () => {
    for (const limit of [-1, -0.5, -Infinity]) {
      const outcome = attemptCall(new EventEmitter(), "setMaxListeners", limit);
      expect(outcome.threw, "setMaxListeners throws for a negative number").toBe(true);
    }
  });

  test("E13 refuses NaN", () => {
    const outcome = attemptCall(new EventEmitter(), "setMaxListeners", NaN);
    expect(outcome.threw, "setMaxListeners throws for NaN").toBe(true);
  });

  test("E13 refuses what is not a number", () => {
    for (const limit of ["5", "many", null, undefined, {}, [3], true, 5n]) {
      const outcome = attemptCall(new EventEmitter(), "setMaxListeners", limit);
      expect(outcome.threw, "setMaxListeners throws for what is not a number").toBe(true);
    }
  });

  test("E13 keeps the limit when it refuses another", () => {
    const emitter = new EventEmitter();
    emitter.setMaxListeners(3);
    for (const limit of [-1, NaN, "5", undefined]) attemptCall(emitter, "setMaxListeners", limit);
    const sentence = "the emitter keeps the limit when setMaxListeners refuses another";
    expect(emitter.getMaxListeners(), sentence).toBe(3);
  });
});

describe("leak-warning", () => {
  test("E13 reports more listeners than the limit", async () => {
    const leakWarnings = watchLeakWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(2);
    addMany(emitter, "more", 3);
    const sentence = "more listeners than the limit are reported with process.emitWarning";
    expect(await leakWarnings(1), sentence).toBe(1);
  });

  test("E13 reports nothing at the limit", async () => {
    const leakWarnings = watchLeakWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(2);
    addMany(emitter, "full", 2);
    expect(await leakWarnings(0), "nothing is reported at the limit").toBe(0);
  });

  test("E13 has a limit of 10 at first", async () => {
    const leakWarnings = watchLeakWarnings();
    const emitter = new EventEmitter();
    addMany(emitter, "default", 10);
    expect(await leakWarnings(0), "10 listeners are not reported when no limit was set").toBe(0);
    addMany(emitter, "default", 1);
    expect(await leakWarnings(1), "11 listeners are reported when no limit was set").toBe(1);
  });

  test("E13 reports an event once", async () => {
    const leakWarnings = watchLeakWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(1);
    addMany(emitter, "again", 8);
    const sentence = "an event is reported once, however many listeners follow";
    expect(await leakWarnings(1), sentence).toBe(1);
  });

  test("E13 counts registrations of addListener", async () => {
    const leakWarnings = watchLeakWarnings();
    const emitter = new EventEmitter();
    // Whether the method is there is judged elsewhere.
    if (!Reflect.has(emitter, "addListener")) return;
    emitter.setMaxListeners(1);
    emitter.addListener("added", () => 1);
    emitter.addListener("added", () => 2);
    expect(await leakWarnings(1), "too many listeners of addListener are reported").toBe(1);
  });

  test("E13 counts registrations of once", async () => {
    const leakWarnings = watchLeakWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(1);
    emitter.once("waiting", () => 1);
    emitter.once("waiting", () => 2);
    expect(await leakWarnings(1), "too many once listeners are reported").toBe(1);
  });

  test("E13 counts registrations of prependListener", async () => {
    const leakWarnings = watchLeakWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(1);
    emitter.prependListener("front", () => 1);
    emitter.prependListener("front", () => 2);
    expect(await leakWarnings(1), "too many prepended listeners are reported").toBe(1);
  });

  test("E13 counts registrations of prependOnceListener", async () => {
    const leakWarnings = watchLeakWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(1);
    emitter.prependOnceListener("front once", () => 1);
    emitter.prependOnceListener("front once", () => 2);
    expect(await leakWarnings(1), "too many listeners of prependOnceListener are reported").toBe(1);
  });

  test("E13 reports each event", async () => {
    const leakWarnings = watchLeakWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(1);
    addMany(emitter, "one event", 2);
    addMany(emitter, "another event", 2);
    expect(await leakWarnings(2), "a second event of an emitter is reported too").toBe(2);
  });

  test("E13 reports each emitter", async () => {
    const leakWarnings = watchLeakWarnings();
    const first = new EventEmitter();
    first.setMaxListeners(1);
    addMany(first, "both", 2);
    const second = new EventEmitter();
    second.setMaxListeners(1);
    addMany(second, "both", 2);
    expect(await leakWarnings(2), "a second emitter is reported too").toBe(2);
  });

  test("E13 counts each event on its own", async () => {
    const leakWarnings = watchLeakWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(2);
    addMany(emitter, "left", 2);
    addMany(emitter, "right", 2);
    expect(await leakWarnings(0), "each event is counted on its own").toBe(0);
  });

  test("E13 has no limit with 0", async () => {
    const leakWarnings = watchLeakWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(0);
    addMany(emitter, "zero", 15);
    expect(await leakWarnings(0), "nothing is reported with a limit of 0").toBe(0);
  });

  test("E13 has no limit with Infinity", async () => {
    const leakWarnings = watchLeakWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(Infinity);
    addMany(emitter, "infinity", 15);
    expect(await leakWarnings(0), "nothing is reported with a limit of Infinity").toBe(0);
  });

  test("E13 calls listeners over the limit", async () => {
    const leakWarnings = watchLeakWarnings();
    const emitter = new EventEmitter();
    let calls = 0;
    emitter.setMaxListeners(1);
    for (let i = 0; i < 4; i += 1) {
      emitter.on("working", () => {
        calls += 1;
      });
    }
    emitter.emit("working");
    // A late warning belongs to this test, not to the next one.
    await leakWarnings(1);
    expect(calls, "listeners over the limit are still called").toBe(4);
  });

  test("E13 uses the limit at the time of the registration", async () => {
    const leakWarnings = watchLeakWarnings();
    const emitter = new EventEmitter();
    addMany(emitter, "lowered", 4);
    emitter.setMaxListeners(2);
    addMany(emitter, "lowered", 1);
    const less = "a registration is reported after the limit changes to less";
    expect(await leakWarnings(1), less).toBe(1);
    emitter.setMaxListeners(6);
    addMany(emitter, "lowered", 2);
    const more = "an event is reported once, also when the limit changes to more";
    expect(await leakWarnings(1), more).toBe(1);
  });
});
