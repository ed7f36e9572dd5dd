import { describe, expect, test } from "vitest";
import { deepClone } from "@solution";
import { at, inCommon, keysOf, made, parsed, prototypeOf } from "../observe.ts";

describe("copies-deeply", () => {
  test("D1 the clone has the same content", () => {
    const original = { name: "Ada", address: { city: "London", lines: ["1 St James"] } };
    const sentence = "the clone of a nested object has the same keys and values";
    expect(deepClone(original), sentence).toEqual(original);
  });

  test("D1 objects are copied at every depth", () => {
    const original = { one: { two: { three: { four: {} } } } };
    const clone = deepClone(original);
    expect(clone, "the clone is another object than the original").not.toBe(original);
    const sentence = "the clone shares no nested object with the original";
    expect(inCommon(clone, original), sentence).toBe(0);
  });

  test("D1 arrays are copied at every depth", () => {
    const original = [[1, [2, [3]]], [{ list: [4] }], []];
    const clone = deepClone(original);
    expect(clone, "the clone of nested arrays has the same elements").toEqual(original);
    const sentence = "the clone shares no nested array with the original";
    expect(inCommon(clone, original), sentence).toBe(0);
  });

  test("D1 an array becomes an array", () => {
    const none: string[] = [];
    const clone = deepClone({ list: ["a", "b"], none });
    const seen = [Array.isArray(clone.list), Array.isArray(clone.none), clone.list.length];
    expect(seen, "the clone of an array is an array of the same length").toEqual([true, true, 2]);
  });

  test("D1 the original is not changed", () => {
    const original = { list: [{ a: 1 }], nested: { b: { c: 2 } } };
    const before = JSON.stringify(original);
    deepClone(original);
    const keys = [keysOf(original), keysOf(original.nested)];
    const sentence = "deepClone leaves the original as it was";
    expect(JSON.stringify(original), sentence).toBe(before);
    expect(keys, sentence).toEqual([["list", "nested"], ["b"]]);
  });

  test("D1 the clone can be changed", () => {
    const original = { name: "Ada", list: [{ n: 1 }], old: true };
    const clone: Partial<typeof original> = deepClone(original);
    const sentence = "the clone can be changed like any object";
    made(() => {
      clone.name = "Grace";
      Object.assign(clone.list?.[0] ?? {}, { n: 2, more: 3 });
      delete clone.old;
    }, sentence);
    expect(clone, sentence).toEqual({ name: "Grace", list: [{ n: 2, more: 3 }] });
    const apart = "a change of the clone leaves the original alone";
    expect(original, apart).toEqual({ name: "Ada", list: [{ n: 1 }], old: true });
  });

  test("D1 each call makes a new clone", () => {
    const original = { list: [1] };
    const first = deepClone(original);
    original.list.push(2);
    const second = deepClone(original);
    const seen = { first: first.list, second: second.list, shared: inCommon(first, second) };
    const sentence = "a second call clones the value anew, as it is now";
    expect(seen, sentence).toEqual({ first: [1], second: [1, 2], shared: 0 });
  });
});

describe("exact-values", () => {
  test("D2 values in an object", () => {
    const sign = Symbol("sign");
    const original = {
      ...{ nothing: null, nan: Number.NaN, infinite: -Infinity, minus: -0, big: 7n, sign },
      ...{ text: "", zero: 0, no: false },
    };
    const clone = made(() => deepClone(original), "deepClone accepts every primitive value");
    const changed = Object.entries(original)
      .filter(([key, value]) => !Object.is(at(clone, key), value))
      .map(([key]) => key);
    expect(changed, "NaN, -0, a BigInt, a symbol and the like are not changed").toEqual([]);
  });

  test("D2 a key with undefined stays", () => {
    const clone = deepClone({ a: undefined, b: { c: undefined } });
    const sentence = "a key with the value undefined stays";
    expect([keysOf(clone), keysOf(clone.b)], sentence).toEqual([["a", "b"], ["c"]]);
  });

  test("D2 values in an array", () => {
    const original = [undefined, Number.NaN, null, -0, 7n, undefined];
    const clone: unknown = made(
      () => deepClone(original),
      "deepClone accepts every primitive value",
    );
    const changed = original.filter((value, index) => !Object.is(at(clone, index), value));
    expect(changed, "elements such as undefined, NaN and -0 are not changed").toEqual([]);
    const last = "an undefined at the end of an array is an element";
    expect(keysOf(clone).includes("5"), last).toBe(true);
  });

  test("D2 a primitive by itself", () => {
    const values = [undefined, null, 0, "text", true, 7n, Symbol.iterator, Number.NaN];
    const sentence = "deepClone of a primitive value returns it";
    const changed = values.filter(
      (value) =>
        !Object.is(
          made(() => deepClone(value), sentence),
          value,
        ),
    );
    expect(changed, sentence).toEqual([]);
  });
});

