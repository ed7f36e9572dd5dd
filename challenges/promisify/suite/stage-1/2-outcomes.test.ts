import { describe, expect, test } from "vitest";
import { promisify } from "@solution";
import { callbackOf, ending, promisified } from "../drive.ts";

describe("resolves", () => {
  test("P2 resolves with the value after a null", async () => {
    const version = promisified((...args) => void setImmediate(callbackOf(args), null, "found"));
    expect(await ending(version()), "callback(null, value) resolves with that value").toEqual({
      status: "fulfilled",
      value: "found",
    });
  });

  test("P2 takes undefined for no error, and no value for undefined", async () => {
    const one = promisified((...args) => callbackOf(args)(undefined, 0));
    expect(await ending(one()), "callback(undefined, value) resolves with that value").toEqual({
      status: "fulfilled",
      value: 0,
    });
    const none = promisified((...args) => callbackOf(args)());
    expect(await ending(none()), "callback() resolves with undefined").toEqual({
      status: "fulfilled",
      value: undefined,
    });
  });

  test("P2 drops further values", async () => {
    const version = promisified((...args) => callbackOf(args)(null, "first", "second"));
    expect(
      await ending(version()),
      "callback(null, first, second) resolves with the first value alone",
    ).toEqual({ status: "fulfilled", value: "first" });
  });
});

describe("rejects", () => {
  test("P3 rejects with the very error", async () => {
    const error = Object.assign(new TypeError("no such file"), { code: "ENOENT" });
    const version = promisified((...args) => callbackOf(args)(error, "ignored"));
    const end = await ending(version());
    expect(end.status, "callback(error) rejects the promise").toBe("rejected");
    expect(
      end.status === "rejected" && end.reason === error,
      "the promise rejects with the very error that the callback got",
    ).toBe(true);
  });

  test("P3 takes 0, the empty string and false for errors", async () => {
    for (const error of [0, "", false]) {
      const version = promisified((...args) => callbackOf(args)(error, "ignored"));
      expect(
        await ending(version()),
        "the errors 0, an empty string and false reject the promise",
      ).toEqual({ status: "rejected", reason: error });
    }
  });
});

describe("throws-reject", () => {
  test("P5 turns a throw of fn into a rejection", async () => {
    const error = new RangeError("bad id");
    const fails = (callback: (error: null) => void): void => {
      if (error.message !== "") throw error;
      callback(null);
    };
    const version: unknown = promisify(fails);
    let thrown = false;
    let result: unknown;
    try {
      if (typeof version === "function") result = version();
    } catch {
      thrown = true;
    }
    expect(thrown, "the call does not throw if fn throws").toBe(false);
    expect(await ending(Promise.resolve(result)), "the promise rejects with what fn threw").toEqual(
      { status: "rejected", reason: error },
    );
  });

  test("P5 rejects even if fn throws undefined", async () => {
    const version = promisified(() => {
      throw undefined;
    });
    expect(await ending(version()), "the promise rejects even if fn throws undefined").toEqual({
      status: "rejected",
      reason: undefined,
    });
  });
});

describe("first-outcome", () => {
  test("P6 ignores further calls of the callback", async () => {
    const version = promisified((...args) => {
      const callback = callbackOf(args);
      callback(null, "first");
      callback(new Error("second"));
      callback(null, "third");
    });
    expect(await ending(version()), "the first call of the callback decides").toEqual({
      status: "fulfilled",
      value: "first",
    });
  });

  test("P6 ignores a throw after the callback", async () => {
    const version = promisified((...args) => {
      callbackOf(args)(null, "first");
      throw new Error("thrown after the callback");
    });
    expect(
      await ending(version()),
      "a throw of fn after its callback was called does not change the outcome",
    ).toEqual({ status: "fulfilled", value: "first" });
  });
});
