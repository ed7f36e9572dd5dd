import { describe, expect, test } from "vitest";
import { memoize } from "@solution";
import { counted, thrownBy, ticking } from "../observe.ts";

describe("calls-once", () => {
  test("M1 calls fn once for the same argument", () => {
    const { fn, calls } = ticking();
    const memoized = memoize(fn);
    const results = [memoized("a"), memoized("a"), memoized("a")];
    expect(calls.length, "fn is called once for the same argument").toBe(1);
    expect(results, "later calls return the result of the first one").toEqual([1, 1, 1]);
  });

  test("M1 calls fn with the arguments", () => {
    const { fn, calls } = ticking();
    memoize(fn)("a", 2, "c");
    expect(calls, "fn gets all the arguments of the call").toEqual([["a", 2, "c"]]);
  });

  test("M1 calls fn for each new argument", () => {
    const { fn } = ticking();
    const memoized = memoize(fn);
    const results = [memoized("a"), memoized("b"), memoized("a"), memoized("b")];
    expect(results, "each argument has its own result, and none replaces another").toEqual([
      1, 2, 1, 2,
    ]);
  });

  test("M1 returns the very same object", () => {
    const memoized = memoize((name: string) => ({ name }));
    expect(memoized("a"), "later calls return the very object of the first one").toBe(
      memoized("a"),
    );
  });

  test("M1 remembers a call without arguments", () => {
    const { fn, calls } = ticking();
    const memoized = memoize(fn);
    memoized();
    memoized();
    expect(calls.length, "a call without arguments is remembered too").toBe(1);
  });

  test("M1 fn may call the memoized function", () => {
    const { fn, calls } = counted((n: number): number =>
      n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2),
    );
    const fibonacci: (n: number) => number = memoize(fn);
    expect(fibonacci(30), "a recursive function can be memoized").toBe(832_040);
    expect(calls.length, "a recursive call finds the results of earlier ones").toBe(31);
  });
});

