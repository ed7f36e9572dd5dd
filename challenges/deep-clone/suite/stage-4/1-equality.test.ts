import { describe, expect, test } from "vitest";
import { parsed } from "../observe.ts";
import { differing, equal } from "../pairs.ts";

describe("equal-primitives", () => {
  test("D21 the same primitives", () => {
    const values = [1, "a", "", true, null, undefined, 7n, Symbol.iterator];
    const wrong = values.filter((value) => !equal(value, value));
    expect(wrong, "a primitive equals itself").toEqual([]);
    expect(equal({ a: [null] }, { a: [null] }), "null equals null inside objects").toBe(true);
  });

  test("D21 different primitives", () => {
    const pairs = [
      ...[[1, 2] as const, [1, "1"] as const, [0, false] as const, [null, undefined] as const],
      ...[[1n, 1] as const, ["", 0] as const, [Symbol("a"), Symbol("a")] as const],
    ];
    const sentence = "primitives of different types or values are different";
    expect(differing(pairs), sentence).toEqual(pairs.map(() => true));
  });

  test("D21 NaN", () => {
    const seen = [equal(Number.NaN, Number.NaN), equal([Number.NaN], [Number.NaN])];
    expect(seen, "NaN equals NaN").toEqual([true, true]);
    expect(differing([[Number.NaN, 0]]), "NaN and 0 are different").toEqual([true]);
  });

  test("D21 objects and primitives", () => {
    const pairs = [[null, {}] as const, [undefined, []] as const, [{}, "x"] as const];
    const sentence = "an object and a primitive are different, null included";
    expect(differing(pairs), sentence).toEqual([true, true, true]);
  });

  test("D21 functions", () => {
    const make = () => (): number => 1;
    const [first, second] = [make(), make()];
    expect(equal({ run: first }, { run: first }), "a function equals itself").toBe(true);
    const sentence = "two functions are different, even with the same text";
    expect(differing([[{ run: first }, { run: second }]]), sentence).toEqual([true]);
  });

  test("D21 what cannot be read", () => {
    const promise = Promise.resolve(1);
    const weak = new WeakMap();
    const sentence = "a Promise or WeakMap equals itself";
    expect(equal({ promise, weak }, { promise, weak }), sentence).toBe(true);
    const pairs = [[promise, {}] as const, [weak, new Map()] as const];
    const other = "a Promise or WeakMap is different from every other kind";
    expect(differing(pairs), other).toEqual([true, true]);
  });
});

describe("equal-keys", () => {
  test("D22 the same content", () => {
    const make = () => ({ a: { b: [1, { c: "x" }], d: {} }, e: [] });
    expect(equal(make(), make()), "nested objects with the same content are equal").toBe(true);
  });

  test("D22 keys in any order", () => {
    const sentence = "the order of the keys does not matter";
    expect(equal({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }), sentence).toBe(true);
  });

  test("D22 a different value somewhere", () => {
    const pairs = [
      [{ a: 1 }, { a: 2 }] as const,
      [{ a: { b: { c: 1 } } }, { a: { b: { c: 2 } } }] as const,
      [{ list: [1, { x: 1 }] }, { list: [1, { x: 2 }] }] as const,
    ];
    const sentence = "a different value at any depth makes objects different";
    expect(differing(pairs), sentence).toEqual([true, true, true]);
  });

  test("D22 one key more", () => {
    const pairs = [[{ a: 1 }, { a: 1, b: 2 }] as const, [{ a: {} }, { a: { b: 1 } }] as const];
    const sentence = "an object with one key more is different, on either side";
    expect(differing(pairs), sentence).toEqual([true, true]);
  });

  test("D22 undefined and a missing key", () => {
    const pairs = [
      [{ a: undefined }, {}] as const,
      [
        { a: undefined, b: 1 },
        { b: 1, c: undefined },
      ] as const,
    ];
    const sentence = "a key with undefined is not a missing key";
    expect(differing(pairs), sentence).toEqual([true, true]);
  });

  test("D22 inherited names", () => {
    const pairs = [
      [{ toString: Object.prototype.toString }, { a: Object.prototype.toString }] as const,
      [parsed('{"__proto__":{"a":1}}'), parsed('{"__proto__":{"a":2}}')] as const,
    ];
    const sentence = "only own keys are compared, whatever their names";
    expect(differing(pairs), sentence).toEqual([true, true]);
    const named = () => ({ hasOwnProperty: 1, constructor: "Acme", length: 2 });
    const same = "keys such as hasOwnProperty and constructor are compared like any other";
    expect(equal(named(), named()), same).toBe(true);
  });

  test("D22 symbol keys", () => {
    const tag = Symbol("tag");
    expect(equal({ [tag]: [1] }, { [tag]: [1] }), "equal symbol keys are equal").toBe(true);
    const pairs = [[{ [tag]: 1 }, { [tag]: 2 }] as const, [{ [tag]: 1 }, {}] as const];
    const sentence = "a different value at a symbol key makes objects different";
    expect(differing(pairs), sentence).toEqual([true, true]);
  });

  test("D22 arrays", () => {
    expect(equal([1, [2, "a"]], [1, [2, "a"]]), "arrays with equal elements are equal").toBe(true);
    const pairs = [
      [
        [1, 2],
        [2, 1],
      ] as const,
      [
        [1, 2],
        [1, 2, 3],
      ] as const,
      [[1], [1, undefined]] as const,
      [[[]], [[0]]] as const,
    ];
    const sentence = "arrays of another order or length are different";
    expect(differing(pairs), sentence).toEqual([true, true, true, true]);
    const holes = Object.assign([], { length: 2 });
    const lengths = "arrays of different lengths are different, even without any elements";
    expect(differing([[holes, []]]), lengths).toEqual([true]);
  });
});

class Point {
  x = 1;
}

class Place {
  x = 1;
}

describe("equal-kinds", () => {
  test("D23 arrays and objects", () => {
    const pairs = [[[], {}] as const, [["a"], { 0: "a" }] as const];
    const sentence = "an array and an object with the same keys are different";
    expect(differing(pairs), sentence).toEqual([true, true]);
  });

  test("D23 classes", () => {
    expect(equal(new Point(), new Point()), "two instances of a class can be equal").toBe(true);
    const pairs = [[new Point(), { x: 1 }] as const, [new Point(), new Place()] as const];
    const sentence = "instances of different classes are different, and so is a plain object";
    expect(differing(pairs), sentence).toEqual([true, true]);
  });

  test("D23 built-in kinds", () => {
    const pairs = [
      [new Date(0), {}] as const,
      [new Map(), new Set()] as const,
      [new Map(), {}] as const,
      [new Set(), []] as const,
      [/a/, {}] as const,
      [new Date(5), 5] as const,
    ];
    const sentence = "a Date, Map, Set or RegExp is different from every other kind";
    expect(differing(pairs), sentence).toEqual(pairs.map(() => true));
  });

  test("D23 binary kinds", () => {
    const pairs = [
      [Uint8Array.of(1), Int8Array.of(1)] as const,
      [Buffer.of(1, 2), Uint8Array.of(1, 2)] as const,
      [Uint8Array.of(1), [1]] as const,
      [new ArrayBuffer(1), new DataView(new ArrayBuffer(1))] as const,
    ];
    const sentence = "typed arrays of different kinds are different, and so is a Buffer";
    expect(differing(pairs), sentence).toEqual([true, true, true, true]);
  });
});