describe("functions-kept", () => {
  test("D3 functions in objects and arrays", () => {
    class Model {
      id = 1;
    }
    const run = (): number => 42;
    const original = { run, list: [run], Model };
    const sentence = "a function in the clone is the function of the original";
    const clone = made(() => deepClone(original), sentence);
    const seen = [clone.run, at(clone, "list", 0)].map((each) =>
      each === run ? "the function" : typeof each,
    );
    expect(seen, sentence).toEqual(["the function", "the function"]);
    expect(clone.Model === Model, "a class in the clone is the class of the original").toBe(true);
  });

  test("D3 a function by itself", () => {
    const run = Object.assign((): number => 42, { calls: 0 });
    const sentence = "deepClone of a function returns that function";
    expect(made(() => deepClone(run), sentence) === run, sentence).toBe(true);
  });
});

describe("own-keys", () => {
  test("D4 an own key __proto__ is not the prototype", () => {
    const clone = deepClone({ inner: parsed('{"__proto__":{"admin":true}}') });
    const seen = {
      plain: prototypeOf(clone.inner) === Object.prototype,
      inherits: !Object.hasOwn(clone.inner, "admin") && "admin" in clone.inner,
    };
    const sentence = "an own key __proto__ does not change the prototype of the clone";
    expect(seen, sentence).toEqual({ plain: true, inherits: false });
  });

  test("D4 an own key __proto__ is data", () => {
    const clone = deepClone(parsed('{"a":1,"__proto__":{"admin":true}}'));
    expect(keysOf(clone), "an own key __proto__ is copied as an own key").toEqual([
      "__proto__",
      "a",
    ]);
    const sentence = "the value of an own key __proto__ is copied";
    expect(at(clone, "__proto__", "admin"), sentence).toBe(true);
  });

  test("D4 names of methods are keys", () => {
    const original = { constructor: "Acme", hasOwnProperty: 1, toString: 2, valueOf: {} };
    const keys = keysOf(original);
    const sentence = "keys such as constructor and hasOwnProperty are data";
    const clone = made(() => deepClone(original), sentence);
    expect(keysOf(clone), sentence).toEqual(keys);
    const values = [clone.constructor, clone.hasOwnProperty, clone.toString, clone.valueOf];
    expect(values, sentence).toEqual(["Acme", 1, 2, {}]);
  });

  test("D4 a key constructor with null or an object", () => {
    const sentence = "a key constructor with null or an object as its value is data";
    const clone = made(
      () => deepClone([{ constructor: null }, { constructor: { name: "Array" } }]),
      sentence,
    );
    const seen = clone.map((each) => [Array.isArray(each), JSON.stringify(each)]);
    expect(seen, sentence).toEqual([
      [false, '{"constructor":null}'],
      [false, '{"constructor":{"name":"Array"}}'],
    ]);
  });

  test("D4 an object that looks like an array or a map", () => {
    const original = { length: 2, 0: "a", size: 1, "": "empty" };
    const keys = keysOf(original);
    const clone: unknown = deepClone(original);
    const seen = [Array.isArray(clone), keysOf(clone), at(clone, 0), at(clone, "")];
    const sentence = "an object with a length or a size is an object";
    expect(seen, sentence).toEqual([false, keys, "a", "empty"]);
  });
});
