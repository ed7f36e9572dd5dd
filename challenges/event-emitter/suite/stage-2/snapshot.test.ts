import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { findsOnce } from "../elsewhere.ts";
import { counter } from "../observe.ts";

describe("snapshot", () => {
  test("E11 a change during an emit waits for the next emit", () => {
    const emitter = new EventEmitter();
    const added = counter();
    const removed = counter();
    const last = counter();
    let isFirst = true;
    let first = 0;
    emitter.on("order", () => {
      first += 1;
      if (!isFirst) return;
      isFirst = false;
      emitter.on("order", added.listener);
      emitter.off("order", removed.listener);
    });
    emitter.on("order", removed.listener);
    emitter.on("order", last.listener);
    const count = (): object => ({
      first,
      added: added.calls,
      removed: removed.calls,
      last: last.calls,
    });
    emitter.emit("order");
    const sentence = "an emit calls exactly the listeners that were there when it was called";
    expect(count(), sentence).toEqual({ first: 1, added: 0, removed: 1, last: 1 });
    emitter.emit("order");
    const next = "a change during an emit counts for the next emit";
    expect(count(), next).toEqual({ first: 2, added: 1, removed: 1, last: 2 });
  });

  test("E11 every emit takes a snapshot, not only the first one", () => {
    const emitter = new EventEmitter();
    const added = counter();
    const removed = counter();
    let emits = 0;
    emitter.on("order", () => {
      emits += 1;
      if (emits !== 2) return;
      emitter.on("order", added.listener);
      emitter.off("order", removed.listener);
    });
    emitter.on("order", removed.listener);
    emitter.emit("order");
    emitter.emit("order");
    const calls = { added: added.calls, removed: removed.calls };
    const sentence = "an emit calls the listeners that were there, even after earlier emits";
    expect(calls, sentence).toEqual({ added: 0, removed: 2 });
  });

  test("E11 a listener added during an emit is not called by it", () => {
    const emitter = new EventEmitter();
    const added = counter();
    emitter.on("order", () => {
      if (added.calls === 0) emitter.once("order", added.listener);
    });
    emitter.emit("order");
    expect(added.calls, "a once listener added during an emit waits for the next one").toBe(0);
    emitter.emit("order");
    expect(added.calls, "a once listener added during an emit is called by the next one").toBe(1);
  });

  test("E11 an event that has no other listener takes new ones during an emit", () => {
    const emitter = new EventEmitter();
    const added = counter();
    emitter.once("order", () => emitter.on("order", added.listener));
    emitter.emit("order");
    expect(added.calls, "a listener added by the last once listener waits too").toBe(0);
    emitter.emit("order");
    expect(added.calls, "a listener added by the last once listener is kept").toBe(1);
  });

  test("E12 a listener that removes itself skips nobody", () => {
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
    expect([...seen], sentence).toEqual(["leaves", "second", "third"]);
  });

  test("E12 once listeners skip nobody", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.once("order", () => seen.push("once"));
    emitter.once("order", () => seen.push("once too"));
    emitter.on("order", () => seen.push("on"));
    emitter.emit("order");
    const sentence = "no listener is skipped when once listeners leave the list";
    expect([...seen], sentence).toEqual(["once", "once too", "on"]);
  });

  test("E12 an earlier listener that is removed skips nobody", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    const first = (): unknown => seen.push("first");
    emitter.on("order", first);
    emitter.on("order", () => {
      seen.push("second");
      emitter.off("order", first);
    });
    emitter.on("order", () => seen.push("third"));
    emitter.emit("order");
    const sentence = "no listener is skipped when an earlier one is removed";
    expect([...seen], sentence).toEqual(["first", "second", "third"]);
  });

  test("E12 a once listener removed during an emit is still called by it", () => {
    if (!findsOnce()) return;
    const emitter = new EventEmitter();
    const removed = counter();
    emitter.on("order", () => emitter.off("order", removed.listener));
    emitter.once("order", removed.listener);
    emitter.emit("order");
    const sentence = "a once listener removed during an emit is still called by that emit";
    expect(removed.calls, sentence).toBe(1);
    emitter.emit("order");
    const next = "a once listener removed during an emit is not called by the next one";
    expect(removed.calls, next).toBe(1);
  });

  test("E12 a listener removed and added again during an emit is called once", () => {
    const emitter = new EventEmitter();
    const moved = counter();
    let isFirst = true;
    emitter.on("order", () => {
      if (!isFirst) return;
      isFirst = false;
      emitter.off("order", moved.listener);
      emitter.on("order", moved.listener);
    });
    emitter.on("order", moved.listener);
    emitter.emit("order");
    const sentence = "a listener removed and added again during an emit is called once by it";
    expect(moved.calls, sentence).toBe(1);
    emitter.emit("order");
    expect(moved.calls, "a listener removed and added again is registered once").toBe(2);
  });

  test("E13 a nested emit calls what was added before it", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    let depth = "outer";
    let calls = 0;
    emitter.on("order", () => {
      seen.push(`first ${depth}`);
      calls += 1;
      if (calls > 1) return;
      depth = "nested";
      emitter.on("order", () => seen.push(`added ${depth}`));
      emitter.emit("order");
      depth = "outer";
    });
    emitter.on("order", () => seen.push(`second ${depth}`));
    emitter.emit("order");
    const sentence = "a nested emit has its own snapshot, and the outer emit keeps its old one";
    expect([...seen], sentence).toEqual([
      "first outer",
      "first nested",
      "second nested",
      "added nested",
      "second outer",
    ]);
  });

  test("E13 a nested emit does not call what was removed before it", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    let depth = "outer";
    let calls = 0;
    const removed = (): unknown => seen.push(`removed ${depth}`);
    emitter.on("order", () => {
      calls += 1;
      if (calls > 1) return;
      depth = "nested";
      emitter.off("order", removed);
      emitter.emit("order");
      depth = "outer";
    });
    emitter.on("order", removed);
    emitter.emit("order");
    const sentence = "a nested emit leaves out what was removed, and the outer emit still calls it";
    expect([...seen], sentence).toEqual(["removed outer"]);
  });

  test("E13 a nested emit of another event disturbs nobody", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", () => {
      emitter.emit("payment");
    });
    emitter.on("order", () => seen.push("order"));
    emitter.on("payment", () => seen.push("payment"));
    emitter.on("payment", () => seen.push("payment too"));
    emitter.on("payment", () => seen.push("payment again"));
    emitter.emit("order");
    const sentence = "a nested emit of another event does not change the outer emit";
    expect([...seen], sentence).toEqual(["payment", "payment too", "payment again", "order"]);
  });
});
