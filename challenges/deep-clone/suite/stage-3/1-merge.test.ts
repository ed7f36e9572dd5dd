import { describe, expect, test } from "vitest";
import { deepClone, deepMerge } from "@solution";
import { at, inCommon, keysOf, made, prototypeOf } from "../observe.ts";

/** An object without prototype, as `querystring.parse` returns. */
function bare(content: object): Record<string, unknown> {
  const empty: Record<string, unknown> = Object.create(null);
  return Object.assign(empty, content);
}

class User {
  name = "Ada";
  admin = false;
}

describe("merges-objects", () => {
  test("D15 the keys of both", () => {
    const merged = deepMerge({ a: 1, b: 2 }, { b: 3, c: 4 });
    const sentence = "the result has the keys of both, and patch wins";
    expect(merged, sentence).toEqual({ a: 1, b: 3, c: 4 });
  });

  test("D15 nested objects", () => {
    const base = { mail: { daily: true, to: { name: "Ada", host: "a.org" } }, theme: "dark" };
    const merged = deepMerge(base, { mail: { to: { host: "b.org", port: 25 } } });
    const sentence = "plain objects at the same key are merged at every depth";
    expect(merged, sentence).toEqual({
      mail: { daily: true, to: { name: "Ada", host: "b.org", port: 25 } },
      theme: "dark",
    });
  });

  test("D15 a new nested object", () => {
    const merged = deepMerge({ a: 1 }, { b: { c: { d: 2 } } });
    const sentence = "an object that base lacks arrives as a whole";
    expect(merged, sentence).toEqual({ a: 1, b: { c: { d: 2 } } });
  });

  test("D15 an empty patch and an empty base", () => {
    const content = { a: { b: 1 } };
    const seen = [deepMerge(content, {}), deepMerge({}, content), deepMerge(content, { a: {} })];
    const sentence = "an empty object takes nothing away and adds nothing";
    expect(seen, sentence).toEqual([content, content, content]);
  });

  test("D15 a patch without prototype", () => {
    const sentence = "a patch whose prototype is null is merged like any other";
    const patch = bare({ a: bare({ c: 2 }) });
    const merged = made(() => deepMerge({ a: { b: 1 } }, patch), sentence);
    expect([at(merged, "a", "b"), at(merged, "a", "c")], sentence).toEqual([1, 2]);
  });

  test("D15 a base without prototype", () => {
    const sentence = "a base whose prototype is null is merged like any other";
    const base = bare({ a: bare({ b: 1 }) });
    const merged = made(() => deepMerge(base, { a: { c: 2 } }), sentence);
    expect([at(merged, "a", "b"), at(merged, "a", "c")], sentence).toEqual([1, 2]);
  });

  test("D15 keys with the names of methods", () => {
    const patch = { toString: { a: 1 }, hasOwnProperty: 2 };
    const sentence = "keys such as toString and hasOwnProperty are merged like any other";
    const merged: unknown = made(() => deepMerge({ toString: { b: 2 } }, patch), sentence);
    const seen = [at(merged, "toString", "a"), at(merged, "toString", "b")];
    expect([...seen, at(merged, "hasOwnProperty")], sentence).toEqual([1, 2, 2]);
  });

  test("D15 keys of base that patch may not bring", () => {
    const sentence = "base keeps its keys constructor and prototype";
    const base = { constructor: "Acme", a: { prototype: { b: 1 } } };
    const merged: unknown = made(() => deepMerge(base, { a: { c: 2 } }), sentence);
    const seen = [at(merged, "constructor"), at(merged, "a", "prototype", "b")];
    expect(seen, sentence).toEqual(["Acme", 1]);
  });
});

