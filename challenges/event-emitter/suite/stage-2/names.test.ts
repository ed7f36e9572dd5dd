import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { attempt, counter, endOf } from "../observe.ts";
import { tellsNobody } from "../elsewhere.ts";
import type { EventName } from "../observe.ts";
import { STRINGS, SYMBOLS, tell } from "../names.ts";

describe("any-name", () => {
  test("E19 a new emitter has no listener for any name", () => {
    const plain = new EventEmitter();
    plain.listenerCount("order");
    plain.listeners("order");
    for (const name of [...STRINGS, ...SYMBOLS]) {
      const emitter = new EventEmitter();
      const count = endOf(() => emitter.listenerCount(name));
      const none = `a new emitter has no listener for ${tell(name)}: listenerCount is 0`;
      expect(count, none).toBe("returned 0");
      if (!tellsNobody()) continue;
      const result = endOf(() => Boolean(emitter.emit(name)));
      const nothing = `a new emitter has no listener for ${tell(name)}: emit returns false`;
      expect(result, nothing).toBe("returned false");
      const list = attempt(() => emitter.listeners(name));
      const empty = `a new emitter has no listener for ${tell(name)}: listeners is empty`;
      expect(list, empty).toEqual({ threw: false, value: [] });
    }
  });

  test("E19 every string works as a name", () => {
    const usual = use("order");
    for (const name of STRINGS) {
      const sentence = `${tell(name)} works like any other event name`;
      expect(use(name), sentence).toEqual(usual);
    }
  });

  test("E19 every symbol works as a name", () => {
    const usual = use("order");
    for (const name of SYMBOLS) {
      expect(use(name), "a symbol works like any other event name").toEqual(usual);
    }
  });

  test("E19 names are kept apart", () => {
    const emitter = new EventEmitter();
    const seen: string[] = [];
    const names = [...STRINGS, ...SYMBOLS];
    for (const name of names) attempt(() => emitter.on(name, () => seen.push(tell(name))));
    for (const name of names) attempt(() => emitter.emit(name));
    expect([...seen], "each name has its own listeners").toEqual(names.map((name) => tell(name)));
  });

  test("E19 two symbols with the same description are two events", () => {
    const emitter = new EventEmitter();
    const first = counter();
    const second = counter();
    const one = Symbol("order");
    const two = Symbol("order");
    emitter.on(one, first.listener);
    emitter.once(two, second.listener);
    emitter.emit(one);
    const calls = { first: first.calls, second: second.calls };
    const sentence = "two symbols with the same description are two events";
    expect(calls, sentence).toEqual({ first: 1, second: 0 });
  });

  test("E19 a symbol is not the event of a string", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", count.listener);
    emitter.on("Symbol(order)", count.listener);
    emitter.emit(Symbol("order"));
    expect(count.calls, "a symbol is never the same event as a string").toBe(0);
    const { threw } = attempt(() => emitter.emit(Symbol("error")));
    expect(threw, "a symbol described as error is not the error event").toBe(false);
  });

  test("E19 names that look alike are different events", () => {
    const emitter = new EventEmitter();
    const count = counter();
    for (const name of ["Order", " order", "order ", "ord", "order.created"]) {
      emitter.on(name, count.listener);
    }
    emitter.emit("order");
    expect(count.calls, "a name is taken literally, with its case and spaces").toBe(0);
  });
});

/** What can be seen when an event of that name is used. */
function use(name: EventName): object {
  const emitter = new EventEmitter();
  const added = counter();
  const once = counter();
  const seen = attempt(() => {
    emitter.on(name, added.listener);
    emitter.once(name, once.listener);
    const listed = emitter.listeners(name);
    const before = [emitter.listenerCount(name), listed.length, listed[0] === added.listener];
    const heard = [emitter.emit(name), emitter.emit(name)];
    emitter.off(name, added.listener);
    const after = [emitter.emit(name), emitter.listenerCount(name)];
    return { before, heard, after };
  });
  return { ...seen, calls: { on: added.calls, once: once.calls } };
}
