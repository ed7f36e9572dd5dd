import { describe, expect, test } from "vitest";
import { callWith, record, until, watchStrays } from "../drive.ts";

describe("callback-throws", () => {
  test("P13 lets a throw after a result become an uncaught exception", async () => {
    const strays = watchStrays();
    const error = new Error("thrown by the callback");
    const callback = (): void => {
      throw error;
    };
    callWith(async () => "found", undefined, [callback]);
    await until(() => strays.length > 0);
    expect(
      strays.map(({ kind }) => kind),
      "what the callback throws after a result is one uncaught exception",
    ).toEqual(["uncaughtException"]);
    expect(
      strays[0]?.reason === error,
      "the uncaught exception is the very error of the callback",
    ).toBe(true);
  });

  test("P13 lets a throw after an error become an uncaught exception", async () => {
    const strays = watchStrays();
    const callback = (): void => {
      throw new Error("thrown by the callback");
    };
    callWith(() => Promise.reject(new Error("down")), undefined, [callback]);
    await until(() => strays.length > 0);
    expect(
      strays.map(({ kind }) => kind),
      "what the callback throws after an error is one uncaught exception",
    ).toEqual(["uncaughtException"]);
  });
});

describe("calls-back-once", () => {
  test("P14 does not call a callback again that throws", async () => {
    const strays = watchStrays();
    let calls = 0;
    const callback = (): void => {
      calls += 1;
      throw new Error("thrown by the callback");
    };
    callWith(async () => "found", undefined, [callback]);
    await until(() => strays.length > 0);
    expect(calls, "a callback that throws is not called a second time").toBe(1);
  });

  test("P14 calls back once for a thenable that settles twice", async () => {
    watchStrays();
    const { calls, callback } = record();
    const twice = {
      // oxlint-disable-next-line unicorn/no-thenable -- the thenable is what the test is about
      then(good: (value: string) => void, bad: (reason: unknown) => void) {
        good("first");
        good("second");
        bad(new Error("third"));
      },
    };
    callWith(() => twice, undefined, [callback]);
    await until(() => calls.length > 0);
    expect(calls.length, "the callback is called once even if a thenable settles twice").toBe(1);
  });

  test("P14 does not call back before the call has returned", async () => {
    const { calls, callback } = record();
    callWith(() => "found", undefined, [callback]);
    const early = calls.length;
    await until(() => calls.length > 0);
    expect(early, "the callback is not called before the call has returned").toBe(0);
    expect(calls.length, "the callback is called once").toBe(1);
  });
});
