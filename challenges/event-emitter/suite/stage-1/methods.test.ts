import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { attempt, attemptCall, counter, watchLeakWarnings } from "../observe.ts";
import { exercise, exerciseWithField, inheritedNames, isFree } from "../subclass.ts";

describe("separate-instances", () => {
  test("A1 keeps the listeners of two emitters apart", () => {
    const first = new EventEmitter();
    const second = new EventEmitter();
    const count = counter();
    first.on("a", count.listener);
    second.emit("a");
    expect(count.calls, "an emitter does not call the listeners of another one").toBe(0);
    const third = new EventEmitter();
    first.emit("a");
    expect(count.calls, "an emitter keeps its listeners when another one is made").toBe(1);
    expect(third.listenerCount("a"), "a new emitter has no listeners").toBe(0);
  });

  test("A1 keeps the limits of two emitters apart", () => {
    const first = new EventEmitter();
    const second = new EventEmitter();
    const before = second.getMaxListeners();
    first.setMaxListeners(3);
    const after = second.getMaxListeners();
    expect(after, "setting the limit of one emitter leaves another one alone").toBe(before);
  });
});

describe("functions-only", () => {
  const bad = [undefined, null, "listener", 42, {}, { handleEvent: () => undefined }];

  test("E9 on refuses what is not a function", () => {
    for (const listener of bad) {
      const outcome = attemptCall(new EventEmitter(), "on", "order", listener);
      expect(outcome.threw, "on throws when the listener is not a function").toBe(true);
      const alias = attemptCall(new EventEmitter(), "addListener", "order", listener);
      expect(alias.threw, "addListener throws when the listener is not a function").toBe(true);
    }
  });

  test("E9 once refuses what is not a function", () => {
    for (const listener of bad) {
      const outcome = attemptCall(new EventEmitter(), "once", "order", listener);
      expect(outcome.threw, "once throws when the listener is not a function").toBe(true);
    }
  });

  test("E9 the prepending methods refuse what is not a function", () => {
    for (const method of ["prependListener", "prependOnceListener"]) {
      for (const listener of bad) {
        const outcome = attemptCall(new EventEmitter(), method, "order", listener);
        expect(outcome.threw, `${method} throws when the listener is not a function`).toBe(true);
      }
    }
  });

  test("E9 refuses it with a TypeError", () => {
    const emitter = new EventEmitter();
    for (const method of ["on", "addListener", "once", "prependListener", "prependOnceListener"]) {
      const { value } = attemptCall(emitter, method, "order", "listener");
      expect(value instanceof TypeError, `what ${method} throws is a TypeError`).toBe(true);
    }
  });

  test("E9 registers nothing when it refuses", () => {
    const emitter = new EventEmitter();
    for (const method of ["on", "addListener", "once", "prependListener", "prependOnceListener"]) {
      attemptCall(emitter, method, "order", undefined);
      const count = emitter.listenerCount("order");
      expect(count, `${method} registers nothing when it refuses a listener`).toBe(0);
    }
  });
});
