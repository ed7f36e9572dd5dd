import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { call } from "../alike.ts";
import { isUsable, present } from "../elsewhere.ts";
import { attemptCall, endOf, show, watchWarnings } from "../observe.ts";
import type { EventName } from "../observe.ts";
import { STRINGS, SYMBOLS, tell } from "../names.ts";

const WARNING = "MaxListenersExceededWarning";

describe("max-listeners", () => {
  test("E26 the limit is 10 until it is set", () => {
    const emitter = new EventEmitter();
    expect(emitter.getMaxListeners(), "getMaxListeners returns 10 at first").toBe(10);
    emitter.setMaxListeners(25);
    expect(emitter.getMaxListeners(), "getMaxListeners returns the limit that was set").toBe(25);
    emitter.setMaxListeners(1);
    expect(emitter.getMaxListeners(), "the limit may be set again").toBe(1);
  });

  test("E26 each emitter has its own limit", () => {
    const first = new EventEmitter();
    const second = new EventEmitter();
    first.setMaxListeners(3);
    const others = [second.getMaxListeners(), new EventEmitter().getMaxListeners()];
    expect(others, "the limit of one emitter is not that of the others").toEqual([10, 10]);
    expect(first.getMaxListeners(), "an emitter keeps its limit when another is created").toBe(3);
  });

  test("E26 accepts every number from 0 up", () => {
    for (const limit of [0, 0.5, 1, 1e9, Infinity]) {
      const emitter = new EventEmitter();
      const { threw } = attemptCall(emitter, "setMaxListeners", limit);
      expect(threw, `setMaxListeners accepts ${limit}`).toBe(false);
    }
  });

  test("E26 refuses a negative limit", () => {
    for (const limit of [-1, -0.5, -Infinity]) {
      const { threw } = attemptCall(new EventEmitter(), "setMaxListeners", limit);
      expect(threw, "setMaxListeners throws for a negative number").toBe(true);
    }
  });

  test("E26 refuses NaN", () => {
    const { threw } = attemptCall(new EventEmitter(), "setMaxListeners", NaN);
    expect(threw, "setMaxListeners throws for NaN").toBe(true);
  });

  test("E26 refuses what is not a number", () => {
    const bad = ["5", "many", "", null, undefined, {}, [], [3], true, false, 5n, Symbol("5")];
    for (const limit of bad) {
      const { threw } = attemptCall(new EventEmitter(), "setMaxListeners", limit);
      const sentence = `setMaxListeners throws for what is not a number, such as ${show(limit)}`;
      expect(threw, sentence).toBe(true);
    }
  });

  test("E26 keeps the limit when it refuses another", () => {
    for (const limit of [-1, NaN, "5", undefined]) {
      const emitter = new EventEmitter();
      emitter.setMaxListeners(3);
      attemptCall(emitter, "setMaxListeners", limit);
      const sentence = "setMaxListeners changes nothing when it throws";
      expect(emitter.getMaxListeners(), sentence).toBe(3);
    }
  });
});

