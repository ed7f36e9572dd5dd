import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { deferred } from "../../../kit.ts";
import { counter, watchLateFailures } from "../observe.ts";

describe("calls-in-order", () => {
  test("E1 calls listeners in the order in which they were registered", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", () => seen.push("first"));
    emitter.on("order", () => seen.push("second"));
    emitter.on("order", () => seen.push("third"));
    emitter.emit("order");
    expect(seen, "listeners run in the order in which they were registered").toEqual([
      "first",
      "second",
      "third",
    ]);
  });

  test("E1 calls listeners before emit returns", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", () => seen.push("listener"));
    emitter.emit("order");
    seen.push("emit has returned");
    expect(seen, "listeners are called synchronously").toEqual(["listener", "emit has returned"]);
  });

  test("E1 calls only the listeners of that event", () => {
    const other = counter();
    const emitter = new EventEmitter();
    emitter.on("order", () => undefined);
    emitter.on("payment", other.listener);
    emitter.emit("order");
    expect(other.calls, "an emit calls no listener of another event").toBe(0);
  });

  test("E1 passes all arguments", () => {
    const seen: unknown[][] = [];
    const emitter = new EventEmitter();
    emitter.on("order", (...args) => seen.push(args));
    emitter.emit("order");
    emitter.emit("order", "tea");
    emitter.emit("order", "tea", undefined);
    emitter.emit("order", 1, 2, 3, 4, 5, 6, 7);
    expect(seen, "a listener gets all arguments, and no more than were given").toStrictEqual([
      [],
      ["tea"],
      ["tea", undefined],
      [1, 2, 3, 4, 5, 6, 7],
    ]);
  });

  test("E1 passes all arguments to a once listener", () => {
    const seen: unknown[][] = [];
    const emitter = new EventEmitter();
    emitter.once("order", (...args) => seen.push(args));
    emitter.emit("order", 1, 2, 3, 4, 5);
    expect(seen, "a once listener gets all arguments").toStrictEqual([[1, 2, 3, 4, 5]]);
  });

  test("E1 calls listeners with the emitter as this", () => {
    const seen: boolean[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", function (this: unknown) {
      seen.push(this === emitter);
    });
    emitter.emit("order");
    expect(seen, "this is the emitter in a listener").toEqual([true]);
  });

  test("E1 calls once listeners with the emitter as this", () => {
    const seen: boolean[] = [];
    const emitter = new EventEmitter();
    emitter.once("order", function (this: unknown) {
      seen.push(this === emitter);
    });
    emitter.emit("order");
    expect(seen, "this is the emitter in a once listener").toEqual([true]);
  });

  test("E1 calls a prepended listener first", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", () => seen.push("on"));
    emitter.prependListener("order", () => seen.push("prepended"));
    emitter.on("order", () => seen.push("on, later"));
    emitter.emit("order");
    expect(seen, "a prepended listener comes before the others").toEqual([
      "prepended",
      "on",
      "on, later",
    ]);
  });

  test("E1 calls the latest prepended listener first of all", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", () => seen.push("on"));
    emitter.prependListener("order", () => seen.push("prepended"));
    emitter.prependListener("order", () => seen.push("prepended later"));
    emitter.emit("order");
    expect(seen, "the latest prepended listener comes first of all").toEqual([
      "prepended later",
      "prepended",
      "on",
    ]);
  });

  test("E1 puts prependOnceListener at the front", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", () => seen.push("on"));
    emitter.prependListener("order", () => seen.push("prepended"));
    emitter.prependOnceListener("order", () => seen.push("prepended once"));
    emitter.emit("order");
    expect(seen[0], "a listener of prependOnceListener comes first").toBe("prepended once");
  });
});

