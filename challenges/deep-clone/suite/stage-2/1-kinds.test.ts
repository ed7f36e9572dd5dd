import { describe, expect, test } from "vitest";
import { deepClone } from "@solution";
import { at, inCommon, made, prototypeOf } from "../observe.ts";

describe("dates-and-patterns", () => {
  test("D8 a Date", () => {
    const original = { at: new Date(1_700_000_000_123) };
    const sentence = "a Date is copied as a Date of the same moment";
    const clone = made(() => deepClone(original), sentence);
    const moment = made(() => Number(clone.at), sentence);
    const seen = [prototypeOf(clone.at) === Date.prototype, moment];
    expect(seen, sentence).toEqual([true, 1_700_000_000_123]);
  });

  test("D8 a Date of its own", () => {
    const original = { at: new Date(5) };
    const clone = deepClone(original);
    original.at.setTime(9);
    const sentence = "changing a Date of the original leaves the clone alone";
    expect(Number(clone.at), sentence).toBe(5);
  });

  test("D8 a RegExp", () => {
    const original = { pattern: /^a\/b$/giu };
    const sentence = "a RegExp is copied with its source and flags";
    const clone = made(() => deepClone(original), sentence);
    const copied = clone.pattern;
    const text = made(() => String(copied), sentence);
    const seen = [copied instanceof RegExp, copied !== original.pattern, text];
    expect(seen, sentence).toEqual([true, true, "/^a\\/b$/giu"]);
  });

  test("D8 by themselves", () => {
    const sentence = "a Date or RegExp by itself is copied";
    const [date, pattern] = [new Date(7), /x/m];
    const copies = made(() => [deepClone(date), deepClone(pattern)] as const, sentence);
    const seen = [Number(copies[0]), String(copies[1]), copies[0] !== date, copies[1] !== pattern];
    expect(seen, sentence).toEqual([7, "/x/m", true, true]);
  });
});

describe("maps-and-sets", () => {
  test("D9 a Map in its order", () => {
    const original = {
      prices: new Map([
        ["pear", 3],
        ["apple", 1],
        ["fig", 2],
      ]),
    };
    const sentence = "a Map is copied with its entries, in their order";
    const { prices } = made(() => deepClone(original), sentence);
    const seen = [prices instanceof Map, prices !== original.prices, prices.size];
    expect(seen, sentence).toEqual([true, true, 3]);
    expect([...prices].join(" "), sentence).toBe("pear,3 apple,1 fig,2");
  });

  test("D9 a Set in its order", () => {
    const original = { set: new Set([3, 1, Number.NaN]) };
    const sentence = "a Set is copied with its members, in their order";
    const { set } = made(() => deepClone(original), sentence);
    expect([set instanceof Set, set !== original.set], sentence).toEqual([true, true]);
    expect([...set].join(" "), sentence).toBe("3 1 NaN");
  });

  test("D9 the values of a Map are cloned", () => {
    const original = new Map([["a", { deep: { n: 1 } }]]);
    const clone = deepClone(original);
    const content = "a value in a Map is cloned with its content";
    expect(clone.get("a"), content).toEqual({ deep: { n: 1 } });
    const sentence = "the clone of a Map shares no value with the original";
    expect(inCommon(clone, original), sentence).toBe(0);
  });

  test("D9 the keys of a Map are cloned", () => {
    const original = new Map([[{ id: 1 }, "one"]]);
    const clone = deepClone(original);
    const sentence = "an object that is a key of a Map is cloned with its content";
    expect([...clone], sentence).toEqual([[{ id: 1 }, "one"]]);
    expect(inCommon(clone, original), "the clone of a Map shares no key with the original").toBe(0);
  });

  test("D9 the members of a Set are cloned", () => {
    const original = new Set([{ id: 1 }, { id: 2 }]);
    const clone = deepClone(original);
    const sentence = "an object that is a member of a Set is cloned with its content";
    expect([...clone], sentence).toEqual([{ id: 1 }, { id: 2 }]);
    const apart = "the clone of a Set shares no member with the original";
    expect(inCommon(clone, original), apart).toBe(0);
  });

  test("D9 collections in collections", () => {
    const original = new Map([["set", new Set([new Map([["deep", 1]])])]]);
    const sentence = "a Map in a Set in a Map is cloned";
    const clone = made(() => deepClone(original), sentence);
    const inner = [...(clone.get("set") ?? [])][0];
    expect(inner?.get("deep"), sentence).toBe(1);
    expect(inCommon(clone, original), sentence).toBe(0);
  });
});