describe("argument-values", () => {
  test("M2 tells values apart that look alike", () => {
    const { fn } = ticking();
    const memoized = memoize(fn);
    const values = [1, "1", 1n, null, "null", undefined, "undefined", Number.NaN, "NaN", true];
    const results = values.map((value) => memoized(value));
    const sentence =
      "1, its text, 1n, null, undefined, NaN and their texts are different arguments";
    expect(results, sentence).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test("M2 NaN, undefined, null and a BigInt are found again", () => {
    const { fn } = ticking();
    const memoized = memoize(fn);
    const values = [Number.NaN, undefined, null, 7n];
    const results = [...values, ...values].map((value) => memoized(value));
    const sentence = "NaN, undefined, null and a BigInt are remembered like other arguments";
    expect(results, sentence).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
  });

  test("M2 compares objects by identity", () => {
    const { fn } = ticking();
    const memoized = memoize(fn);
    const [first, second] = [{ id: 1 }, { id: 1 }];
    const results = [memoized(first), memoized(second), memoized(first)];
    const sentence = "two objects with the same content are different arguments";
    expect(results, sentence).toEqual([1, 2, 1]);
  });

  test("M2 finds an object that has changed", () => {
    const { fn } = ticking();
    const memoized = memoize(fn);
    const user = { name: "Ada" };
    memoized(user);
    user.name = "Grace";
    expect(memoized(user), "an object stays the same argument when its content changes").toBe(1);
  });

  test("M2 compares functions and symbols by identity", () => {
    const { fn } = ticking();
    const memoized = memoize(fn);
    const values = [() => 1, () => 1, Symbol("a"), Symbol("a")];
    const results = [...values, ...values].map((value) => memoized(value));
    const sentence = "functions and symbols are compared by identity";
    expect(results, sentence).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
  });

  test("M2 takes an object that refers to itself", () => {
    const { fn } = ticking();
    const memoized = memoize(fn);
    const loop: { self?: unknown } = {};
    loop.self = loop;
    const sentence = "an object that refers to itself may be an argument";
    expect(
      thrownBy(() => memoized(loop)),
      sentence,
    ).toBe("nothing");
    expect(memoized(loop), "an object that refers to itself is found again").toBe(1);
  });
});

describe("argument-lists", () => {
  test("M3 all arguments count", () => {
    const { fn } = ticking();
    const memoized = memoize(fn);
    const results = [memoized("a", 1), memoized("a", 2), memoized("b", 1), memoized("a", 2)];
    const sentence = "calls that differ in any argument are different";
    expect(results, sentence).toEqual([1, 2, 3, 2]);
  });

  test("M3 their order counts", () => {
    const { fn } = ticking();
    const memoized = memoize(fn);
    const results = [memoized("a", "b"), memoized("b", "a")];
    expect(results, "the order of the arguments counts").toEqual([1, 2]);
  });

  test("M3 their number counts", () => {
    const { fn } = ticking();
    const memoized = memoize(fn);
    const calls = () => [
      memoized(),
      memoized(undefined),
      memoized(undefined, undefined),
      memoized("a"),
      memoized("a", undefined),
    ];
    const sentence = "the number of arguments counts, even if some are undefined";
    expect([calls(), calls()], sentence).toEqual([
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5],
    ]);
  });

  test("M3 no text joins arguments", () => {
    const { fn } = ticking();
    const memoized = memoize(fn);
    const lists = [["a,b"], ["a", "b"], ["a|b"], ["a", ",b"], ["a,", "b"], ["ab"], ["a b"]];
    const results = lists.map((list) => memoized(...list));
    const sentence = "one text with a comma and two texts are different arguments";
    expect(results, sentence).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe("any-result", () => {
  test("M4 remembers falsy results", () => {
    const again: unknown[] = [];
    for (const result of [null, 0, false, "", Number.NaN]) {
      const { fn, calls } = counted((): unknown => result);
      const memoized = memoize(fn);
      memoized();
      const second = memoized();
      if (calls.length !== 1 || !Object.is(second, result)) again.push(result);
    }
    const sentence = "a result of null, 0, false, empty text or NaN is remembered";
    expect(again, sentence).toEqual([]);
  });

  test("M4 remembers undefined", () => {
    const { fn, calls } = counted(() => undefined);
    const memoized = memoize(fn);
    memoized();
    memoized();
    expect(calls.length, "a result of undefined is remembered").toBe(1);
  });
});

describe("passes-this", () => {
  test("M5 works as a method", () => {
    const shop = {
      tax: 20,
      price: memoize(function (this: unknown, net: number) {
        return net + Number(Reflect.get(Object(this), "tax"));
      }),
    };
    expect(shop.price(100), "fn gets the this of the call").toBe(120);
  });

  test("M5 works with call", () => {
    const memoized = memoize(function (this: unknown) {
      return this;
    });
    const owner = {};
    expect(memoized.call(owner), "fn gets the this that call sets").toBe(owner);
  });
});

describe("throws-again", () => {
  test("M6 the caller gets the error", () => {
    const problem = new Error("down");
    const memoized = memoize(() => {
      throw problem;
    });
    expect(
      thrownBy(() => memoized()),
      "what fn throws reaches the caller unchanged",
    ).toBe(problem);
  });

  test("M6 the next call tries again", () => {
    let attempts = 0;
    const memoized = memoize(() => {
      attempts += 1;
      if (attempts === 1) throw new Error("down");
      return "up";
    });
    thrownBy(() => memoized());
    let second: unknown;
    thrownBy(() => {
      second = memoized();
    });
    expect(second, "after a call that threw, the next call calls fn again").toBe("up");
    thrownBy(() => memoized());
    expect(attempts, "the result that follows an error is remembered").toBe(2);
  });
});

describe("own-key", () => {
  test("M7 calls with the same key are the same", () => {
    const { fn, calls } = ticking();
    const memoized = memoize(fn, { key: (user) => Reflect.get(Object(user), "id") });
    const results = [memoized({ id: 1 }), memoized({ id: 2 }), memoized({ id: 1 })];
    expect(results, "calls are the same if key returns the same value").toEqual([1, 2, 1]);
    expect(calls, "with key, fn still gets the arguments of the call").toEqual([
      [{ id: 1 }],
      [{ id: 2 }],
    ]);
  });

  test("M7 key gets all arguments", () => {
    const { fn } = ticking();
    const memoized = memoize(fn, { key: (first, second) => `${String(first)}:${String(second)}` });
    const results = [memoized("a", 1), memoized("a", 2), memoized("a", 1)];
    expect(results, "key gets all the arguments of the call").toEqual([1, 2, 1]);
  });

  test("M7 keys are compared by identity", () => {
    const { fn } = ticking();
    const [red, blue] = [{}, {}];
    const memoized = memoize(fn, { key: (name) => (name === "red" ? red : blue) });
    const results = [memoized("red"), memoized("blue"), memoized("red")];
    const sentence = "objects that key returns are compared by identity";
    expect(results, sentence).toEqual([1, 2, 1]);
  });

  test("M7 a key of undefined is a key", () => {
    const { fn } = ticking();
    const memoized = memoize(fn, { key: (..._args) => undefined });
    const results = [memoized("a"), memoized("b")];
    expect(results, "undefined is a key like any other").toEqual([1, 1]);
  });
});

describe("own-results", () => {
  test("M8 two functions have their own results", () => {
    const double = memoize((n: number) => n * 2);
    const square = memoize((n: number) => n * n);
    const results = [double(5), square(5)];
    expect(results, "two memoized functions do not see each other's results").toEqual([10, 25]);
  });

  test("M8 the same function can be memoized twice", () => {
    const { fn, calls } = ticking();
    const memoized = [memoize(fn), memoize(fn)];
    for (const each of memoized) each("a");
    expect(calls.length, "each call of memoize starts with no results").toBe(2);
  });
});
