import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { deferred, turn } from "../../../kit.ts";
import { tellsNobody } from "../elsewhere.ts";
import { counter, endOf, watchLateFailures } from "../observe.ts";

describe("calls-in-order", () => {
  test("E1 calls listeners before emit returns", async () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", () => seen.push("listener"));
    emitter.emit("order");
    seen.push("emit has returned");
    // So that a listener that is called later is seen.
    await turn();
    const sentence = "emit calls the listeners before it returns";
    expect([...seen], sentence).toEqual(["listener", "emit has returned"]);
  });

  test("E1 calls listeners in the order in which they were registered", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", () => seen.push("first"));
    emitter.on("order", () => seen.push("second"));
    emitter.once("order", () => seen.push("third"));
    emitter.emit("order");
    const sentence = "emit calls listeners in the order in which they were registered";
    expect([...seen], sentence).toEqual(["first", "second", "third"]);
  });

  test("E1 calls only the listeners of that event", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", () => seen.push("order"));
    emitter.on("payment", () => seen.push("payment"));
    emitter.once("refund", () => seen.push("refund"));
    emitter.emit("order");
    expect([...seen], "emit calls no listener of another event").toEqual(["order"]);
  });

  test("E1 calls listeners at every emit", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", count.listener);
    emitter.emit("order");
    emitter.emit("order");
    emitter.emit("order");
    expect(count.calls, "a listener added with on is called at every emit").toBe(3);
  });

  test("E2 passes all arguments", () => {
    const seen: unknown[][] = [];
    const emitter = new EventEmitter();
    emitter.on("order", (...args) => seen.push(args));
    emitter.emit("order");
    emitter.emit("order", "tea");
    emitter.emit("order", "tea", undefined);
    emitter.emit("order", 1, 2, 3, 4, 5, 6, 7);
    const sentence = "a listener gets all the arguments of emit and no others";
    expect([...seen], sentence).toStrictEqual([
      [],
      ["tea"],
      ["tea", undefined],
      [1, 2, 3, 4, 5, 6, 7],
    ]);
  });

  test("E2 passes all arguments to every listener", () => {
    const seen: unknown[][] = [];
    const emitter = new EventEmitter();
    emitter.on("order", (...args) => seen.push(args));
    emitter.on("order", (...args) => seen.push(args));
    emitter.emit("order", 1, 2);
    expect([...seen], "every listener gets all the arguments, not only the first").toStrictEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  test("E2 passes all arguments to a once listener", () => {
    const seen: unknown[][] = [];
    const emitter = new EventEmitter();
    emitter.once("order", (...args) => seen.push(args));
    emitter.emit("order", 1, 2, 3, 4, 5);
    emitter.once("order", (...args) => seen.push(args));
    emitter.emit("order");
    const sentence = "a once listener gets all the arguments of emit and no others";
    expect([...seen], sentence).toStrictEqual([[1, 2, 3, 4, 5], []]);
  });

  test("E2 calls listeners with the emitter as this", () => {
    const seen: boolean[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", function (this: unknown) {
      seen.push(this === emitter);
    });
    emitter.emit("order");
    expect([...seen], "this is the emitter in a listener").toEqual([true]);
  });

  test("E2 calls once listeners with the emitter as this", () => {
    const seen: boolean[] = [];
    const emitter = new EventEmitter();
    emitter.once("order", function (this: unknown) {
      seen.push(this === emitter);
    });
    emitter.emit("order");
    expect([...seen], "this is the emitter in a once listener").toEqual([true]);
  });
});

