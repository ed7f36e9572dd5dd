import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { removesLatest, removesOnceFirst } from "../elsewhere.ts";
import { counter, watchLateFailures } from "../observe.ts";

describe("once-as-given", () => {
  test("E14 listenerCount counts the listeners of an event", () => {
    const emitter = new EventEmitter();
    const first = counter();
    const second = counter();
    expect(emitter.listenerCount("order"), "listenerCount is 0 at first").toBe(0);
    emitter.on("order", first.listener);
    emitter.on("order", second.listener);
    emitter.on("payment", first.listener);
    expect(emitter.listenerCount("order"), "listenerCount counts each listener").toBe(2);
    emitter.off("order", first.listener);
    expect(emitter.listenerCount("order"), "listenerCount is 1 less after off").toBe(1);
    emitter.off("order", second.listener);
    expect(emitter.listenerCount("order"), "listenerCount is 0 when all are removed").toBe(0);
  });

  test("E14 listeners lists the functions of an event in order", () => {
    const emitter = new EventEmitter();
    const first = (): string => "first";
    const second = (): string => "second";
    const third = (): string => "third";
    expect(emitter.listeners("order"), "listeners is an empty array at first").toEqual([]);
    emitter.on("order", first);
    emitter.on("order", second);
    emitter.on("order", third);
    emitter.on("payment", second);
    const names = nameAll(emitter.listeners("order"), { first, second, third });
    const sentence = "listeners lists the functions of the event in the order of their calls";
    expect(names, sentence).toEqual(["first", "second", "third"]);
    emitter.off("order", second);
    const left = nameAll(emitter.listeners("order"), { first, second, third });
    expect(left, "listeners leaves out what was removed").toEqual(["first", "third"]);
  });

  test("E14 a function that was registered twice counts twice", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", count.listener);
    emitter.on("order", count.listener);
    emitter.emit("order");
    // Whether it is called twice is judged elsewhere.
    if (count.calls !== 2) return;
    const counted = emitter.listenerCount("order");
    expect(counted, "listenerCount counts each registration of a function").toBe(2);
    const listed = emitter.listeners("order").length;
    expect(listed, "listeners lists each registration of a function").toBe(2);
  });

  test("E14 listenerCount counts a waiting once listener", () => {
    const emitter = new EventEmitter();
    emitter.on("order", () => undefined);
    emitter.once("order", () => undefined);
    const sentence = "listenerCount includes a waiting once listener";
    expect(emitter.listenerCount("order"), sentence).toBe(2);
    emitter.emit("order");
    const after = "listenerCount leaves out a once listener that was called";
    expect(emitter.listenerCount("order"), after).toBe(1);
  });

  test("E14 listeners shows the original function", () => {
    const emitter = new EventEmitter();
    const first = (): string => "first";
    const waiting = (): string => "waiting";
    emitter.on("order", first);
    emitter.once("order", waiting);
    const names = nameAll(emitter.listeners("order"), { first, waiting });
    const sentence = "listeners shows the original function of a once listener";
    expect(names, sentence).toEqual(["first", "waiting"]);
    emitter.emit("order");
    const after = nameAll(emitter.listeners("order"), { first, waiting });
    expect(after, "listeners leaves out a once listener that was called").toEqual(["first"]);
  });

  test("E14 off with the original function removes a waiting once listener", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.once("order", count.listener);
    emitter.off("order", count.listener);
    emitter.emit("order");
    const sentence = "off with the original function removes a waiting once listener";
    expect(count.calls, sentence).toBe(0);
  });

  test("E14 off removes a once registration that is later than an on registration", () => {
    if (!removesLatest()) return;
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", count.listener);
    emitter.once("order", count.listener);
    emitter.off("order", count.listener);
    emitter.emit("order");
    emitter.emit("order");
    const sentence = "off removes the latest registration, even if it was made with once";
    expect(count.calls, sentence).toBe(2);
  });

  test("E14 off leaves the kinds of the others alone", () => {
    const emitter = new EventEmitter();
    const first = counter();
    const once = counter();
    const last = counter();
    emitter.on("order", first.listener);
    emitter.once("order", once.listener);
    emitter.on("order", last.listener);
    emitter.off("order", first.listener);
    // Whether a once listener that leaves lets another be skipped is judged elsewhere.
    for (let i = 0; i < 3; i += 1) emitter.emit("order");
    once.calls = 0;
    last.calls = 0;
    emitter.emit("order");
    const calls = { on: last.calls, once: once.calls };
    const sentence = "a listener stays one for every emit or for one emit when off removes another";
    expect(calls, sentence).toEqual({ on: 1, once: 0 });
  });

  test("E14 a once listener is left out as soon as it runs", () => {
    watchLateFailures();
    if (!removesOnceFirst()) return;
    const emitter = new EventEmitter();
    const seen: unknown[] = [];
    emitter.once("order", () => {
      seen.push(emitter.listenerCount("order"), emitter.listeners("order").length);
    });
    emitter.emit("order");
    const sentence = "listenerCount and listeners leave out a once listener while it runs";
    expect([...seen], sentence).toEqual([0, 0]);
  });
});

/** The names under which the functions are known here. */
function nameAll(functions: readonly unknown[], known: Record<string, unknown>): string[] {
  const names = Object.entries(known);
  return functions.map((each) => names.find(([, own]) => own === each)?.[0] ?? "another function");
}
