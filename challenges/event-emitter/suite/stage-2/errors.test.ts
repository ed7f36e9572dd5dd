import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { deferred } from "../../../kit.ts";
import { attempt, counter, watchLateFailures } from "../observe.ts";

function fail(reason: unknown): () => never {
  return () => {
    throw reason;
  };
}

describe("listener-throws", () => {
  test("E6 what a listener throws leaves emit", () => {
    const emitter = new EventEmitter();
    emitter.on("order", fail(new Error("no tea left")));
    const outcome = attempt(() => emitter.emit("order"));
    expect(outcome.threw, "emit throws when a listener throws").toBe(true);
  });

  test("E6 later listeners are not called", () => {
    const emitter = new EventEmitter();
    const before = counter();
    const after = counter();
    emitter.on("order", before.listener);
    emitter.on("order", fail(new Error("no tea left")));
    emitter.on("order", after.listener);
    attempt(() => emitter.emit("order"));
    const calls = { before: before.calls, after: after.calls };
    const sentence = "a throw leaves emit at once, so later listeners are not called";
    expect(calls, sentence).toEqual({ before: 1, after: 0 });
  });

  test("E6 a throw does not become an error event", () => {
    const emitter = new EventEmitter();
    const heard = counter();
    emitter.on("error", heard.listener);
    emitter.on("order", fail(new Error("no tea left")));
    attempt(() => emitter.emit("order"));
    expect(heard.calls, "what a listener throws does not become an error event").toBe(0);
  });

  test("E6 a throw of an error listener leaves emit too", () => {
    const emitter = new EventEmitter();
    let calls = 0;
    emitter.on("error", () => {
      calls += 1;
      throw new Error("no tea left");
    });
    const outcome = attempt(() => emitter.emit("error", new Error("no milk left")));
    expect(outcome.threw, "emit throws when an error listener throws").toBe(true);
    expect(calls, "a throw of an error listener does not become another error event").toBe(1);
  });

  test("E6 a listener that throws stays registered", () => {
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

  test("E6 the emitter stays usable after a throw", () => {
    const seen: string[] = [];
    const emitter = new EventEmitter();
    const bad = fail(new Error("no tea left"));
    emitter.on("order", () => seen.push("first"));
    emitter.on("order", bad);
    emitter.on("order", () => seen.push("last"));
    attempt(() => emitter.emit("order"));
    emitter.off("order", bad);
    emitter.on("order", () => seen.push("added"));
    seen.length = 0;
    const outcome = attempt(() => emitter.emit("order"));
    const sentence = "after a throw listeners can be removed, added and called as before";
    expect(seen, sentence).toEqual(["first", "last", "added"]);
    const returned = { threw: false, value: true };
    expect(outcome, "after a throw the next emit returns true").toEqual(returned);
  });
});

describe("thrown-value", () => {
  test("A4 a thrown Error leaves emit as it is", () => {
    const emitter = new EventEmitter();
    const reason = new RangeError("no tea left");
    emitter.on("order", fail(reason));
    const outcome = attempt(() => emitter.emit("order"));
    expect(outcome.value === reason, "the thrown Error itself leaves emit").toBe(true);
  });

  test("A4 a thrown string leaves emit as it is", () => {
    const emitter = new EventEmitter();
    emitter.on("order", fail("no tea left"));
    const outcome = attempt(() => emitter.emit("order"));
    const sentence = "a thrown string leaves emit as it is";
    expect(outcome, sentence).toEqual({ threw: true, value: "no tea left" });
  });

  test("A4 thrown undefined leaves emit as it is", () => {
    const emitter = new EventEmitter();
    emitter.on("order", fail(undefined));
    const outcome = attempt(() => emitter.emit("order"));
    const sentence = "thrown undefined leaves emit as it is";
    expect(outcome, sentence).toEqual({ threw: true, value: undefined });
  });

  test("A4 thrown null leaves emit as it is", () => {
    const emitter = new EventEmitter();
    emitter.once("order", fail(null));
    const outcome = attempt(() => emitter.emit("order"));
    const sentence = "thrown null leaves emit as it is";
    expect(outcome, sentence).toEqual({ threw: true, value: null });
  });
});

describe("unheard-error", () => {
  test("E7 an error event throws when nobody listens", () => {
    const emitter = new EventEmitter();
    emitter.on("order", () => undefined);
    const outcome = attempt(() => emitter.emit("error", new Error("no tea left")));
    expect(outcome.threw, "emit of an error event throws when nobody listens").toBe(true);
  });

  test("E7 the very Error is thrown", () => {
    const emitter = new EventEmitter();
    const reason = new RangeError("no tea left");
    const outcome = attempt(() => emitter.emit("error", reason, "more"));
    const sentence = "the very Error of an unheard error event is thrown";
    expect(outcome.value === reason, sentence).toBe(true);
  });

  test("E7 what is no Error is thrown as some Error", () => {
    const emitter = new EventEmitter();
    const sentence = "an unheard reason that is no Error is thrown as some Error";
    const bare = attempt(() => emitter.emit("error"));
    expect(bare.value instanceof Error, sentence).toBe(true);
    for (const reason of [undefined, null, "no tea left", 0, { message: "no tea left" }]) {
      const { value } = attempt(() => emitter.emit("error", reason));
      expect(value instanceof Error, sentence).toBe(true);
    }
  });

  test("E7 with a listener it is an ordinary event", () => {
    const seen: unknown[] = [];
    const emitter = new EventEmitter();
    emitter.on("error", (reason, detail) => seen.push(reason, detail));
    const outcome = attempt(() => emitter.emit("error", "no tea left", 7));
    const sentence = "an error event that somebody hears returns true";
    expect(outcome, sentence).toEqual({ threw: false, value: true });
    expect(seen, "an error listener gets the arguments of emit").toEqual(["no tea left", 7]);
  });

  test("E7 throws again when the last listener was removed", () => {
    const emitter = new EventEmitter();
    const { listener } = counter();
    emitter.on("error", listener);
    emitter.off("error", listener);
    const outcome = attempt(() => emitter.emit("error", new Error("no tea left")));
    const sentence = "an error event throws after its last listener was removed";
    expect(outcome.threw, sentence).toBe(true);
  });

  test("E7 throws again when the once listener was called", () => {
    const emitter = new EventEmitter();
    emitter.once("error", () => undefined);
    const first = attempt(() => emitter.emit("error", new Error("no tea left")));
    const second = attempt(() => emitter.emit("error", new Error("no milk left")));
    const sentence = "the first error event is heard by a once listener, the second one throws";
    expect([first.threw, second.threw], sentence).toEqual([false, true]);
  });
});

describe("no-late-failures", () => {
  test("A6 leaves no unhandled rejection", async () => {
    const lateFailures = watchLateFailures();
    const emitter = new EventEmitter();
    const failed = deferred();
    failed.promise.catch(() => undefined);
    emitter.on("error", () => undefined);
    emitter.on("order", () => failed.promise);
    emitter.emit("order");
    failed.reject(new Error("no tea left"));
    const sentence = "a handled promise of a listener leaves no unhandled rejection";
    expect(await lateFailures(), sentence).toEqual([]);
  });

  test("A6 leaves no exception for later", async () => {
    const lateFailures = watchLateFailures();
    const emitter = new EventEmitter();
    emitter.on("order", fail(new Error("no tea left")));
    attempt(() => emitter.emit("order"));
    attempt(() => emitter.emit("error", new Error("no milk left")));
    const sentence = "what emit has thrown does not come again as an uncaught exception";
    expect(await lateFailures(), sentence).toEqual([]);
  });
});
