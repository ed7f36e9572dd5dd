import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { attempt, counter } from "../observe.ts";

describe("once", () => {
  test("E5 calls a once listener for one emit", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.once("order", count.listener);
    emitter.emit("order");
    emitter.emit("order");
    emitter.emit("order");
    expect(count.calls, "a listener of once is called for one emit only").toBe(1);
  });

  test("E5 calls a listener of prependOnceListener for one emit", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.prependOnceListener("order", count.listener);
    emitter.emit("order");
    emitter.emit("order");
    emitter.emit("order");
    expect(count.calls, "a listener of prependOnceListener is called for one emit only").toBe(1);
  });

  test("E5 is gone when a nested emit comes", () => {
    const emitter = new EventEmitter();
    let calls = 0;
    emitter.once("order", () => {
      calls += 1;
      if (calls < 5) emitter.emit("order");
    });
    emitter.emit("order");
    expect(calls, "a nested emit of the same event does not call a once listener again").toBe(1);
  });

  test("E5 is gone when it throws", () => {
    const emitter = new EventEmitter();
    let calls = 0;
    emitter.once("order", () => {
      calls += 1;
      throw new Error("no tea left");
    });
    attempt(() => emitter.emit("order"));
    attempt(() => emitter.emit("order"));
    expect(calls, "a once listener that throws is not called again").toBe(1);
    expect(emitter.listenerCount("order"), "a once listener that throws is removed").toBe(0);
  });

  test("E5 may register itself again", () => {
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

  test("E5 removes no other registration of the same function", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.once("order", count.listener);
    emitter.on("order", count.listener);
    emitter.emit("order");
    emitter.emit("order");
    count.calls = 0;
    emitter.emit("order");
    const sentence =
      "a fired once registration goes, and an on registration of the same function stays";
    expect(count.calls, sentence).toBe(1);
  });

  test("E5 removes its own registration when others have moved", () => {
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
});
