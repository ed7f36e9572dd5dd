import { describe, expect, test } from "vitest";
import { deepClone } from "@solution";
import { at, inCommon, keysOf, made, prototypeOf } from "../observe.ts";

let constructed = 0;

class Money {
  readonly cents: number;
  readonly history: number[];

  constructor(cents: number, history: number[]) {
    constructed += 1;
    if (!Array.isArray(history)) throw new TypeError("history is missing");
    this.cents = cents;
    this.history = history;
  }

  get euros(): number {
    return this.cents / 100;
  }

  plus(cents: number): number {
    return this.cents + cents;
  }
}

class Price extends Money {
  currency = "EUR";
}

describe("prototypes", () => {
  test("D11 an instance keeps its class", () => {
    const original = { price: new Price(250, [1]) };
    const sentence = "the clone of an instance is an instance of the same class";
    const { price } = made(() => deepClone(original), sentence);
    expect([price instanceof Price, price instanceof Money], sentence).toEqual([true, true]);
    const methods = made(() => [price.plus(1), price.euros], "methods of the clone work");
    expect(methods, "methods and getters of the class work on the clone").toEqual([251, 2.5]);
  });

  test("D11 the fields of an instance are cloned", () => {
    const original = new Price(250, [1, 2]);
    const clone = made(() => deepClone(original), "deepClone accepts an instance");
    const seen = [clone.cents, clone.currency, at(clone, "history", 1)];
    expect(seen, "an instance is cloned with its fields").toEqual([250, "EUR", 2]);
    const sentence = "the clone of an instance shares no field with the original";
    expect(inCommon(clone, original), sentence).toBe(0);
  });

  test("D11 no constructor is called", () => {
    const original = [new Money(1, [])];
    constructed = 0;
    const sentence = "deepClone calls no constructor of a class";
    made(() => deepClone(original), sentence);
    expect(constructed, sentence).toBe(0);
  });

  test("D11 getters and methods stay in the class", () => {
    const clone = made(() => deepClone(new Money(250, [])), "deepClone accepts an instance");
    const sentence = "getters and methods of a class do not become properties of the clone's own";
    expect(keysOf(clone), sentence).toEqual(["cents", "history"]);
  });

  test("D11 inherited properties stay inherited", () => {
    const defaults = { color: "red", size: 1 };
    const original: object = Object.create(defaults, {
      name: { value: "x", enumerable: true, writable: true, configurable: true },
    });
    const clone = deepClone({ original }).original;
    const sentence = "an inherited property does not become a property of the clone's own";
    expect(keysOf(clone), sentence).toEqual(["name"]);
    const same = "an object made with Object.create keeps the very prototype";
    expect(prototypeOf(clone) === defaults, same).toBe(true);
  });

  test("D11 a key constructor with a class", () => {
    const original = [
      { constructor: Date, n: 1 },
      { constructor: Map, n: 2 },
    ];
    const sentence = "a plain object stays one, whatever class its key constructor names";
    const clone = made(() => deepClone(original), sentence);
    const seen = [0, 1].map((index) => [
      prototypeOf(at(clone, index)) === Object.prototype,
      at(clone, index, "n"),
    ]);
    expect(seen, sentence).toEqual([
      [true, 1],
      [true, 2],
    ]);
  });

  test("D11 a prototype of null", () => {
    const original: Record<string, unknown> = Object.create(null);
    original["a"] = { b: 1 };
    const sentence = "an object whose prototype is null has a clone whose prototype is null";
    const clone = made(() => deepClone({ original }), sentence).original;
    expect(prototypeOf(clone) === null, sentence).toBe(true);
    const content = "an object whose prototype is null is cloned with its keys";
    expect(at(clone, "a", "b"), content).toBe(1);
  });
});

describe("symbol-keys", () => {
  test("D12 a symbol key", () => {
    const tag = Symbol("tag");
    const clone = deepClone({ inner: { [tag]: 1, name: "x" } });
    const sentence = "an own enumerable symbol key is copied";
    expect(at(clone, "inner", tag), sentence).toBe(1);
  });

  test("D12 the value is cloned", () => {
    const tag = Symbol("tag");
    const original = { [tag]: { list: [1] } };
    const clone = deepClone(original);
    if (at(clone, tag) === undefined) return;
    const sentence = "the value of a symbol key is cloned";
    expect([at(clone, tag, "list", 0), inCommon(clone, original)], sentence).toEqual([1, 0]);
  });

  test("D12 in an instance", () => {
    const tag = Symbol.for("tag");
    const clone: unknown = deepClone(Object.assign(new Money(1, []), { [tag]: 2 }));
    expect(at(clone, tag), "the symbol keys of an instance are copied").toBe(2);
  });
});

describe("kept-kinds", () => {
  test("D13 in an object", () => {
    const original = {
      ...{ promise: Promise.resolve(1), weakMap: new WeakMap(), weakSet: new WeakSet() },
      weakRef: new WeakRef({}),
    };
    const sentence = "a Promise, WeakMap, WeakSet or WeakRef is kept by reference";
    const clone = made(() => deepClone(original), sentence);
    const changed = Object.entries(original)
      .filter(([key, value]) => at(clone, key) !== value)
      .map(([key]) => key);
    expect(changed, sentence).toEqual([]);
  });

  test("D13 in an array and by themselves", () => {
    const [promise, weak] = [Promise.resolve(1), new WeakMap()];
    const sentence = "a Promise or WeakMap is kept in an array and by itself";
    const list = made(() => deepClone([promise, weak]), sentence);
    const alone = made(() => [deepClone(promise) === promise, deepClone(weak) === weak], sentence);
    const seen = [list[0] === promise, list[1] === weak, ...alone];
    expect(seen, sentence).toEqual([true, true, true, true]);
  });

  test("D13 an object with a then method", () => {
    // oxlint-disable-next-line unicorn/no-thenable -- it is what this test is about
    const query = { table: "users", then: (): number => 1 };
    const sentence = "an object with a then method is copied, because it is not a Promise";
    const clone = made(() => deepClone(query), sentence);
    expect(clone !== query, sentence).toBe(true);
  });
});
