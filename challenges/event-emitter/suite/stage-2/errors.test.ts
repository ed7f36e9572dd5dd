import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { keepsApart } from "../elsewhere.ts";
import { attempt, counter, endOf, endWith, thrower, watchLateFailures } from "../observe.ts";

describe("listener-throws", () => {
  test("E15 what a listener throws leaves emit", () => {
    watchLateFailures();
    const emitter = new EventEmitter();
    let calls = 0;
    emitter.on("order", () => {
      calls += 1;
      throw new Error("no tea left");
    });
    const emit = howEnded(() => emitter.emit("order"));
    const seen = { listener: calls > 0 ? "threw" : "did not run", emit };
    const both = { listener: "threw", emit: "threw" };
    expect(seen, "emit throws if a listener throws").toEqual(both);
  });

  test("E15 what a once listener throws leaves emit", () => {
    watchLateFailures();
    const emitter = new EventEmitter();
    emitter.once("order", thrower(new Error("no tea left")));
    const { threw } = attempt(() => emitter.emit("order"));
    expect(threw, "emit throws if a once listener throws").toBe(true);
  });

  test("E15 later listeners are not called", () => {
    watchLateFailures();
    const emitter = new EventEmitter();
    const before = counter();
    const after = counter();
    emitter.on("order", before.listener);
    emitter.on("order", thrower(new Error("no tea left")));
    emitter.on("order", after.listener);
    attempt(() => emitter.emit("order"));
    const calls = { before: before.calls, after: after.calls };
    const sentence = "emit calls no later listeners if one throws";
    expect(calls, sentence).toEqual({ before: 1, after: 0 });
  });

  test("E15 a throw does not become an error event", () => {
    watchLateFailures();
    const emitter = new EventEmitter();
    const heard = counter();
    emitter.on("error", heard.listener);
    emitter.on("order", thrower(new Error("no tea left")));
    const { threw } = attempt(() => emitter.emit("order"));
    expect(heard.calls, "an exception in a listener does not become an error event").toBe(0);
    expect(threw, "emit throws, even if somebody listens to error events").toBe(true);
  });

  test("E15 a throw of an error listener leaves emit too", () => {
    watchLateFailures();
    const emitter = new EventEmitter();
    let calls = 0;
    emitter.on("error", () => {
      calls += 1;
      if (calls < 5) throw new Error("no tea left");
    });
    const { threw } = attempt(() => emitter.emit("error", new Error("no milk left")));
    expect(threw, "emit throws if an error listener throws").toBe(true);
    const sentence = "an exception in an error listener does not become another error event";
    expect(calls, sentence).toBe(1);
  });

  test("E15 a throw in a nested emit leaves both", () => {
    watchLateFailures();
    const emitter = new EventEmitter();
    const after = counter();
    emitter.on("order", () => emitter.emit("payment"));
    emitter.on("order", after.listener);
    emitter.on("payment", thrower(new Error("no tea left")));
    const { threw } = attempt(() => emitter.emit("order"));
    expect(threw, "what a nested emit throws leaves the outer emit too").toBe(true);
    expect(after.calls, "what a nested emit throws stops the outer emit too").toBe(0);
  });

  test("E15 a listener that throws stays registered", () => {
    watchLateFailures();
    const emitter = new EventEmitter();
    let calls = 0;
    emitter.on("order", () => {
      calls += 1;
      throw new Error("no tea left");
    });
    attempt(() => emitter.emit("order"));
    attempt(() => emitter.emit("order"));
    expect(calls, "a listener that throws stays registered").toBe(2);
  });

  test("E15 a once listener behind the one that throws waits on", () => {
    watchLateFailures();
    const emitter = new EventEmitter();
    const count = counter();
    const bad = thrower(new Error("no tea left"));
    emitter.on("order", bad);
    emitter.once("order", count.listener);
    attempt(() => emitter.emit("order"));
    emitter.off("order", bad);
    count.calls = 0;
    emitter.emit("order");
    const sentence = "a once listener that an exception kept from its call is still registered";
    expect(count.calls, sentence).toBe(1);
  });

  test("E15 the emitter stays usable after a throw", () => {
    watchLateFailures();
    const seen: string[] = [];
    const emitter = new EventEmitter();
    const bad = thrower(new Error("no tea left"));
    emitter.on("order", () => seen.push("first"));
    emitter.on("order", bad);
    emitter.on("order", () => seen.push("last"));
    attempt(() => emitter.emit("order"));
    emitter.off("order", bad);
    emitter.on("order", () => seen.push("added"));
    seen.length = 0;
    const { threw } = attempt(() => emitter.emit("order"));
    const sentence = "after an exception all listeners are still there, and can be changed";
    expect([...seen], sentence).toEqual(["first", "last", "added"]);
    expect(threw, "after an exception the next emit does not throw").toBe(false);
  });
});

