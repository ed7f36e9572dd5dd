import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
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

describe("one-registration", () => {
  test("E6 calls a listener as often as it was registered", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", count.listener);
    emitter.on("order", count.listener);
    emitter.emit("order");
    expect(count.calls, "a function that was registered twice is called twice").toBe(2);
  });

  test("E6 calls a function as often as it was registered with once", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.once("order", count.listener);
    emitter.once("order", count.listener);
    // Whether the first emit skips one of them is judged elsewhere.
    for (let i = 0; i < 3; i += 1) emitter.emit("order");
    const sentence = "a function that was registered twice with once is called twice";
    expect(count.calls, sentence).toBe(2);
  });

  test("E6 off removes a listener", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", count.listener);
    emitter.off("order", count.listener);
    emitter.emit("order");
    expect(count.calls, "off removes a listener").toBe(0);
  });

  test("E6 off of an unknown function changes nothing", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", count.listener);
    emitter.off("order", () => undefined);
    emitter.emit("order");
    const sentence = "off removes nothing if the function is not registered";
    expect(count.calls, sentence).toBe(1);
  });

  test("E6 off changes no other event", () => {
    const emitter = new EventEmitter();
    const order = counter();
    const payment = counter();
    emitter.on("order", order.listener);
    emitter.on("payment", payment.listener);
    emitter.off("order", payment.listener);
    emitter.off("refund", order.listener);
    emitter.emit("order");
    emitter.emit("payment");
    const calls = { order: order.calls, payment: payment.calls };
    const sentence = "off removes nothing if only another event has the function";
    expect(calls, sentence).toEqual({ order: 1, payment: 1 });
  });

  test("E6 off removes exactly one registration", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", count.listener);
    emitter.on("order", count.listener);
    emitter.on("order", count.listener);
    emitter.off("order", count.listener);
    emitter.emit("order");
    expect(count.calls, "off removes exactly one of three registrations").toBe(2);
  });

  test("E6 off removes the latest registration", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    const twice = (): unknown => seen.push("twice");
    emitter.on("order", twice);
    emitter.on("order", () => seen.push("other"));
    emitter.on("order", twice);
    emitter.off("order", twice);
    emitter.emit("order");
    const sentence = "off removes the latest registration of a function";
    expect([...seen], sentence).toEqual(["twice", "other"]);
  });

  test("E6 off removes an on registration that is later than a once registration", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.once("order", count.listener);
    emitter.on("order", count.listener);
    emitter.off("order", count.listener);
    emitter.emit("order");
    emitter.emit("order");
    const sentence = "off removes the latest registration, and the earlier once registration stays";
    expect(count.calls, sentence).toBe(1);
  });

  test("E6 off leaves the listeners around it in order", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    const middle = (): unknown => seen.push("middle");
    emitter.on("order", () => seen.push("first"));
    emitter.on("order", middle);
    emitter.on("order", () => seen.push("last"));
    emitter.off("order", middle);
    emitter.emit("order");
    const sentence = "the listeners around a removed one stay, in the same order";
    expect([...seen], sentence).toEqual(["first", "last"]);
  });
});

describe("once", () => {
  test("E7 calls a once listener for one emit", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.once("order", count.listener);
    emitter.emit("order");
    emitter.emit("order");
    emitter.emit("order");
    expect(count.calls, "a once listener is called for one emit only").toBe(1);
  });

  test("E7 is gone when a nested emit comes", () => {
    const emitter = new EventEmitter();
    let calls = 0;
    emitter.once("order", () => {
      calls += 1;
      if (calls < 5) emitter.emit("order");
    });
    emitter.emit("order");
    expect(calls, "a nested emit of the same event does not call a once listener again").toBe(1);
  });

  test("E7 is gone when it throws", () => {
    watchLateFailures();
    const emitter = new EventEmitter();
    let calls = 0;
    emitter.once("order", () => {
      calls += 1;
      throw new Error("no tea left");
    });
    attempt(() => emitter.emit("order"));
    attempt(() => emitter.emit("order"));
    expect(calls, "a once listener that throws is not called again").toBe(1);
    const next = endOf(() => emitter.emit("order"));
    const gone = "a once listener that throws is no longer registered: emit returns false";
    expect(next, gone).toBe("returned false");
  });

  test("E7 may register itself again", () => {
    const emitter = new EventEmitter();
    let calls = 0;
    const again = (): void => {
      calls += 1;
      if (calls === 1) emitter.once("order", again);
    };
    emitter.once("order", again);
    emitter.emit("order");
    emitter.emit("order");
    emitter.emit("order");
    expect(calls, "a once listener may register itself again while it runs").toBe(2);
  });

  test("E8 removes no other registration of the same function", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.once("order", count.listener);
    emitter.on("order", count.listener);
    emitter.emit("order");
    emitter.emit("order");
    count.calls = 0;
    emitter.emit("order");
    const sentence = "a called once listener goes, and an on registration of the function stays";
    expect(count.calls, sentence).toBe(1);
  });

  test("E8 removes its own registration when others have moved", () => {
    const emitter = new EventEmitter();
    const stays = counter();
    const leaves = (): unknown => emitter.off("order", leaves);
    emitter.on("order", leaves);
    emitter.once("order", () => undefined);
    emitter.on("order", stays.listener);
    emitter.emit("order");
    emitter.emit("order");
    stays.calls = 0;
    emitter.emit("order");
    const sentence = "a once listener that has moved in the list removes only itself";
    expect(stays.calls, sentence).toBe(1);
  });

  test("E8 removes no listener of another event", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("payment", count.listener);
    emitter.once("payment", count.listener);
    emitter.once("order", count.listener);
    emitter.emit("order");
    count.calls = 0;
    emitter.emit("payment");
    const sentence = "a called once listener removes no listener of another event";
    expect(count.calls, sentence).toBe(2);
  });
});

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
    for (const method of ["on", "once"]) {
      const emitter = new EventEmitter();
      thrownBy(emitter, method, "order", undefined);
      const next = endOf(() => emitter.emit("order"));
      const sentence = `${method} registers nothing when it throws: emit returns false`;
      expect(next, sentence).toBe("returned false");
    }
  });

  test("E9 keeps the listeners that are there when it throws", () => {
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
    const emitter = new EventEmitter();
    const seen: string[] = [];
    emitter.on("order", async () => seen.push("async function"));
    emitter.on("order", (() => seen.push("bound")).bind(null));
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