describe("emit-result", () => {
  test("E2 returns false without a listener", () => {
    const emitter = new EventEmitter();
    emitter.on("order", () => undefined);
    const sentence = "emit returns false when the event has no listener";
    expect(emitter.emit("payment"), sentence).toBe(false);
  });

  test("E2 returns true with a listener", () => {
    const emitter = new EventEmitter();
    emitter.on("order", () => undefined);
    expect(emitter.emit("order"), "emit returns true when the event has a listener").toBe(true);
  });

  test("E2 returns true when the only listener is a once listener", () => {
    const emitter = new EventEmitter();
    emitter.once("order", () => undefined);
    const sentence = "emit returns true when there was a once listener when it was called";
    expect(emitter.emit("order"), sentence).toBe(true);
  });

  test("E2 returns true when the listener removes itself", () => {
    const emitter = new EventEmitter();
    const leave = (): unknown => emitter.off("order", leave);
    emitter.on("order", leave);
    const sentence = "emit returns true when there was a listener, though it removed itself";
    expect(emitter.emit("order"), sentence).toBe(true);
  });

  test("E2 returns false after the last listener was removed", () => {
    const emitter = new EventEmitter();
    const { listener } = counter();
    emitter.on("order", listener);
    emitter.off("order", listener);
    const sentence = "emit returns false after the last listener was removed";
    expect(emitter.emit("order"), sentence).toBe(false);
  });

  test("E2 ignores what a listener returns", () => {
    const emitter = new EventEmitter();
    const later = counter();
    emitter.on("order", () => false);
    emitter.on("order", later.listener);
    const result = emitter.emit("order");
    expect(later.calls, "a listener that returns false does not stop the others").toBe(1);
    expect(result, "emit returns true, whatever a listener returns").toBe(true);
  });

  test("E2 does not await a promise of a listener", () => {
    const emitter = new EventEmitter();
    const never = deferred();
    const later = counter();
    emitter.on("order", () => never.promise);
    emitter.on("order", later.listener);
    const result: unknown = emitter.emit("order");
    expect(result, "emit returns true at once when a listener returns a promise").toBe(true);
    expect(later.calls, "emit does not wait for a promise before the next listener").toBe(1);
  });

  test("E2 does not report the rejection of a promise of a listener", async () => {
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

describe("one-registration", () => {
  test("E3 calls a listener as often as it was registered", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", count.listener);
    emitter.on("order", count.listener);
    emitter.emit("order");
    expect(count.calls, "a listener that was registered twice is called twice").toBe(2);
  });

  test("E3 off removes exactly one registration", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", count.listener);
    emitter.on("order", count.listener);
    emitter.on("order", count.listener);
    emitter.off("order", count.listener);
    emitter.emit("order");
    expect(count.calls, "off removes exactly one of three registrations").toBe(2);
  });

  test("E3 off removes the latest registration", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    const twice = (): unknown => seen.push("twice");
    emitter.on("order", twice);
    emitter.on("order", () => seen.push("other"));
    emitter.on("order", twice);
    emitter.off("order", twice);
    emitter.emit("order");
    expect(seen, "off removes the latest registration of a function").toEqual(["twice", "other"]);
  });

  test("E3 off removes an on registration that is later than a once registration", () => {
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

  test("E3 off removes a once registration that is later than an on registration", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.once("order", count.listener);
    emitter.off("order", count.listener);
    // Whether off finds a once registration at all is judged elsewhere.
    if (emitter.emit("order")) return;
    emitter.on("order", count.listener);
    emitter.once("order", count.listener);
    emitter.off("order", count.listener);
    emitter.emit("order");
    emitter.emit("order");
    const sentence = "off removes the latest registration, and the earlier on registration stays";
    expect(count.calls, sentence).toBe(2);
  });

  test("E3 off removes a prepended listener", () => {
    const emitter = new EventEmitter();
    const count = counter();
    emitter.prependListener("order", count.listener);
    emitter.off("order", count.listener);
    emitter.emit("order");
    expect(count.calls, "off removes a listener that was prepended").toBe(0);
  });

  test("E3 off of an unknown function changes nothing", () => {
    const emitter = new EventEmitter();
    const count = counter();
    const other = counter();
    emitter.on("order", count.listener);
    emitter.on("payment", other.listener);
    emitter.off("order", () => undefined);
    emitter.off("order", other.listener);
    emitter.off("refund", count.listener);
    emitter.emit("order");
    expect(count.calls, "off of a function that is not registered removes nothing").toBe(1);
    emitter.emit("payment");
    const sentence = "off of a function that only another event has removes nothing";
    expect(other.calls, sentence).toBe(1);
  });
});