describe("thrown-value", () => {
  test("E16 a thrown Error leaves emit as it is", () => {
    watchLateFailures();
    for (const method of ["on", "once"] as const) {
      const emitter = new EventEmitter();
      const reason = new RangeError("no tea left");
      let heard = "the listener did not run";
      emitter[method]("order", () => {
        heard = "the listener threw";
        throw reason;
      });
      const end = endWith(reason, () => emitter.emit("order"));
      const sentence = "the caller of emit gets the same Error object that the listener threw";
      const seen = `${heard}, emit ${end}`;
      expect(seen, sentence).toBe("the listener threw, emit threw that value");
    }
  });

  test("E16 a thrown string leaves emit as it is", () => {
    watchLateFailures();
    const emitter = new EventEmitter();
    emitter.on("order", thrower("no tea left"));
    const end = endOf(() => emitter.emit("order"));
    expect(end, "the caller of emit gets a thrown string as it is").toBe('threw "no tea left"');
  });

  test("E16 thrown undefined leaves emit as it is", () => {
    watchLateFailures();
    const emitter = new EventEmitter();
    emitter.on("order", thrower(undefined));
    const end = endOf(() => emitter.emit("order"));
    expect(end, "emit throws even if a listener throws undefined").toBe("threw undefined");
  });

  test("E16 thrown null leaves emit as it is", () => {
    watchLateFailures();
    const emitter = new EventEmitter();
    emitter.once("order", thrower(null));
    const end = endOf(() => emitter.emit("order"));
    expect(end, "emit throws even if a listener throws null").toBe("threw null");
  });

  test("E16 any thrown value leaves emit as it is", () => {
    watchLateFailures();
    for (const reason of [0, false, "", 7n, Symbol("tea"), { tea: 0 }, []]) {
      const emitter = new EventEmitter();
      emitter.on("order", thrower(reason));
      const end = endWith(reason, () => emitter.emit("order"));
      const sentence = `the caller of emit gets exactly the thrown ${typeof reason}`;
      expect(end, sentence).toBe("threw that value");
    }
  });

  test("E16 what an error listener throws leaves emit as it is", () => {
    watchLateFailures();
    const emitter = new EventEmitter();
    const reason = new RangeError("no tea left");
    emitter.on("error", thrower(reason));
    const end = endWith(reason, () => emitter.emit("error", new Error("no milk left")));
    expect(end, "the caller of emit gets what an error listener threw").toBe("threw that value");
  });
});

describe("unheard-error", () => {
  test("E17 an error event throws without listeners", () => {
    watchLateFailures();
    const emitter = new EventEmitter();
    emitter.on("order", () => undefined);
    const end = howEnded(() => emitter.emit("error", new Error("no tea left")));
    expect(end, "an error event without listeners throws").toBe("threw");
  });

  test("E17 the same Error object is thrown", () => {
    watchLateFailures();
    if (!keepsApart()) return;
    class TeaError extends RangeError {}
    for (const reason of [new Error("no tea left"), new TeaError("no tea left")]) {
      const emitter = new EventEmitter();
      const end = endWith(reason, () => emitter.emit("error", reason, "more"));
      const sentence = "an error event without listeners throws the same Error object";
      expect(end, sentence).toBe("threw that value");
    }
  });

  test("E17 what is not an Error is thrown as some Error", () => {
    watchLateFailures();
    const sentence = "an error event without listeners throws an Error if its reason is not one";
    const bare = attempt(() => new EventEmitter().emit("error"));
    expect(kindOf(bare.value), sentence).toBe("an Error");
    for (const reason of [undefined, null, "no tea left", 0, true, { message: "no tea left" }]) {
      const { value } = attempt(() => new EventEmitter().emit("error", reason));
      expect(kindOf(value), sentence).toBe("an Error");
    }
  });

  test("E17 with a listener it is an ordinary event", () => {
    watchLateFailures();
    for (const method of ["on", "once"] as const) {
      const [usual, heard] = ["order", "error"].map((name) => {
        const seen: unknown[] = [];
        const emitter = new EventEmitter();
        emitter[method](name, (...args) => seen.push(args));
        const { threw } = attempt(() => emitter.emit(name, "no tea left", 7));
        return { seen, threw };
      });
      const sentence = `an error event with a listener added with ${method} does not throw`;
      expect(heard?.threw, sentence).toBe(usual?.threw);
      const given = `an error listener added with ${method} gets the same as any other listener`;
      expect(heard, given).toEqual(usual);
    }
  });

  test("E17 throws again when the last listener was removed", () => {
    watchLateFailures();
    const emitter = new EventEmitter();
    const count = counter();
    emitter.on("error", count.listener);
    emitter.off("error", count.listener);
    const emit = howEnded(() => emitter.emit("error", new Error("no tea left")));
    const sentence = "an error event throws after its last listener was removed";
    const seen = { calls: count.calls, emit };
    expect(seen, sentence).toEqual({ ...seen, emit: "threw" });
  });

  test("E17 throws again when the once listener was called", () => {
    watchLateFailures();
    const emitter = new EventEmitter();
    emitter.once("error", () => undefined);
    const first = attempt(() => emitter.emit("error", new Error("no tea left")));
    const second = attempt(() => emitter.emit("error", new Error("no milk left")));
    const sentence = "a once listener hears the first error event, and the second one throws";
    expect([first.threw, second.threw], sentence).toEqual([false, true]);
  });
});

/** How a call ended, whatever it threw. */
function howEnded(act: () => unknown): string {
  const end = endOf(act);
  return end.startsWith("threw ") ? "threw" : end;
}

function kindOf(value: unknown): unknown {
  return value instanceof Error ? "an Error" : value;
}
