import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { call } from "../alike.ts";
import {
  callsNow,
  findsOnce,
  isUsable,
  keepsApart,
  present,
  takesSnapshots,
  throwsUnheard,
} from "../elsewhere.ts";
import { attempt, counter, thrownBy, watchLateFailures } from "../observe.ts";
import { STRINGS, SYMBOLS, tell } from "../names.ts";

const ADDERS = ["on", "addListener", "once", "prependListener", "prependOnceListener"];

describe("remove-all", () => {
  test("E23 removes the listeners of one event", () => {
    if (!callsNow()) return;
    const emitter = new EventEmitter();
    const removed = counter();
    const kept = counter();
    for (const method of present(ADDERS)) call(emitter, method, "order", removed.listener);
    emitter.on("payment", kept.listener);
    emitter.once("refund", kept.listener);
    emitter.removeAllListeners("order");
    emitter.emit("order");
    expect(removed.calls, "removeAllListeners removes all listeners of the event").toBe(0);
    emitter.emit("payment");
    emitter.emit("refund");
    expect(kept.calls, "removeAllListeners with an event leaves other events alone").toBe(2);
  });

  test("E23 leaves an event without listeners alone", () => {
    if (!callsNow()) return;
    const emitter = new EventEmitter();
    const kept = counter();
    emitter.on("order", kept.listener);
    emitter.removeAllListeners("payment");
    emitter.emit("order");
    const sentence = "removeAllListeners of an event without listeners removes nothing";
    expect(kept.calls, sentence).toBe(1);
  });

  test("E23 removes the listeners of the event with the empty name", () => {
    if (!isUsable("")) return;
    if (!callsNow()) return;
    const emitter = new EventEmitter();
    const removed = counter();
    const kept = counter();
    emitter.on("", removed.listener);
    emitter.on("order", kept.listener);
    emitter.removeAllListeners("");
    emitter.emit("");
    emitter.emit("order");
    const calls = { empty: removed.calls, order: kept.calls };
    const sentence =
      "removeAllListeners of the empty name removes the listeners of that event only";
    expect(calls, sentence).toEqual({ empty: 0, order: 1 });
  });

  test("E23 removes the listeners of one symbol", () => {
    if (!isUsable(Symbol("order"))) return;
    if (!callsNow()) return;
    const emitter = new EventEmitter();
    const order = Symbol("order");
    const removed = counter();
    const kept = counter();
    emitter.on(order, removed.listener);
    emitter.on("order", kept.listener);
    emitter.on(Symbol("order"), kept.listener);
    emitter.removeAllListeners(order);
    emitter.emit(order);
    emitter.emit("order");
    const calls = { symbol: removed.calls, string: kept.calls };
    const sentence = "removeAllListeners of a symbol removes the listeners of that symbol only";
    expect(calls, sentence).toEqual({ symbol: 0, string: 1 });
  });

  test("E23 removes the listeners of all events", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", count.listener);
    emitter.once("payment", count.listener);
    if (isUsable("")) emitter.on("", count.listener);
    emitter.removeAllListeners();
    for (const name of ["order", "payment", ""]) emitter.emit(name);
    const sentence = "removeAllListeners without an event removes the listeners of all events";
    expect(count.calls, sentence).toBe(0);
  });

  test("E23 removes the listeners of all symbols", () => {
    if (!isUsable(Symbol("order"))) return;
    const emitter = new EventEmitter();
    const order = Symbol("order");
    const count = counter();
    emitter.on(order, count.listener);
    emitter.once(Symbol.iterator, count.listener);
    emitter.removeAllListeners();
    emitter.emit(order);
    emitter.emit(Symbol.iterator);
    const sentence = "removeAllListeners without an event removes the listeners of symbols too";
    expect(count.calls, sentence).toBe(0);
  });

  test("E23 leaves nothing to count", () => {
    const emitter = new EventEmitter();
    emitter.on("order", () => undefined);
    emitter.once("payment", () => undefined);
    emitter.removeAllListeners("order");
    const one = [emitter.listenerCount("order"), emitter.listeners("order").length];
    expect(one, "nothing is left to count after removeAllListeners of an event").toEqual([0, 0]);
    emitter.removeAllListeners();
    const all = [emitter.listenerCount("payment"), emitter.listeners("payment").length];
    expect(all, "nothing is left to count after removeAllListeners").toEqual([0, 0]);
  });

  test("E23 removes no listener of another emitter", () => {
    if (!callsNow()) return;
    if (!keepsApart()) return;
    const emitter = new EventEmitter();
    const other = new EventEmitter();
    const count = counter();
    other.on("order", count.listener);
    emitter.removeAllListeners("order");
    emitter.removeAllListeners();
    other.emit("order");
    expect(count.calls, "removeAllListeners removes no listener of another emitter").toBe(1);
  });

  test("E23 stops no emit that is running", () => {
    if (!callsNow()) return;
    if (!takesSnapshots()) return;
    for (const args of [["order"], []] satisfies [string?][]) {
      const emitter = new EventEmitter();
      const rest = counter();
      emitter.on("order", () => emitter.removeAllListeners(...args));
      emitter.on("order", rest.listener);
      emitter.emit("order");
      const sentence = "removeAllListeners during an emit does not stop that emit";
      expect(rest.calls, sentence).toBe(1);
      rest.calls = 0;
      emitter.emit("order");
      const next = "removeAllListeners during an emit leaves nothing for the next one";
      expect(rest.calls, next).toBe(0);
    }
  });

  test("E23 leaves the emitter ready for new listeners", () => {
    if (!callsNow()) return;
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", () => undefined);
    emitter.removeAllListeners("order");
    emitter.removeAllListeners();
    emitter.on("order", count.listener);
    emitter.emit("order");
    expect(count.calls, "a listener added after removeAllListeners is called").toBe(1);
  });

  test("E23 leaves error events unheard", () => {
    watchLateFailures();
    if (!throwsUnheard()) return;
    for (const args of [["error"], []] satisfies [string?][]) {
      const emitter = new EventEmitter();
      emitter.on("error", () => undefined);
      emitter.removeAllListeners(...args);
      const { threw } = attempt(() => emitter.emit("error", new Error("no tea left")));
      const sentence = "an error event throws after removeAllListeners has removed its listeners";
      expect(threw, sentence).toBe(true);
    }
  });
});

