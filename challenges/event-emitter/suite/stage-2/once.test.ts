import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { attempt, counter } from "../observe.ts";

describe("once-as-given", () => {
  test("E5 off with the original function removes a waiting once listener", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.once("order", count.listener);
    emitter.off("order", count.listener);
    emitter.emit("order");
    expect(count.calls, "off with the original function removes a waiting once listener").toBe(0);
  });

  test("E5 off with the original function removes a waiting prepended once listener", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.prependOnceListener("order", count.listener);
    emitter.off("order", count.listener);
    emitter.emit("order");
    expect(count.calls, "off removes a waiting listener of prependOnceListener").toBe(0);
  });

  test("E5 listeners shows the original function", () => {
    const emitter = new EventEmitter();
    const { listener } = counter();
    emitter.once("order", listener);
    emitter.prependOnceListener("payment", listener);
    const shown = [emitter.listeners("order"), emitter.listeners("payment")];
    const original = shown.map((list) => list.length === 1 && list[0] === listener);
    const sentence = "listeners shows the original function of once and of prependOnceListener";
    expect(original, sentence).toEqual([true, true]);
  });

  test("E5 listenerCount counts a waiting once listener", () => {
    const emitter = new EventEmitter();
    emitter.once("order", () => undefined);
    emitter.prependOnceListener("order", () => undefined);
    expect(emitter.listenerCount("order"), "listenerCount counts waiting once listeners").toBe(2);
  });
});

describe("snapshot", () => {
  test("E4 a listener added during an emit waits for the next emit", () => {
    const emitter = new EventEmitter();
    const added = counter();
    let first = true;
    emitter.on("order", () => {
      if (first) emitter.on("order", added.listener);
      first = false;
    });
    emitter.emit("order");
    expect(added.calls, "a listener added during an emit is not called by that emit").toBe(0);
    emitter.emit("order");
    expect(added.calls, "a listener added during an emit is called by the next emit").toBe(1);
  });

  test("E4 a listener prepended during an emit disturbs nobody", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", () => {
      seen.push("first");
      if (seen.length === 1) emitter.prependListener("order", () => seen.push("prepended"));
    });
    emitter.on("order", () => seen.push("second"));
    emitter.emit("order");
    const sentence = "a listener prepended during an emit changes nothing in that emit";
    expect(seen, sentence).toEqual(["first", "second"]);
  });

  test("E4 a listener that removes itself skips nobody", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    const leaves = (): void => {
      seen.push("leaves");
      emitter.off("order", leaves);
    };
    emitter.on("order", leaves);
    emitter.on("order", () => seen.push("second"));
    emitter.on("order", () => seen.push("third"));
    emitter.emit("order");
    const sentence = "no listener is skipped when one removes itself";
    expect(seen, sentence).toEqual(["leaves", "second", "third"]);
  });

  test("E4 once listeners skip nobody", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.once("order", () => seen.push("once"));
    emitter.once("order", () => seen.push("once too"));
    emitter.on("order", () => seen.push("on"));
    emitter.emit("order");
    const sentence = "no listener is skipped when once listeners leave the list";
    expect(seen, sentence).toEqual(["once", "once too", "on"]);
  });

  test("E4 a listener removed during an emit is still called by it", () => {
    const emitter = new EventEmitter();
    const removed = counter();
    emitter.on("order", () => emitter.off("order", removed.listener));
    emitter.on("order", removed.listener);
    emitter.emit("order");
    expect(removed.calls, "a listener removed during an emit is still called by that emit").toBe(1);
    emitter.emit("order");
    expect(removed.calls, "a listener removed during an emit is not called by the next").toBe(1);
  });

  test("E4 removeAllListeners during an emit stops nobody", () => {
    const emitter = new EventEmitter();
    const rest = counter();
    emitter.on("order", () => emitter.removeAllListeners("order"));
    emitter.on("order", rest.listener);
    emitter.emit("order");
    const byName = "removeAllListeners of the event during an emit does not stop that emit";
    expect(rest.calls, byName).toBe(1);
    rest.calls = 0;
    emitter.on("payment", () => emitter.removeAllListeners());
    emitter.on("payment", rest.listener);
    emitter.emit("payment");
    const all = "removeAllListeners of all events during an emit does not stop that emit";
    expect(rest.calls, all).toBe(1);
  });

  test("E4 a once listener removed during an emit is still called by it", () => {
    const emitter = new EventEmitter();
    const removed = counter();
    emitter.on("order", () => emitter.off("order", removed.listener));
    emitter.once("order", removed.listener);
    emitter.emit("order");
    const sentence = "a removed listener is still called, also when it waits for its one call";
    expect(removed.calls, sentence).toBe(1);
    emitter.emit("order");
    const next = "a once listener removed during an emit is not called by the next";
    expect(removed.calls, next).toBe(1);
  });

  test("E4 a listener removed and added again during an emit is called once", () => {
    const emitter = new EventEmitter();
    const moved = counter();
    let first = true;
    emitter.on("order", () => {
      if (!first) return;
      first = false;
      emitter.off("order", moved.listener);
      emitter.on("order", moved.listener);
    });
    emitter.on("order", moved.listener);
    emitter.emit("order");
    const sentence =
      "a listener removed and added again during an emit is called once by that emit";
    expect(moved.calls, sentence).toBe(1);
  });

  test("E4 a nested emit calls what was added before it", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", (depth) => {
      seen.push(`first ${depth}`);
      if (depth !== "outer") return;
      emitter.on("order", (inner) => seen.push(`added ${inner}`));
      emitter.emit("order", "nested");
    });
    emitter.on("order", (depth) => seen.push(`second ${depth}`));
    emitter.emit("order", "outer");
    const sentence = "a nested emit has its own list, and the outer emit goes on with the old one";
    expect(seen, sentence).toEqual([
      "first outer",
      "first nested",
      "second nested",
      "added nested",
      "second outer",
    ]);
  });

  test("E4 a nested emit of another event disturbs nobody", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", () => emitter.emit("payment"));
    emitter.on("order", () => seen.push("order"));
    emitter.on("payment", () => seen.push("payment"));
    emitter.on("payment", () => seen.push("payment too"));
    emitter.on("payment", () => seen.push("payment again"));
    emitter.emit("order");
    const sentence = "a nested emit of another event does not change the list of the outer one";
    expect(seen, sentence).toEqual(["payment", "payment too", "payment again", "order"]);
  });
});
