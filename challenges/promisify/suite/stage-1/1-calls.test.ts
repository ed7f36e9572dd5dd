import { describe, expect, test } from "vitest";
import { promisify } from "@solution";
import { callbackOf, ending, promisified } from "../drive.ts";

describe("passes-arguments", () => {
  test("P1 calls fn once with the arguments and the callback after them", async () => {
    const seen: unknown[][] = [];
    const version = promisified((...args) => {
      seen.push(args);
      callbackOf(args)(null);
    });
    const list = [1];
    await ending(version("a", list, undefined));
    expect(seen.length, "each call of the new function calls fn once").toBe(1);
    expect(seen[0]?.slice(0, 3), "fn gets the arguments of the call").toEqual([
      "a",
      [1],
      undefined,
    ]);
    expect(seen[0]?.[1], "fn gets the very same arguments, not copies").toBe(list);
    expect(typeof seen[0]?.[3], "the callback comes right after the arguments").toBe("function");
    expect(seen[0]?.length, "fn gets nothing but the arguments and the callback").toBe(4);
  });

  test("P1 puts the callback after the arguments, whatever fn.length is", async () => {
    const seen: unknown[][] = [];
    const version = promisified(function (_first?: unknown, _second?: unknown, ...rest: unknown[]) {
      seen.push([_first, _second, ...rest]);
      callbackOf([_first, _second, ...rest])(null);
    });
    await ending(version());
    expect(typeof seen[0]?.[0], "a call without arguments gives fn the callback first").toBe(
      "function",
    );
    await ending(version(1, 2, 3));
    expect(typeof seen[1]?.[3], "a call with three arguments gives fn the callback fourth").toBe(
      "function",
    );
  });

  test("P1 returns a function that returns a promise", async () => {
    const version: unknown = promisify((callback: (error: null) => void) => callback(null));
    expect(typeof version, "promisify returns a function").toBe("function");
    if (typeof version !== "function") return;
    const result: unknown = version();
    expect(result, "the new function returns a promise").toBeInstanceOf(Promise);
  });
});

describe("keeps-this", () => {
  test("P4 passes on this", async () => {
    const seen: unknown[] = [];
    const store = {
      read: promisified(function (...args) {
        seen.push(this);
        callbackOf(args)(null);
      }),
    };
    await ending(store.read("key"));
    expect(seen[0] === store, "fn gets the this of the call").toBe(true);
  });
});

describe("separate-calls", () => {
  test("P7 gives each of two overlapping calls its own result", async () => {
    const callbacks: ((...outcome: unknown[]) => void)[] = [];
    const version = promisified((...args) => void callbacks.push(callbackOf(args)));
    const first = version(1);
    const second = version(2);
    callbacks[1]?.(null, "second");
    callbacks[0]?.(null, "first");
    const ends = [await ending(first), await ending(second)];
    expect(ends, "each of two overlapping calls resolves with its own value").toEqual([
      { status: "fulfilled", value: "first" },
      { status: "fulfilled", value: "second" },
    ]);
  });

  test("P7 gives a second call a new promise", async () => {
    let calls = 0;
    const version = promisified((...args) => {
      calls += 1;
      callbackOf(args)(null, calls);
    });
    await ending(version());
    const end = await ending(version());
    expect(end, "a second call calls fn again and resolves with the new value").toEqual({
      status: "fulfilled",
      value: 2,
    });
  });
});

describe("functions-only", () => {
  test("P8 throws a TypeError at once", () => {
    for (const thing of [undefined, null, "read", { read: 1 }]) {
      let thrown: unknown;
      try {
        Reflect.apply(promisify, undefined, [thing]);
      } catch (error) {
        thrown = error;
      }
      expect(
        thrown,
        "promisify throws a TypeError if its argument is not a function, before any call",
      ).toBeInstanceOf(TypeError);
    }
  });
});