describe("patch-replaces", () => {
  test("D16 values that are falsy", () => {
    const merged: unknown = deepMerge({ a: 1, b: true, c: "x" }, { a: 0, b: false, c: "" });
    const seen = [at(merged, "a"), at(merged, "b"), at(merged, "c")];
    const sentence = "0, false and an empty text in patch replace the older value";
    expect(seen, sentence).toEqual([0, false, ""]);
  });

  test("D16 null", () => {
    const merged: unknown = deepMerge({ a: 1, b: { c: 2 } }, { a: null, b: null });
    const seen = ["a", "b"].map((key) =>
      keysOf(merged).includes(key) ? JSON.stringify(at(merged, key)) : "missing",
    );
    const sentence = "null in patch replaces the older value";
    expect(seen, sentence).toEqual(["null", "null"]);
  });

  test("D16 an array replaces an array", () => {
    const sentence = "an array in patch replaces the whole older array";
    const merged = deepMerge({ tags: ["a", "b", "c"] }, { tags: ["z"] });
    expect(String(merged.tags), sentence).toBe("z");
    const rows = deepMerge({ rows: [{ id: 1, done: true }] }, { rows: [{ id: 2 }] });
    const objects = "objects in an array are replaced with the array";
    expect(rows, objects).toEqual({ rows: [{ id: 2 }] });
  });

  test("D16 arrays and objects", () => {
    const merged = deepMerge({ a: [1, 2], b: { 0: "x" } }, { a: { 0: 9 }, b: [] });
    const seen = [Array.isArray(merged.a), merged.a, merged.b];
    const sentence = "an object replaces an array, and an array replaces an object";
    expect(seen, sentence).toEqual([false, { 0: 9 }, []]);
  });

  test("D16 objects and primitives", () => {
    const merged = deepMerge({ a: 1, b: { c: 2 }, d: null }, { a: { x: 1 }, b: "text", d: {} });
    const sentence = "an object replaces a primitive, and a primitive replaces an object";
    expect(merged, sentence).toEqual({ a: { x: 1 }, b: "text", d: {} });
  });

  test("D16 dates", () => {
    const base = { at: new Date(1), when: { hour: 1 } };
    const merged = deepMerge(base, { at: new Date(2), when: new Date(3) });
    const sentence = "a Date in patch replaces the older value";
    const moments = made(() => [Number(merged.at), Number(merged.when)], sentence);
    expect(moments, sentence).toEqual([2, 3]);
  });

  test("D16 maps", () => {
    const { map } = deepMerge({ map: new Map([["a", 1]]) }, { map: new Map([["b", 2]]) });
    // A map that is not copied as a map is told by another requirement.
    if (!(map instanceof Map)) return;
    expect([...map].join(), "a Map in patch replaces the older value").toBe("b,2");
  });

  test("D16 instances", () => {
    const merged: unknown = deepMerge(
      { a: new User(), b: { age: 1 } },
      { a: { name: "Grace" }, b: new User() },
    );
    const seen = [prototypeOf(at(merged, "a")) === Object.prototype, keysOf(at(merged, "a"))];
    const plain = "a plain object replaces an instance instead of being merged into it";
    expect(seen, plain).toEqual([true, ["name"]]);
    const other = [prototypeOf(at(merged, "b")) === User.prototype, keysOf(at(merged, "b"))];
    const instance = "an instance replaces a plain object instead of being merged into it";
    expect(other, instance).toEqual([true, ["admin", "name"]]);
  });
});

/** Whether `deepClone` makes another object of a value. */
function isCopied(value: object): boolean {
  try {
    return deepClone(value) !== value;
  } catch {
    return false;
  }
}

describe("merge-shares-nothing", () => {
  test("D17 base gets no keys and loses no values", () => {
    const base = { a: 1, list: [1] };
    const merged = deepMerge(base, { a: 2, list: [], d: 3 });
    expect(base, "deepMerge leaves base as it was").toStrictEqual({ a: 1, list: [1] });
    expect(merged !== base, "deepMerge returns a new object").toBe(true);
  });

  test("D17 nested objects of base are not changed", () => {
    const base = { a: { b: { c: 1 } } };
    deepMerge(base, { a: { b: { c: 2, d: 3 }, e: {} } });
    const sentence = "deepMerge leaves the nested objects of base as they were";
    expect(base, sentence).toStrictEqual({ a: { b: { c: 1 } } });
  });

  test("D17 patch is not changed", () => {
    const patch = { a: { b: 2 }, list: [{ c: 3 }] };
    deepMerge({ a: { x: 1 }, list: [1], d: 4 }, patch);
    const sentence = "deepMerge leaves patch as it was";
    expect(patch, sentence).toStrictEqual({ a: { b: 2 }, list: [{ c: 3 }] });
  });

  test("D17 nothing shared with base", () => {
    const base = { kept: { list: [1] }, mixed: { old: { x: 1 } }, when: new Date(1) };
    const merged = deepMerge(base, { mixed: { new: 2 } });
    const sentence = "the result shares no object with base";
    expect(inCommon(merged, base), sentence).toBe(0);
  });

  test("D17 objects in arrays of base", () => {
    const base = { rows: [{ id: 1 }, [{ id: 2 }]], mixed: { rows: [{ id: 3 }] } };
    const merged = deepMerge(base, { mixed: { new: 2 } });
    const sentence = "the result shares no object in an array with base";
    expect(inCommon(merged, base), sentence).toBe(0);
  });

  test("D17 nothing shared with patch", () => {
    const patch = { added: { list: [{}] }, mixed: { deep: { x: 1 }, list: [] }, when: new Date(1) };
    const merged = deepMerge({ mixed: { deep: { y: 2 } }, when: new Date(9) }, patch);
    const sentence = "the result shares no object with patch";
    expect(inCommon(merged, patch), sentence).toBe(0);
  });

  test("D17 maps, buffers and instances of patch", () => {
    const patch = { map: new Map(), set: new Set(), body: Buffer.from("x"), user: new User() };
    // A kind that deepClone does not copy is told by another requirement.
    const copied = Object.entries(patch).filter(([, value]) => isCopied(value));
    const merged = deepMerge({}, Object.fromEntries(copied));
    const shared = copied.filter(([key, value]) => at(merged, key) === value).map(([key]) => key);
    const sentence = "what deepClone copies is not shared with patch, such as a Map";
    expect(shared, sentence).toEqual([]);
  });

  test("D17 several merges with one patch", () => {
    const patch = { limits: { requests: { day: 5 } } };
    const first = deepMerge({}, patch);
    deepMerge(first, { limits: { requests: { day: 9 } } });
    const second = deepMerge({}, patch);
    const sentence = "a merge into one result changes neither an earlier result nor a later one";
    expect([first, second], sentence).toEqual([patch, patch]);
  });
});
