import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { attempt, attemptCall, counter, watchLeakWarnings } from "../observe.ts";
import { exercise, exerciseWithField, inheritedNames, isFree } from "../subclass.ts";

describe("methods", () => {
  test("A1 has every method of the table", () => {
    const emitter = new EventEmitter();
    const names = ["on", "addListener", "once", "prependListener", "prependOnceListener"];
    names.push("off", "removeListener", "emit", "listenerCount", "listeners", "eventNames");
    names.push("removeAllListeners", "setMaxListeners", "getMaxListeners");
    for (const name of names) {
      const kind = typeof Reflect.get(emitter, name);
      expect(kind, `the emitter has a method named ${name}`).toBe("function");
    }
  });

  test("A1 returns the emitter from the methods that add", () => {
    const emitter = new EventEmitter();
    const { listener } = counter();
    const same = (result: unknown): boolean => result === emitter;
    expect(same(emitter.on("a", listener)), "on returns the emitter").toBe(true);
    expect(same(emitter.addListener("a", listener)), "addListener returns the emitter").toBe(true);
    expect(same(emitter.once("a", listener)), "once returns the emitter").toBe(true);
    const prepended = emitter.prependListener("a", listener);
    expect(same(prepended), "prependListener returns the emitter").toBe(true);
    const prependedOnce = emitter.prependOnceListener("a", listener);
    expect(same(prependedOnce), "prependOnceListener returns the emitter").toBe(true);
  });

  test("A1 returns the emitter from the methods that remove", () => {
    const emitter = new EventEmitter();
    const { listener } = counter();
    const same = (result: unknown): boolean => result === emitter;
    emitter.on("a", listener);
    emitter.on("a", listener);
    expect(same(emitter.off("a", listener)), "off returns the emitter").toBe(true);
    const removed = emitter.removeListener("a", listener);
    expect(same(removed), "removeListener returns the emitter").toBe(true);
    const sentence = "off returns the emitter, also when there is nothing to remove";
    expect(same(emitter.off("a", listener)), sentence).toBe(true);
    emitter.on("b", listener);
    expect(same(emitter.off("b", () => undefined)), sentence).toBe(true);
    const one = emitter.removeAllListeners("a");
    expect(same(one), "removeAllListeners with a name returns the emitter").toBe(true);
    const all = emitter.removeAllListeners();
    expect(same(all), "removeAllListeners returns the emitter").toBe(true);
  });

  test("A1 returns the emitter from setMaxListeners", () => {
    const emitter = new EventEmitter();
    const result: unknown = emitter.setMaxListeners(5);
    expect(result === emitter, "setMaxListeners returns the emitter").toBe(true);
  });

  test("A1 has addListener and removeListener as second names", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.addListener("a", count.listener);
    emitter.emit("a");
    emitter.emit("a");
    expect(count.calls, "addListener adds a listener just as on does").toBe(2);
    emitter.removeListener("a", count.listener);
    emitter.emit("a");
    expect(count.calls, "removeListener removes a listener just as off does").toBe(2);
  });

  test("A1 counts and lists the listeners of an event", () => {
    const emitter = new EventEmitter();
    const first = counter();
    const second = counter();
    emitter.on("a", first.listener);
    emitter.on("a", second.listener);
    emitter.on("b", first.listener);
    expect(emitter.listenerCount("a"), "listenerCount counts the listeners of an event").toBe(2);
    expect(emitter.listenerCount("none"), "listenerCount is 0 without listeners").toBe(0);
    const listed = emitter.listeners("a");
    const known = listed.includes(first.listener) && listed.includes(second.listener);
    expect(listed.length, "listeners lists the listeners of that event").toBe(2);
    expect(known, "listeners lists the functions that were given").toBe(true);
    expect(emitter.listeners("none"), "listeners is an empty array without listeners").toEqual([]);
  });
});

describe("subclass", () => {
  const undisturbed = { emitter: "works as usual", field: "mine" };

  test("E14 a subclass emits like its base", () => {
    class Shop extends EventEmitter {
      readonly sold: unknown[] = [];
      constructor() {
        super();
        this.on("order", (what) => this.sold.push(what));
      }
    }
    const shop = attempt(() => {
      const made = new Shop();
      made.emit("order", "tea");
      return made.sold;
    });
    const sentence = "a subclass may declare own fields and register listeners in its constructor";
    expect(shop, sentence).toEqual({ threw: false, value: ["tea"] });
  });

  test("E14 a subclass may override methods", () => {
    const seen: string[] = [];
    class Loud extends EventEmitter {
      override on(event: string | symbol, listener: (...args: unknown[]) => unknown): this {
        if (event === "order") seen.push("on of the subclass");
        return super.on(event, listener);
      }
      override emit(event: string | symbol, ...args: unknown[]): boolean {
        if (event === "order") seen.push("emit of the subclass");
        return super.emit(event, ...args);
      }
    }
    const loud = new Loud();
    loud.on("order", () => seen.push("listener"));
    loud.emit("order");
    expect(seen, "a subclass may override on and emit and call them with super").toEqual([
      "on of the subclass",
      "emit of the subclass",
      "listener",
    ]);
  });

  test("E14 a subclass may declare a field named like a property of the emitter", () => {
    watchLeakWarnings();
    const plain = new EventEmitter();
    const usual = attempt(() => exercise(plain));
    for (const name of Object.getOwnPropertyNames(plain).filter(isFree)) {
      const sentence = `a field ${name} of a subclass collides with a property of the emitter`;
      expect(exerciseWithField(name, usual), sentence).toEqual(undisturbed);
    }
  });

  test("E14 a subclass may declare a field named like a helper of the emitter", () => {
    watchLeakWarnings();
    const plain = new EventEmitter();
    const usual = attempt(() => exercise(plain));
    for (const name of inheritedNames(plain).filter(isFree)) {
      const sentence = `a field ${name} of a subclass collides with a helper method of the emitter`;
      expect(exerciseWithField(name, usual), sentence).toEqual(undisturbed);
    }
  });
});
