import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { attempt, counter } from "../observe.ts";

describe("any-name", () => {
  const names = [
    "",
    "toString",
    "constructor",
    "hasOwnProperty",
    "__proto__",
    "valueOf",
    "length",
    "0",
  ];

  test("E8 a new emitter has no listener for any name", () => {
    for (const name of names) {
      const emitter = new EventEmitter();
      const none = { threw: false, value: 0 };
      const nothing = { threw: false, value: false };
      const count = attempt(() => emitter.listenerCount(name));
      expect(count, `on a new emitter listenerCount("${name}") is 0`).toEqual(none);
      const result = attempt(() => emitter.emit(name));
      expect(result, `on a new emitter emit("${name}") is false`).toEqual(nothing);
    }
  });

  test("E8 every string works as a name", () => {
    for (const name of names) {
      const emitter = new EventEmitter();
      const count = counter();
      const result = attempt(() => {
        emitter.on(name, count.listener);
        const heard = emitter.emit(name);
        emitter.off(name, count.listener);
        emitter.emit(name);
        return { heard, calls: count.calls };
      });
      const sentence = `"${name}" works like any other event name`;
      expect(result, sentence).toEqual({ threw: false, value: { heard: true, calls: 1 } });
    }
  });

  test("E8 names are kept apart", () => {
    const emitter = new EventEmitter();
    const seen: string[] = [];
    for (const name of names) attempt(() => emitter.on(name, () => seen.push(name)));
    for (const name of names) attempt(() => emitter.emit(name));
    expect(seen, "each name has its own listeners").toEqual(names);
  });

  test("E8 two symbols with the same description are two events", () => {
    const emitter = new EventEmitter();
    const first = counter();
    const second = counter();
    const one = Symbol("order");
    const two = Symbol("order");
    emitter.on(one, first.listener);
    emitter.on(two, second.listener);
    emitter.emit(one);
    const calls = { first: first.calls, second: second.calls };
    const sentence = "two symbols with the same description are two events";
    expect(calls, sentence).toEqual({ first: 1, second: 0 });
  });

  test("E8 a symbol is not the event of a string", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", count.listener);
    emitter.on("Symbol(order)", count.listener);
    emitter.emit(Symbol("order"));
    expect(count.calls, "a symbol is never the same event as a string").toBe(0);
    const quiet = attempt(() => emitter.emit(Symbol("error")));
    const sentence = "a symbol described as error is not the error event";
    expect(quiet, sentence).toEqual({ threw: false, value: false });
  });
});