/** The bytes that a value shows; none if it cannot be read, such as one with a false prototype. */
function bytesOf(value: unknown): number[] {
  try {
    if (value instanceof ArrayBuffer) return [...new Uint8Array(value)];
    if (!ArrayBuffer.isView(value)) return [];
    return [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)];
  } catch {
    return [];
  }
}

describe("binary-data", () => {
  test("D10 typed arrays keep their kind", () => {
    const original = {
      ...{ bytes: Uint8Array.of(1, 255), small: Int16Array.of(-1, 2) },
      ...{ floats: Float64Array.of(0.5, -2), big: BigInt64Array.of(-7n) },
      ...{ pixels: Uint8ClampedArray.of(3), signed: Int8Array.of(-4), singles: Float32Array.of(5) },
    };
    const sentence = "a typed array is copied as one of the same kind";
    const clone = made(() => deepClone(original), sentence);
    // The tag says the real kind, whatever the prototype is.
    const kindOf = (value: unknown): string => Object.prototype.toString.call(value);
    const isOther = (a: unknown, b: unknown): boolean =>
      prototypeOf(a) !== prototypeOf(b) || kindOf(a) !== kindOf(b);
    const other = Object.entries(original)
      .filter(([key, value]) => isOther(at(clone, key), value))
      .map(([key]) => key);
    expect(other, sentence).toEqual([]);
    const elements = "a typed array is copied with its elements";
    const { bytes, small, floats, big, pixels, signed, singles } = clone;
    const seen = made(
      () => [...bytes, ...small, ...floats, ...big, ...pixels, ...signed, ...singles],
      elements,
    );
    expect(seen, elements).toEqual([1, 255, -1, 2, 0.5, -2, -7n, 3, -4, 5]);
  });

  test("D10 a typed array has its own memory", () => {
    const original = { bytes: Uint8Array.of(1, 2, 3) };
    const clone = deepClone(original);
    original.bytes[0] = 9;
    const sentence = "writing to a typed array of the original leaves the clone alone";
    expect(bytesOf(clone.bytes), sentence).toEqual([1, 2, 3]);
  });

  test("D10 a part of a buffer", () => {
    const whole = Int16Array.of(1, 2, 3, 4, 5);
    const clone = deepClone({ a: whole.subarray(1, 4), b: new Int16Array(whole.buffer, 6) });
    const sentence = "a view of a part of a buffer is copied with exactly that part";
    expect([clone.a.join(), clone.b.join()], sentence).toEqual(["2,3,4", "4,5"]);
  });

  test("D10 a Buffer", () => {
    const original = { body: Buffer.from("hello").subarray(1) };
    const sentence = "a Buffer is copied as a Buffer with the same bytes";
    const { body } = made(() => deepClone(original), sentence);
    expect([Buffer.isBuffer(body), Buffer.from(body).toString()], sentence).toEqual([true, "ello"]);
    original.body[0] = 69;
    const apart = "writing to a Buffer of the original leaves the clone alone";
    expect(Buffer.from(body).toString(), apart).toBe("ello");
  });

  test("D10 an ArrayBuffer", () => {
    const original = { memory: Uint8Array.of(1, 2, 3).buffer };
    const sentence = "an ArrayBuffer is copied with its bytes";
    const { memory } = made(() => deepClone(original), sentence);
    expect([memory instanceof ArrayBuffer, bytesOf(memory)], sentence).toEqual([true, [1, 2, 3]]);
    new Uint8Array(original.memory)[0] = 9;
    const apart = "writing to an ArrayBuffer of the original leaves the clone alone";
    expect(bytesOf(memory), apart).toEqual([1, 2, 3]);
  });

  test("D10 a DataView", () => {
    const bytes = Uint8Array.of(1, 2, 3, 4);
    const original = { view: new DataView(bytes.buffer, 1, 2) };
    const sentence = "a DataView is copied with the bytes that it shows";
    const { view } = made(() => deepClone(original), sentence);
    const seen = [view instanceof DataView, ArrayBuffer.isView(view), bytesOf(view)];
    expect(seen, sentence).toEqual([true, true, [2, 3]]);
    bytes[1] = 9;
    const apart = "writing to the memory of a DataView leaves its clone alone";
    expect(bytesOf(view), apart).toEqual([2, 3]);
  });
});
