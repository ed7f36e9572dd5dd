import { describe, expect, test } from "vitest";
import { EventEmitter } from "@solution";
import { deferred } from "../../../kit.ts";
import { attempt, thrower, watchLateFailures } from "../observe.ts";

describe("no-late-failures", () => {
  test("E18 causes no unhandled rejection", async () => {
    const lateFailures = watchLateFailures();
    const emitter = new EventEmitter();
    const failed = deferred();
    failed.promise.catch(() => undefined);
    emitter.on("error", () => undefined);
    emitter.on("order", () => failed.promise);
    emitter.once("order", () => failed.promise);
    emitter.emit("order");
    failed.reject(new Error("no tea left"));
    const sentence = "a promise that its owner handles causes no unhandled rejection";
    expect(await lateFailures(), sentence).toEqual([]);
  });

  test("E18 leaves returned promises alone", async () => {
    const emitter = new EventEmitter();
    let calls = 0;
    const returned = {
      // oxlint-disable-next-line unicorn/no-thenable -- it shows who waits for it
      then: () => {
        calls += 1;
      },
    };
    emitter.on("order", () => returned);
    emitter.once("order", () => returned);
    emitter.emit("order");
    await Promise.resolve();
    expect(calls, "emit does not call then of what a listener returns").toBe(0);
  });

  test("E18 throws nothing later", async () => {
    const lateFailures = watchLateFailures();
    const emitter = new EventEmitter();
    emitter.on("order", thrower(new Error("no tea left")));
    attempt(() => emitter.emit("order"));
    attempt(() => emitter.emit("error", new Error("no milk left")));
    const sentence = "what emit has thrown does not come again as an uncaught exception";
    expect(await lateFailures(), sentence).toEqual([]);
  });
});