describe("leak-warning", () => {
  test("E27 reports more listeners than the limit", async () => {
    const warnings = watchWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(2);
    addMany(emitter, "more", 3);
    const sentence = "more listeners than the limit are reported with process.emitWarning";
    const seen = { listenerCount: emitter.listenerCount("more"), warnings: await warnings(1) };
    expect(seen, sentence).toEqual({ ...seen, warnings: [WARNING] });
  });

  test("E27 reports nothing at the limit", async () => {
    const warnings = watchWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(2);
    addMany(emitter, "full", 2);
    expect(await warnings(0), "as many listeners as the limit are not reported").toEqual([]);
  });

  test("E27 has a limit of 10 at first", async () => {
    const warnings = watchWarnings();
    const emitter = new EventEmitter();
    addMany(emitter, "default", 10);
    expect(await warnings(0), "10 listeners are not reported if no limit was set").toEqual([]);
    addMany(emitter, "default", 1);
    expect(await warnings(1), "11 listeners are reported if no limit was set").toEqual([WARNING]);
  });

  test("E27 reports an event once", async () => {
    const warnings = watchWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(1);
    addMany(emitter, "again", 8);
    const sentence = "an event is reported once, however many listeners follow";
    expect(await warnings(1), sentence).toEqual([WARNING]);
  });

  test("E27 counts listeners, not registrations", async () => {
    const warnings = watchWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(2);
    for (let i = 0; i < 5; i += 1) {
      const listener = (): number => i;
      emitter.on("passing", listener);
      emitter.off("passing", listener);
      emitter.once("waiting", listener);
      emitter.emit("waiting");
    }
    const left = emitter.listenerCount("passing") + emitter.listenerCount("waiting");
    const seen = { left, warnings: await warnings(0) };
    expect(seen, "listeners that have left do not count").toEqual({ ...seen, warnings: [] });
  });

  test("E27 counts each event separately", async () => {
    const warnings = watchWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(2);
    addMany(emitter, "left", 2);
    addMany(emitter, "right", 2);
    expect(await warnings(0), "the limit is for each event, not for all of them").toEqual([]);
  });

  test("E27 reports each event", async () => {
    const warnings = watchWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(1);
    addMany(emitter, "one event", 2);
    addMany(emitter, "another event", 2);
    const sentence = "a second event of an emitter is reported too";
    expect(await warnings(2), sentence).toEqual([WARNING, WARNING]);
  });

  test("E27 reports each emitter", async () => {
    const warnings = watchWarnings();
    const first = new EventEmitter();
    first.setMaxListeners(1);
    addMany(first, "both", 2);
    const second = new EventEmitter();
    second.setMaxListeners(1);
    addMany(second, "both", 2);
    const sentence = "the same event of a second emitter is reported too";
    expect(await warnings(2), sentence).toEqual([WARNING, WARNING]);
  });

  test("E27 counts registrations of every method", async () => {
    const warnings = watchWarnings();
    const all = ["on", "once", "addListener", "prependListener", "prependOnceListener"];
    const methods = present(all);
    for (const [index, method] of methods.entries()) {
      const emitter = new EventEmitter();
      emitter.setMaxListeners(1);
      call(emitter, method, "many", () => 1);
      call(emitter, method, "many", () => 2);
      const seen = await warnings(index + 1);
      expect(seen.length, `too many listeners added with ${method} are reported`).toBe(index + 1);
    }
  });

  test("E27 reports every kind of name", async () => {
    const warnings = watchWarnings();
    const names = [...SYMBOLS, ...STRINGS].filter(isUsable);
    let reported = 0;
    for (const name of names) {
      const emitter = new EventEmitter();
      emitter.setMaxListeners(1);
      const ends = [0, 1].map(() => endOf(() => void emitter.on(name, () => 1)));
      const sentence = `a listener over the limit is added for ${kindOf(name)} too`;
      expect(ends, sentence).toEqual(["returned undefined", "returned undefined"]);
      reported += 1;
      const seen = await warnings(reported);
      expect(seen.length, `too many listeners are reported for ${tell(name)} too`).toBe(reported);
    }
  });

  test("E27 has no limit with 0", async () => {
    const warnings = watchWarnings();
    const emitter = new EventEmitter();
    // Whether 0 is accepted is judged elsewhere.
    if (attemptCall(emitter, "setMaxListeners", 0).threw) return;
    addMany(emitter, "zero", 15);
    expect(await warnings(0), "nothing is reported with a limit of 0").toEqual([]);
  });

  test("E27 has no limit with Infinity", async () => {
    const warnings = watchWarnings();
    const emitter = new EventEmitter();
    emitter.setMaxListeners(Infinity);
    addMany(emitter, "infinity", 15);
    expect(await warnings(0), "nothing is reported with a limit of Infinity").toEqual([]);
  });

  test("E27 calls listeners over the limit", async () => {
    const warnings = watchWarnings();
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
    await warnings(1);
    const seen = { calls, listenerCount: emitter.listenerCount("working") };
    const all = { ...seen, calls: 4 };
    expect(seen, "listeners over the limit are still called").toEqual(all);
  });

  test("E27 uses the limit at the time of the registration", async () => {
    const warnings = watchWarnings();
    const emitter = new EventEmitter();
    addMany(emitter, "lowered", 4);
    emitter.setMaxListeners(2);
    expect(await warnings(0), "setMaxListeners itself reports nothing").toEqual([]);
    addMany(emitter, "lowered", 1);
    const less = "a registration is reported after the limit was lowered";
    expect(await warnings(1), less).toEqual([WARNING]);
    emitter.setMaxListeners(6);
    addMany(emitter, "lowered", 2);
    const more = "an event is reported once, even if the limit is raised";
    expect(await warnings(1), more).toEqual([WARNING]);
  });
});

function addMany(emitter: EventEmitter, event: EventName, times: number): void {
  for (let i = 0; i < times; i += 1) emitter.on(event, () => i);
}

function kindOf(name: EventName): string {
  return typeof name === "symbol" ? "a symbol" : tell(name);
}
