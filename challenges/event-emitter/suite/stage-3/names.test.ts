import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { attempt, counter } from "../observe.ts";

describe("remove-all", () => {
  test("E11 removes the listeners of one event", () => {
    const emitter = new EventEmitter();
    const removed = counter();
    const kept = counter();
    emitter.on("order", removed.listener);
    emitter.once("order", removed.listener);
    emitter.prependListener("order", removed.listener);
    emitter.on("payment", kept.listener);
    emitter.removeAllListeners("order");
    emitter.emit("order");
    expect(removed.calls, "removeAllListeners removes all listeners of the event").toBe(0);
    emitter.emit("payment");
    expect(kept.calls, "removeAllListeners with a name leaves other events alone").toBe(1);
  });

  test("E11 removes the listeners of the event with the empty name", () => {
    const emitter = new EventEmitter();
    const removed = counter();
    const kept = counter();
    emitter.on("", removed.listener);
    emitter.on("order", kept.listener);
    emitter.removeAllListeners("");
    emitter.emit("");
    emitter.emit("order");
    expect(removed.calls, "removeAllListeners removes the listeners of the empty name").toBe(0);
    expect(kept.calls, "the empty name is a name, not a missing argument").toBe(1);
  });

  test("E11 removes the listeners of one symbol", () => {
    const emitter = new EventEmitter();
    const order = Symbol("order");
    const removed = counter();
    const kept = counter();
    emitter.on(order, removed.listener);
    emitter.on("payment", kept.listener);
    emitter.removeAllListeners(order);
    emitter.emit(order);
    emitter.emit("payment");
    expect(removed.calls, "removeAllListeners removes the listeners of a symbol").toBe(0);
    expect(kept.calls, "removeAllListeners with a symbol leaves the rest alone").toBe(1);
  });

  test("E11 removes the listeners of all events", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", count.listener);
    emitter.once("payment", count.listener);
    emitter.on("", count.listener);
    emitter.removeAllListeners();
    emitter.emit("order");
    emitter.emit("payment");
    emitter.emit("");
    expect(count.calls, "removeAllListeners without an argument removes all of all events").toBe(0);
  });

  test("E11 removes the listeners of all symbols", () => {
    const emitter = new EventEmitter();
    const order = Symbol("order");
    const count = counter();
    emitter.on(order, count.listener);
    emitter.removeAllListeners();
    emitter.emit(order);
    const sentence = "removeAllListeners without an argument removes listeners of symbols too";
    expect(count.calls, sentence).toBe(0);
  });

  test("E11 leaves the emitter ready for new listeners", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", () => undefined);
    emitter.removeAllListeners("order");
    emitter.removeAllListeners();
    emitter.on("order", count.listener);
    emitter.emit("order");
    expect(count.calls, "a listener added after removeAllListeners is called").toBe(1);
  });
});

describe("event-names", () => {
  test("E10 lists each event that has a listener", () => {
    const emitter = new EventEmitter();
    const before = new Set(emitter.eventNames());
    expect(before, "eventNames is empty on a new emitter").toEqual(new Set());
    emitter.on("order", () => undefined);
    emitter.once("payment", () => undefined);
    emitter.prependListener("refund", () => undefined);
    const names = new Set(emitter.eventNames());
    const expected = new Set(["order", "payment", "refund"]);
    expect(names, "eventNames lists each event that has a listener").toEqual(expected);
  });

  test("E10 lists symbols", () => {
    const emitter = new EventEmitter();
    const order = Symbol("order");
    emitter.on(order, () => undefined);
    emitter.on("payment", () => undefined);
    const names = emitter.eventNames();
    expect(names.includes(order), "eventNames lists symbols too").toBe(true);
    expect(names.includes("payment"), "eventNames lists strings beside symbols").toBe(true);
  });

  test("E10 drops a name when off removes the last listener", () => {
    const emitter = new EventEmitter();
    const first = counter();
    const second = counter();
    emitter.on("order", first.listener);
    emitter.on("order", second.listener);
    emitter.off("order", first.listener);
    const between = new Set(emitter.eventNames());
    expect(between, "a name stays while a listener is left").toEqual(new Set(["order"]));
    emitter.off("order", second.listener);
    const after = new Set(emitter.eventNames());
    expect(after, "a name is gone after off has removed its last listener").toEqual(new Set());
  });

  test("E10 drops a name when the last once listener was called", () => {
    const emitter = new EventEmitter();
    emitter.once("order", () => undefined);
    emitter.prependOnceListener("payment", () => undefined);
    emitter.emit("order");
    emitter.emit("payment");
    const names = new Set(emitter.eventNames());
    expect(names, "a name is gone when its last once listener was called").toEqual(new Set());
  });

  test("E10 drops names that removeAllListeners clears", () => {
    const emitter = new EventEmitter();
    emitter.on("order", () => undefined);
    emitter.removeAllListeners("order");
    const cleared = new Set(emitter.eventNames());
    expect(cleared, "a name that removeAllListeners has cleared is gone").toEqual(new Set());
    emitter.on("order", () => undefined);
    emitter.on("payment", () => undefined);
    emitter.removeAllListeners();
    const none = new Set(emitter.eventNames());
    expect(none, "no name is left when removeAllListeners has cleared all").toEqual(new Set());
  });

  test("E10 does not list an event because somebody asked", () => {
    const emitter = new EventEmitter();
    emitter.emit("asked by emit");
    emitter.listenerCount("asked by listenerCount");
    emitter.listeners("asked by listeners");
    emitter.off("asked by off", () => undefined);
    emitter.removeAllListeners("asked by removeAllListeners");
    const names = new Set(emitter.eventNames());
    expect(names, "asking about an event does not list it").toEqual(new Set());
  });
});

describe("fresh-arrays", () => {
  test("E12 changing what listeners returns changes nothing", () => {
    const emitter = new EventEmitter();
    const count = counter();
    const intruder = counter();
    emitter.on("order", count.listener);
    const list = emitter.listeners("order");
    list.pop();
    list.push(intruder.listener, intruder.listener);
    emitter.emit("order");
    const calls = { listener: count.calls, intruder: intruder.calls };
    const sentence = "changing the array of listeners does not change the emitter";
    expect(calls, sentence).toEqual({ listener: 1, intruder: 0 });
    const again = emitter.listeners("order").length;
    expect(again, "changing the array of listeners does not change the next array").toBe(1);
  });

  test("E12 changing what eventNames returns changes nothing", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", count.listener);
    const names = emitter.eventNames();
    names.pop();
    names.push("intruder");
    const next = new Set(emitter.eventNames());
    const sentence = "changing the array of eventNames does not change the next array";
    expect(next, sentence).toEqual(new Set(["order"]));
    emitter.emit("order");
    expect(count.calls, "changing the array of eventNames does not change the emitter").toBe(1);
  });
});