describe("emit-result", () => {
  test("E3 returns false without a listener", () => {
    const emitter = new EventEmitter();
    emitter.on("order", () => undefined);
    const sentence = "emit returns false if the event has no listener";
    expect(emitter.emit("nobody listens"), sentence).toBe(false);
  });

  test("E3 returns true with a listener", () => {
    const emitter = new EventEmitter();
    emitter.on("heard", () => undefined);
    expect(emitter.emit("heard"), "emit returns true if the event has a listener").toBe(true);
  });

  test("E3 returns true when the only listener is a once listener", () => {
    const emitter = new EventEmitter();
    emitter.once("heard once", () => undefined);
    const sentence = "emit returns true if a once listener was waiting when emit was called";
    expect(emitter.emit("heard once"), sentence).toBe(true);
  });

  test("E3 returns false after the only once listener was called", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.once("over after once", count.listener);
    emitter.emit("over after once");
    const second = emitter.emit("over after once");
    const sentence = "emit returns false after the last listener, a once listener, was called";
    const seen = { calls: count.calls, "second emit": second };
    expect(seen, sentence).toEqual({ ...seen, "second emit": false });
  });

  test("E3 returns true when the listener removes itself", () => {
    const emitter = new EventEmitter();
    const leave = (): unknown => emitter.off("left", leave);
    emitter.on("left", leave);
    const sentence = "emit returns true if there was a listener, even if it removed itself";
    expect(emitter.emit("left"), sentence).toBe(true);
  });

  test("E3 returns false after the last listener was removed", () => {
    const emitter = new EventEmitter();
    const { listener } = counter();
    emitter.on("over after off", listener);
    emitter.off("over after off", listener);
    const sentence = "emit returns false after off has removed the last listener";
    expect(emitter.emit("over after off"), sentence).toBe(false);
  });

  test("E4 ignores what a listener returns", () => {
    for (const returned of [undefined, 0, null, true, "stop", false]) {
      const emitter = new EventEmitter();
      const calls = { before: 0, after: 0 };
      emitter.on("order", () => {
        calls.before += 1;
        return returned;
      });
      emitter.on("order", () => {
        calls.after += 1;
        return returned;
      });
      const result = emitter.emit("order");
      const goesOn = `a listener that returns ${returned} does not stop the others`;
      expect({ ...calls }, goesOn).toEqual({ before: 1, after: 1 });
      expect(result, `emit returns true, even if a listener returns ${returned}`).toBe(true);
    }
  });

  test("E4 does not await a promise of a listener", () => {
    const emitter = new EventEmitter();
    const never = deferred();
    const later = counter();
    emitter.on("order", () => never.promise);
    emitter.on("order", later.listener);
    const result = endOf(() => emitter.emit("order"));
    const atOnce = "emit returns true immediately, even if a listener returns a promise";
    expect(result, atOnce).toBe("returned true");
    expect(later.calls, "emit does not wait for a promise before it calls the next one").toBe(1);
  });

  test("E4 does not report the rejection of a promise of a listener", async () => {
    const lateFailures = watchLateFailures();
    const emitter = new EventEmitter();
    const failed = deferred();
    const heard = counter();
    failed.promise.catch(() => undefined);
    emitter.on("error", heard.listener);
    emitter.on("order", () => failed.promise);
    emitter.emit("order");
    failed.reject(new Error("no tea left"));
    await lateFailures();
    expect(heard.calls, "a rejected promise of a listener causes no error event").toBe(0);
  });
});

describe("separate-instances", () => {
  test("E5 keeps the listeners of two emitters apart", () => {
    const first = new EventEmitter();
    const second = new EventEmitter();
    const count = counter();
    first.on("order", count.listener);
    first.once("payment", count.listener);
    const heard = ["order", "payment"].filter((name) => second.emit(name));
    if (tellsNobody()) expect(heard, "an emitter has no listeners of another one").toEqual([]);
    expect(count.calls, "an emitter does not call the listeners of another one").toBe(0);
  });

  test("E5 keeps its listeners when another emitter is made", () => {
    const first = new EventEmitter();
    const count = counter();
    first.on("order", count.listener);
    const second = new EventEmitter();
    second.on("order", () => undefined);
    first.emit("order");
    expect(count.calls, "an emitter keeps its listeners when another one is created").toBe(1);
  });

  test("E5 removes no listener of another emitter", () => {
    const first = new EventEmitter();
    const second = new EventEmitter();
    const count = counter();
    first.on("order", count.listener);
    second.on("order", count.listener);
    second.off("order", count.listener);
    first.emit("order");
    expect(count.calls, "off removes no listener of another emitter").toBe(1);
  });
});
