import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { forgetsOnce, keepsOrder } from "../elsewhere.ts";
import { attempt, counter, watchLateFailures } from "../observe.ts";

describe("one-registration", () => {
  test("E6 calls a listener as often as it was registered", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    const twice = (): unknown => seen.push("twice");
    emitter.on("order", twice);
    emitter.on("order", () => seen.push("other"));
    emitter.on("order", twice);
    emitter.emit("order");
    const sentence = "a function that was registered twice is called twice";
    expect([...seen], sentence).toEqual(["twice", "other", "twice"]);
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
    if (!keepsOrder()) return;
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
    emitter.once("thrown once", () => {
      calls += 1;
      throw new Error("no tea left");
    });
    attempt(() => emitter.emit("thrown once"));
    attempt(() => emitter.emit("thrown once"));
    expect(calls, "a once listener that throws is not called again").toBe(1);
    if (!forgetsOnce()) return;
    const isHeard = Boolean(emitter.emit("thrown once"));
    expect(isHeard, "a once listener that throws is no longer registered").toBe(false);
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

  test("E8 removes no other listener when a nested emit has called it", () => {
    const emitter = new EventEmitter();
    const stays = counter();
    let depth = 0;
    emitter.on("order", () => {
      depth += 1;
      if (depth === 1) emitter.emit("order");
    });
    emitter.once("order", () => undefined);
    emitter.on("order", stays.listener);
    emitter.emit("order");
    const before = stays.calls;
    emitter.emit("order");
    const sentence = "a once listener that a nested emit has called removes no other listener";
    const calls = { before, after: stays.calls - before };
    // Whether that emit skips one of the others is judged elsewhere.
    expect(calls, sentence).toEqual({ before, after: 1 });
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