describe("event-names", () => {
  test("E24 lists each event that has a listener", () => {
    const emitter = new EventEmitter();
    expect(namesOf(emitter), "eventNames is empty on a new emitter").toEqual([]);
    for (const method of present(ADDERS))
      call(emitter, method, `added by ${method}`, () => undefined);
    const sentence = "eventNames lists each event that has a listener, whatever added it";
    expect(namesOf(emitter), sentence).toEqual(
      present(ADDERS)
        .map((name) => `"added by ${name}"`)
        .sort(),
    );
  });

  test("E24 lists an event once", () => {
    const emitter = new EventEmitter();
    for (const method of present(ADDERS)) call(emitter, method, "order", () => undefined);
    const sentence = "eventNames lists an event once, however many listeners it has";
    expect(namesOf(emitter), sentence).toEqual(['"order"']);
  });

  test("E24 lists symbols", () => {
    if (!isUsable(Symbol("order"))) return;
    const emitter = new EventEmitter();
    const order = Symbol("order");
    emitter.on(order, () => undefined);
    emitter.on("payment", () => undefined);
    const names = emitter.eventNames();
    expect(names.includes(order), "eventNames lists symbols too").toBe(true);
    expect(names.includes("payment"), "eventNames lists strings beside symbols").toBe(true);
  });

  test("E24 lists every name as it is", () => {
    const emitter = new EventEmitter();
    const names = [...STRINGS, ...SYMBOLS].filter(isUsable);
    for (const name of names) emitter.on(name, () => undefined);
    const listed = new Set(emitter.eventNames());
    const left = names.filter((name) => !listed.has(name)).map((name) => tell(name));
    expect(left, "eventNames lists every string and symbol as it was given").toEqual([]);
    expect(listed.size, "eventNames lists no other names").toBe(names.length);
  });

  test("E24 drops a name when off removes the last listener", () => {
    for (const remove of present(["off", "removeListener"])) {
      const emitter = new EventEmitter();
      const first = counter();
      const second = counter();
      emitter.on("order", first.listener);
      emitter.on("order", second.listener);
      call(emitter, remove, "order", first.listener);
      const between = `eventNames lists an event until ${remove} removes its last listener`;
      expect(namesOf(emitter), between).toEqual(['"order"']);
      call(emitter, remove, "order", second.listener);
      const after = `eventNames leaves out an event after ${remove} has removed its last listener`;
      const seen = { names: namesOf(emitter), listenerCount: emitter.listenerCount("order") };
      expect(seen, after).toEqual({ ...seen, names: [] });
    }
  });

  test("E24 drops a name when off removes the last once listener", () => {
    if (!findsOnce()) return;
    const emitter = new EventEmitter();
    const { listener } = counter();
    emitter.once("order", listener);
    emitter.off("order", listener);
    const sentence = "eventNames leaves out an event after off has removed its last once listener";
    expect(namesOf(emitter), sentence).toEqual([]);
  });

  test("E24 drops a name when the last once listener was called", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.once("order", count.listener);
    for (let i = 0; i < 2; i += 1) emitter.emit("order");
    const sentence = "eventNames leaves out an event when its last once listener was called";
    const seen = { calls: count.calls, names: namesOf(emitter) };
    expect(seen, sentence).toEqual({ ...seen, names: [] });
  });

  test("E24 drops names that removeAllListeners clears", () => {
    const emitter = new EventEmitter();
    emitter.on("order", () => undefined);
    emitter.on("payment", () => undefined);
    emitter.removeAllListeners("order");
    const one = "eventNames leaves out an event that removeAllListeners has cleared";
    expect(namesOf(emitter).includes('"order"'), one).toBe(false);
    emitter.removeAllListeners();
    const all = "eventNames is empty after removeAllListeners has cleared all events";
    expect(namesOf(emitter), all).toEqual([]);
  });

  test("E24 does not list an event because somebody asked", () => {
    const emitter = new EventEmitter();
    emitter.emit("asked by emit");
    emitter.listenerCount("asked by listenerCount");
    emitter.listeners("asked by listeners");
    emitter.off("asked by off", () => undefined);
    emitter.removeAllListeners("asked by removeAllListeners");
    const sentence = "eventNames does not list an event because somebody asked for it";
    expect(namesOf(emitter), sentence).toEqual([]);
  });

  test("E24 does not list an event whose listener was not added", () => {
    const emitter = new EventEmitter();
    for (const method of present(ADDERS))
      thrownBy(emitter, method, `tried by ${method}`, undefined);
    const names = namesOf(emitter).filter((name) => {
      // Whether a listener that is no function is kept is judged elsewhere.
      const event = name.slice(1, -1);
      const listed = attempt(() => emitter.listeners(event).length);
      return emitter.listenerCount(event) === 0 && listed.value === 0;
    });
    const sentence = "eventNames does not list an event if adding its only listener threw";
    expect(names, sentence).toEqual([]);
  });
});

/** The names of an emitter in words, in an order of their own. */
function namesOf(emitter: EventEmitter): string[] {
  return emitter
    .eventNames()
    .map((name) => tell(name))
    .sort();
}
