import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { callsNow } from "../elsewhere.ts";
import { attempt, counter } from "../observe.ts";

describe("fresh-arrays", () => {
  test("E25 changing what listeners returns changes nothing", () => {
    if (!callsNow()) return;
    const emitter = new EventEmitter();
    const count = counter();
    const intruder = counter();
    emitter.on("order", count.listener);
    const list = emitter.listeners("order");
    list.pop();
    list.push(intruder.listener, intruder.listener);
    attempt(() => emitter.emit("order"));
    const calls = { listener: count.calls, intruder: intruder.calls };
    const sentence = "changing the array that listeners returned does not change the emitter";
    expect(calls, sentence).toEqual({ listener: 1, intruder: 0 });
    const again = emitter.listeners("order").length;
    const next = "changing the array that listeners returned does not change the next array";
    expect(again, next).toBe(1);
  });

  test("E25 changing an empty array of listeners changes nothing", () => {
    const emitter = new EventEmitter();
    const other = new EventEmitter();
    const changed = emitter.listeners("order");
    changed.push(() => undefined);
    const lengths = [
      emitter.listeners("order").length,
      emitter.listeners("payment").length,
      other.listeners("order").length,
    ];
    changed.length = 0;
    const sentence = "changing an empty array that listeners returned does not change another one";
    expect(lengths, sentence).toEqual([0, 0, 0]);
  });

  test("E25 changing what listeners returns disturbs no emit", () => {
    if (!callsNow()) return;
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", () => {
      seen.push("first");
      emitter.listeners("order").length = 0;
    });
    emitter.on("order", () => seen.push("second"));
    emitter.on("order", () => seen.push("third"));
    emitter.emit("order");
    const sentence = "changing the array that listeners returned does not disturb a running emit";
    expect([...seen], sentence).toEqual(["first", "second", "third"]);
  });

  test("E25 changing what eventNames returns changes nothing", () => {
    if (!callsNow()) return;
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", count.listener);
    const names = emitter.eventNames();
    names.pop();
    names.push("intruder");
    const sentence = "changing the array that eventNames returned does not change the next array";
    expect([...emitter.eventNames()], sentence).toEqual(["order"]);
    emitter.emit("order");
    const calls = "changing the array that eventNames returned does not change the emitter";
    expect(count.calls, calls).toBe(1);
  });

  test("E25 changing an empty array of names changes nothing", () => {
    const emitter = new EventEmitter();
    const other = new EventEmitter();
    const changed = emitter.eventNames();
    changed.push("intruder");
    const names = [...emitter.eventNames(), ...other.eventNames()];
    changed.length = 0;
    const sentence = "changing an empty array that eventNames returned does not change another one";
    expect(names, sentence).toEqual([]);
  });

  test("E25 keeps an array that it has returned as it was", () => {
    const emitter = new EventEmitter();
    emitter.on("order", () => undefined);
    const list = emitter.listeners("order");
    const names = emitter.eventNames();
    emitter.on("order", () => undefined);
    emitter.on("payment", () => undefined);
    const sentence = "an array that was returned does not change when listeners are added";
    expect([list.length, names.length], sentence).toEqual([1, 1]);
  });
});
