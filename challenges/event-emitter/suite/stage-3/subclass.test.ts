import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import type { EventName, Listener } from "../observe.ts";
import { callsNow, present } from "../elsewhere.ts";
import { attempt, attemptCall } from "../observe.ts";

const listener = (): undefined => undefined;

/** Arguments for each method. */
const CALLS: Record<string, unknown[]> = {
  on: ["order", listener],
  once: ["order", listener],
  addListener: ["order", listener],
  prependListener: ["order", listener],
  prependOnceListener: ["order", listener],
  off: ["order", listener],
  removeListener: ["order", listener],
  emit: ["order"],
  listenerCount: ["order"],
  listeners: ["order"],
  eventNames: [],
  removeAllListeners: [],
  setMaxListeners: [5],
  getMaxListeners: [],
};

describe("subclass", () => {
  test("E28 a subclass may declare fields", () => {
    if (!callsNow()) return;
    class Shop extends EventEmitter {
      readonly sold: unknown[] = [];
      constructor() {
        super();
        this.on("order", () => this.sold.push("tea"));
      }
    }
    const shop = attempt(() => {
      const made = new Shop();
      made.emit("order");
      return [...made.sold];
    });
    const sentence = "a subclass may declare fields and register listeners in its constructor";
    expect(shop, sentence).toEqual({ threw: false, value: ["tea"] });
  });

  test("E28 a subclass may override on and emit", () => {
    if (!callsNow()) return;
    const seen: string[] = [];
    class Loud extends EventEmitter {
      override on(event: EventName, added: Listener): this {
        if (event === "order") seen.push("on of the subclass");
        return super.on(event, added);
      }
      override emit(event: EventName, ...args: unknown[]): boolean {
        if (event === "order") seen.push("emit of the subclass");
        return super.emit(event, ...args);
      }
    }
    const loud = new Loud();
    const { threw, value } = attempt(() => {
      loud.on("order", () => seen.push("listener"));
      return loud.emit("order");
    });
    if (threw) seen.push(`threw ${String(value)}`);
    const sentence = "a subclass may override on and emit and call them with super";
    expect([...seen], sentence).toEqual(["on of the subclass", "emit of the subclass", "listener"]);
  });

  test("E28 a subclass may override each method", () => {
    for (const method of present(Object.keys(CALLS))) {
      const args = CALLS[method] ?? [];
      const plain = attemptCall(new EventEmitter(), method, ...args);
      const { emitter, calls } = override(method);
      const own = attemptCall(emitter, method, ...args);
      const sentence = `a subclass may override ${method} and call it with super`;
      expect(calls(), sentence).toBeGreaterThan(0);
      expect(own.threw, `${method} works when a subclass calls it with super`).toBe(plain.threw);
    }
  });

  test("E28 an emitter of a subclass is an EventEmitter", () => {
    class Shop extends EventEmitter {}
    const shop = attempt(() => new Shop());
    const isBoth = shop.value instanceof Shop && shop.value instanceof EventEmitter;
    expect(isBoth, "new on a subclass creates an object of both classes").toBe(true);
  });
});

/** An emitter of a subclass that overrides one method and calls it with super. */
function override(method: string): { emitter: EventEmitter; calls: () => number } {
  let calls = 0;
  class Own extends EventEmitter {}
  Object.defineProperty(Own.prototype, method, {
    configurable: true,
    writable: true,
    value(this: EventEmitter, ...args: unknown[]): unknown {
      calls += 1;
      // What `super` means here.
      const inherited: unknown = Reflect.get(EventEmitter.prototype, method);
      if (typeof inherited !== "function") throw new TypeError(`super.${method} is missing`);
      return Reflect.apply(inherited, this, args);
    },
  });
  return { emitter: new Own(), calls: () => calls };
}
