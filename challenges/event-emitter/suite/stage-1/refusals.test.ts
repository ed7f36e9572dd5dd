import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { keepsOrder, tellsNobody } from "../elsewhere.ts";
import {
  attempt,
  attemptCall,
  counter,
  endOf,
  returnedBy,
  show,
  thrownBy,
  watchLateFailures,
} from "../observe.ts";

describe("functions-only", () => {
  const bad = [undefined, null, "listener", 42, true, {}, [], { handleEvent: () => undefined }];

  test("E9 on throws for what is not a function", () => {
    for (const listener of bad) {
      const { threw } = attemptCall(new EventEmitter(), "on", "order", listener);
      const sentence = `on throws if the listener is not a function, such as ${show(listener)}`;
      expect(threw, sentence).toBe(true);
    }
  });

  test("E9 once throws for what is not a function", () => {
    for (const listener of bad) {
      const { threw } = attemptCall(new EventEmitter(), "once", "order", listener);
      const sentence = `once throws if the listener is not a function, such as ${show(listener)}`;
      expect(threw, sentence).toBe(true);
    }
  });

  test("E9 throws a TypeError", () => {
    for (const listener of bad) {
      const on = thrownBy(new EventEmitter(), "on", "order", listener);
      expect(on, "on throws a TypeError").toBe("a TypeError");
      const once = thrownBy(new EventEmitter(), "once", "order", listener);
      expect(once, "once throws a TypeError").toBe("a TypeError");
    }
  });

  test("E9 registers nothing when it throws", () => {
    watchLateFailures();
    if (!tellsNobody()) return;
    for (const method of ["on", "once"]) {
      const emitter = new EventEmitter();
      const event = `refused by ${method}`;
      thrownBy(emitter, method, event, undefined);
      const next = endOf(() => Boolean(emitter.emit(event)));
      const sentence = `${method} registers nothing when it throws: emit finds no listener`;
      expect(next, sentence).toBe("returned false");
    }
  });

  test("E9 keeps the listeners that are there when it throws", () => {
    watchLateFailures();
    for (const method of ["on", "once"]) {
      const emitter = new EventEmitter();
      const count = counter();
      emitter.on("order", count.listener);
      thrownBy(emitter, method, "order", "listener");
      attempt(() => emitter.emit("order"));
      expect(count.calls, `other listeners stay when ${method} throws`).toBe(1);
    }
  });

  test("E9 accepts every kind of function", () => {
    if (!keepsOrder()) return;
    const emitter = new EventEmitter();
    const seen: string[] = [];
    const note = function (this: string[]): unknown {
      return this.push("bound");
    };
    emitter.on("order", async () => seen.push("async function"));
    emitter.on("order", note.bind(seen));
    emitter.once("order", new Proxy(() => seen.push("proxy"), {}));
    emitter.emit("order");
    const sentence = "on and once accept async, bound and proxied functions";
    expect([...seen], sentence).toEqual(["async function", "bound", "proxy"]);
  });
});

describe("chaining", () => {
  test("E10 on returns the emitter", () => {
    const returned = returnedBy(new EventEmitter(), "on", "order", () => undefined);
    expect(returned, "on returns the emitter").toBe("the emitter");
  });

  test("E10 once returns the emitter", () => {
    const returned = returnedBy(new EventEmitter(), "once", "order", () => undefined);
    expect(returned, "once returns the emitter").toBe("the emitter");
  });

  test("E10 off returns the emitter", () => {
    const emitter = new EventEmitter();
    const { listener } = counter();
    emitter.on("order", listener);
    emitter.on("order", listener);
    const one = returnedBy(emitter, "off", "order", listener);
    expect(one, "off returns the emitter").toBe("the emitter");
    const last = returnedBy(emitter, "off", "order", listener);
    expect(last, "off returns the emitter, even if it removes the last one").toBe("the emitter");
  });

  test("E10 off returns the emitter when there is nothing to remove", () => {
    const emitter = new EventEmitter();
    const { listener } = counter();
    const sentence = "off returns the emitter, even if there is nothing to remove";
    expect(returnedBy(emitter, "off", "order", listener), sentence).toBe("the emitter");
    emitter.on("order", () => undefined);
    expect(returnedBy(emitter, "off", "order", listener), sentence).toBe("the emitter");
  });
});
