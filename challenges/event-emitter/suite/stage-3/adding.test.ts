import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { callsNow, offReturnsEmitter, present, takesSnapshots } from "../elsewhere.ts";
import { ADDING, REMOVING, call, look } from "../alike.ts";
import { counter, returnedBy, watchLateFailures } from "../observe.ts";

describe("methods", () => {
  test("E20 addListener does what on does", () => {
    watchLateFailures();
    for (const aspect of ADDING) {
      expect(look("addListener", aspect), `addListener ${aspect.does}, as on does`).toEqual(
        look("on", aspect),
      );
    }
  });

  test("E20 addListener adds behind the others", () => {
    if (!callsNow()) return;
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", () => seen.push("first"));
    emitter.addListener("order", () => seen.push("second"));
    emitter.on("order", () => seen.push("third"));
    emitter.emit("order");
    const sentence = "addListener adds a listener behind those that are there";
    expect([...seen], sentence).toEqual(["first", "second", "third"]);
  });

  test("E20 removeListener does what off does", () => {
    for (const aspect of REMOVING) {
      expect(look("removeListener", aspect), `removeListener ${aspect.does}, as off does`).toEqual(
        look("off", aspect),
      );
    }
  });

  test("E21 methods that add return the emitter", () => {
    const methods = ["addListener", ...present(["prependListener", "prependOnceListener"])];
    for (const method of methods) {
      const emitter = new EventEmitter();
      const first = returnedBy(emitter, method, "order", () => undefined);
      const second = returnedBy(emitter, method, "order", () => undefined);
      const sentence = `${method} returns the emitter`;
      expect([first, second], sentence).toEqual(["the emitter", "the emitter"]);
    }
  });

  test("E21 removeListener returns the emitter", () => {
    if (!offReturnsEmitter()) return;
    const emitter = new EventEmitter();
    const { listener } = counter();
    emitter.on("order", listener);
    const some = returnedBy(emitter, "removeListener", "order", listener);
    expect(some, "removeListener returns the emitter").toBe("the emitter");
    const none = returnedBy(emitter, "removeListener", "order", listener);
    const sentence = "removeListener returns the emitter, even if there is nothing to remove";
    expect(none, sentence).toBe("the emitter");
  });

  test("E21 removeAllListeners returns the emitter", () => {
    const emitter = new EventEmitter();
    emitter.on("order", () => undefined);
    const one = returnedBy(emitter, "removeAllListeners", "order");
    expect(one, "removeAllListeners with an event returns the emitter").toBe("the emitter");
    const none = returnedBy(emitter, "removeAllListeners", "order");
    const sentence = "removeAllListeners returns the emitter, even if there is nothing to remove";
    expect(none, sentence).toBe("the emitter");
    const all = returnedBy(emitter, "removeAllListeners");
    expect(all, "removeAllListeners without an event returns the emitter").toBe("the emitter");
  });

  test("E21 setMaxListeners returns the emitter", () => {
    for (const limit of [5, Infinity]) {
      const returned = returnedBy(new EventEmitter(), "setMaxListeners", limit);
      expect(returned, "setMaxListeners returns the emitter").toBe("the emitter");
    }
  });
});

describe("prepend", () => {
  test("E22 prependListener adds at the front", () => {
    if (!callsNow()) return;
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", () => seen.push("on"));
    emitter.prependListener("order", () => seen.push("prepended"));
    emitter.on("order", () => seen.push("on, later"));
    emitter.emit("order");
    const sentence = "a listener added with prependListener comes before those that are there";
    expect([...seen], sentence).toEqual(["prepended", "on", "on, later"]);
  });

  test("E22 the latest prepended listener comes first", () => {
    if (!callsNow()) return;
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", () => seen.push("on"));
    emitter.prependListener("order", () => seen.push("prepended"));
    emitter.prependListener("order", () => seen.push("prepended later"));
    emitter.emit("order");
    const sentence = "the latest prepended listener comes before the earlier ones";
    expect([...seen], sentence).toEqual(["prepended later", "prepended", "on"]);
  });

  test("E22 prependOnceListener adds at the front", () => {
    if (!callsNow()) return;
    const seen: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("order", () => seen.push("on"));
    emitter.prependListener("order", () => seen.push("prepended"));
    emitter.prependOnceListener("order", () => seen.push("prepended once"));
    emitter.emit("order");
    const sentence = "a listener added with prependOnceListener comes before those that are there";
    // Whether a once listener that leaves lets another be skipped is judged elsewhere.
    expect(seen[0], sentence).toBe("prepended once");
  });

  test("E22 prependListener does what on does", () => {
    watchLateFailures();
    for (const aspect of ADDING) {
      expect(look("prependListener", aspect), `prependListener ${aspect.does}, as on does`).toEqual(
        look("on", aspect),
      );
    }
  });

  test("E22 prependOnceListener does what once does", () => {
    watchLateFailures();
    for (const aspect of ADDING) {
      const sentence = `prependOnceListener ${aspect.does}, as once does`;
      expect(look("prependOnceListener", aspect), sentence).toEqual(look("once", aspect));
    }
  });

  test("E22 prepending leaves the kinds of the others alone", () => {
    if (!callsNow()) return;
    for (const [first, later] of [
      ["on", "prependOnceListener"],
      ["once", "prependListener"],
    ] as const) {
      const emitter = new EventEmitter();
      const there = counter();
      const prepended = counter();
      emitter[first]("order", there.listener);
      emitter[later]("order", prepended.listener);
      // Whether a once listener that leaves lets another be skipped is judged elsewhere.
      for (let i = 0; i < 3; i += 1) emitter.emit("order");
      there.calls = 0;
      prepended.calls = 0;
      emitter.emit("order");
      const calls = { there: there.calls, prepended: prepended.calls };
      const stays = first === "on" ? { there: 1, prepended: 0 } : { there: 0, prepended: 1 };
      const often = first === "on" ? "called at every emit" : "called only once";
      const sentence = `a listener added with ${first} is still ${often} after ${later}`;
      expect(calls, sentence).toEqual(stays);
    }
  });

  test("E22 a called prepended once listener removes no other registration", () => {
    if (!callsNow()) return;
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("order", count.listener);
    emitter.prependOnceListener("order", count.listener);
    emitter.emit("order");
    count.calls = 0;
    emitter.emit("order");
    const sentence = "a called prepended once listener removes only its own registration";
    expect(count.calls, sentence).toBe(1);
  });

  test("E22 a listener prepended during an emit waits for the next emit", () => {
    if (!takesSnapshots()) return;
    for (const method of ["prependListener", "prependOnceListener"]) {
      const seen: string[] = [];
      const emitter = new EventEmitter();
      let isFirst = true;
      emitter.on("order", () => {
        seen.push("first");
        if (isFirst) call(emitter, method, "order", () => seen.push("prepended"));
        isFirst = false;
      });
      emitter.on("order", () => seen.push("second"));
      emitter.emit("order");
      const sentence = `a listener added with ${method} during an emit does not change that emit`;
      expect([...seen], sentence).toEqual(["first", "second"]);
      seen.length = 0;
      emitter.emit("order");
      const next = `a listener added with ${method} during an emit is called by the next one`;
      expect(seen[0], next).toBe("prepended");
    }
  });
});
