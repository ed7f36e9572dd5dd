import { describe, expect, test } from "vitest";
import { deepClone, deepMerge, stripOperators } from "@solution";
import {
  at,
  cleanPrototype,
  isObject,
  keysOf,
  made,
  parsed,
  prototypeOf,
  thrownBy,
} from "../observe.ts";

/** Which of the three keys a value has, and whether an `admin` that is not its own is visible. */
function smuggled(value: unknown): string[] {
  const keys = keysOf(value).filter((key) => /^(__proto__|constructor|prototype)$/.test(key));
  const polluted = cleanPrototype("admin") ? ["an admin for all objects"] : [];
  const inherits = isObject(value) && !Object.hasOwn(value, "admin") && "admin" in value;
  return [...keys, ...polluted, ...(inherits ? ["an inherited admin"] : [])];
}

describe("prototype-keys", () => {
  test("D18 __proto__ at the top", () => {
    const merged = deepMerge({ name: "Ada" }, parsed('{"__proto__":{"admin":true},"age":36}'));
    const sentence = "a key __proto__ in patch is left out";
    expect(smuggled(merged), sentence).toEqual([]);
    const plain = "a key __proto__ in patch does not change the prototype of the result";
    const prototype = prototypeOf(merged);
    expect(prototype === Object.prototype || prototype === null, plain).toBe(true);
  });

  test("D18 __proto__ in objects that both have", () => {
    const patch = parsed('{"user":{"__proto__":{"admin":true},"age":36}}');
    const merged = deepMerge({ user: { name: "Ada" } }, patch);
    const sentence = "a key __proto__ is left out of an object that is merged with an older one";
    expect(smuggled(merged.user), sentence).toEqual([]);
  });

  test("D18 __proto__ in objects that base lacks", () => {
    const patch = parsed('{"user":{"name":"x","deep":{"__proto__":{"admin":true}}}}');
    const merged = deepMerge({}, patch);
    const sentence = "a key __proto__ is left out of an object that base lacks";
    expect(smuggled(at(merged, "user", "deep")), sentence).toEqual([]);
  });

  test("D18 constructor and prototype", () => {
    const text = '{"a":{"constructor":{"prototype":{"admin":true}},"prototype":{},"b":1}}';
    const merged = deepMerge({ a: { c: 2 } }, parsed(text));
    const sentence = "the keys constructor and prototype in patch are left out";
    expect(smuggled(merged.a), sentence).toEqual([]);
  });

  test("D18 constructor and prototype in objects that base lacks", () => {
    const text = '{"constructor":{"prototype":{"admin":true}},"a":{"prototype":1,"b":2}}';
    const merged = deepMerge({}, parsed(text));
    const sentence = "the keys constructor and prototype are left out where base lacks them";
    expect([...smuggled(merged), ...smuggled(at(merged, "a"))], sentence).toEqual([]);
  });

  test("D18 keys with harmless values", () => {
    const text = '{"constructor":"x","a":{"constructor":1,"prototype":null,"__proto__":"y"}}';
    const merged = deepMerge({ a: { c: 2 } }, parsed(text));
    const sentence = "the three keys are left out whatever their values are";
    expect([...smuggled(merged), ...smuggled(merged.a)], sentence).toEqual([]);
  });

  test("D18 in arrays", () => {
    const patch = parsed('{"list":[{"__proto__":{"admin":true}},[{"constructor":1,"a":2}]]}');
    const merged = deepMerge({}, patch);
    const [first, second] = [at(merged, "list", 0), at(merged, "list", 1, 0)];
    const sentence = "the three keys are left out of objects in arrays";
    expect([...smuggled(first), ...smuggled(second)], sentence).toEqual([]);
  });

  test("D18 in stripOperators", () => {
    const text = '{"__proto__":{"admin":true},"a":[{"constructor":1,"prototype":2,"b":3}]}';
    const clone = stripOperators(parsed(text));
    const sentence = "stripOperators leaves out __proto__, constructor and prototype";
    expect([...smuggled(clone), ...smuggled(at(clone, "a", 0))], sentence).toEqual([]);
  });
});

class User {
  name = "Ada";
}

/** Whether two values have the same prototype and show the same content. */
function isLike(a: unknown, b: unknown): boolean {
  return prototypeOf(a) === prototypeOf(b) && contentOf(a) === contentOf(b);
}

function contentOf(value: unknown): string {
  try {
    const iterable = value instanceof Map || value instanceof Set || ArrayBuffer.isView(value);
    return iterable ? JSON.stringify([...Object(value)]) : JSON.stringify(value);
  } catch {
    return "cannot be read";
  }
}

/** The keys whose value a clone has lost, unless `deepClone` loses it in the same way. */
function lostIn(clone: object, original: object): string[] {
  const wrong = Object.entries(original).filter(([key, value]) => !isLike(at(clone, key), value));
  return wrong.filter(([key, value]) => !losesToo(value, at(clone, key))).map(([key]) => key);
}

function losesToo(value: object, lost: unknown): boolean {
  try {
    return isLike(deepClone(value), lost);
  } catch {
    return false;
  }
}

describe("operators", () => {
  test("D19 keys that begin with $", () => {
    const clone = stripOperators({ name: "Ada", password: { $ne: null }, $where: "1", $: 2 });
    const sentence = "keys that begin with $ are left out at every depth";
    expect(clone, sentence).toEqual({ name: "Ada", password: {} });
  });

  test("D19 keys that contain a dot", () => {
    const clone = stripOperators({ "a.b": 1, ".": 2, "c.": 3, d: { ".e": 4, f: 5 } });
    expect(clone, "keys that contain a dot are left out at every depth").toEqual({ d: { f: 5 } });
  });

  test("D19 in arrays", () => {
    const clone = stripOperators([{ $gt: 1, a: [{ "b.c": 2, d: [[{ $in: [], e: 3 }]] }] }, "$x"]);
    const sentence = "keys are left out of objects in arrays too";
    expect(clone, sentence).toEqual([{ a: [{ d: [[{ e: 3 }]] }] }, "$x"]);
  });

  test("D19 other keys stay", () => {
    const value = { price$: 5, a$b: 6, "": 7, list: [8, {}], inner: { n: 9 } };
    const clone = stripOperators(value);
    const sentence = "keys with a $ behind other characters stay, and so do all others";
    expect(clone, sentence).toEqual(value);
  });

  test("D19 values stay", () => {
    const value = { price: "$5", list: ["$gt", "a.b"], "": "x.y" };
    const sentence = "texts that begin with $ or contain a dot stay if they are values";
    expect(stripOperators(value), sentence).toEqual(value);
  });

  test("D19 returns a clone", () => {
    const value = { $a: 1, when: new Date(5), list: [{ $b: 2, c: { d: 1 } }] };
    const clone = stripOperators(value);
    const changed = [keysOf(value), keysOf(value.list[0])];
    expect(changed, "stripOperators leaves its argument as it was").toEqual([
      ["$a", "list", "when"],
      ["$b", "c"],
    ]);
    const apart = [
      clone !== value,
      clone.list !== value.list,
      clone.list[0]?.c !== value.list[0]?.c,
    ];
    const sentence = "stripOperators returns a clone that shares nothing with its argument";
    expect([...apart, clone.when !== value.when], sentence).toEqual([true, true, true, true]);
    const date = "stripOperators copies a Date like deepClone";
    const moment = made(() => Number(clone.when), date);
    const seen = [typeof clone.when, prototypeOf(clone.when) === Date.prototype, moment];
    expect(seen, date).toEqual(["object", true, 5]);
  });

  test("D19 maps, sets and buffers", () => {
    const value = { map: new Map([["a", 1]]), set: new Set([2]), body: Buffer.from("text") };
    const sentence = "a Map, Set or Buffer is cloned with its content, as deepClone does";
    const clone = made(() => stripOperators(value), sentence);
    expect(lostIn(clone, value), sentence).toEqual([]);
  });

  test("D19 instances", () => {
    const value = { user: new User() };
    const sentence = "an instance is cloned with its class and fields, as deepClone does";
    const clone = made(() => stripOperators(value), sentence);
    expect(lostIn(clone, value), sentence).toEqual([]);
  });

  test("D19 a primitive", () => {
    const values = ["$text", "a.b", null, undefined, 7];
    const sentence = "stripOperators returns a primitive as it is";
    const clones = made(() => values.map((value) => stripOperators(value)), sentence);
    expect(clones, sentence).toEqual(values);
  });
});

/** Objects, or objects and arrays in turn, in each other: `nested(1)` is one object. */
function nested(levels: number, arrays = false): object {
  let value: object = { end: 1 };
  for (let level = levels - 1; level >= 1; level -= 1)
    value = arrays && level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** The names of what the two functions throw for a value. */
function refusals(value: object): string[] {
  return [thrownBy(() => deepMerge({}, value)), thrownBy(() => stripOperators(value))];
}

describe("depth-limit", () => {
  test("D20 100 levels", () => {
    const seen = [...refusals(nested(100)), ...refusals(nested(100, true))];
    const sentence = "100 levels of objects and arrays are accepted";
    expect(seen, sentence).toEqual(["nothing", "nothing", "nothing", "nothing"]);
  });

  test("D20 many levels", () => {
    const sentence = "1,000 levels throw a RangeError";
    expect(refusals(nested(1000)), sentence).toEqual(["RangeError", "RangeError"]);
  });

  test("D20 101 levels of objects", () => {
    const sentence = "101 levels of objects throw a RangeError";
    expect(refusals(nested(101)), sentence).toEqual(["RangeError", "RangeError"]);
  });

  test("D20 101 levels of objects and arrays", () => {
    const sentence = "101 levels of objects and arrays throw a RangeError";
    expect(refusals(nested(101, true)), sentence).toEqual(["RangeError", "RangeError"]);
  });

  test("D20 levels where base has objects too", () => {
    const seen = [100, 101].map((n) => thrownBy(() => deepMerge(nested(200), nested(n))));
    const sentence = "levels of patch count whatever base has, and levels of base do not";
    expect(seen, sentence).toEqual(["nothing", "RangeError"]);
  });

  test("D20 far too many levels", () => {
    const sentence = "5,000 levels throw a RangeError";
    expect(refusals(nested(5000)), sentence).toEqual(["RangeError", "RangeError"]);
  });

  test("D20 many objects beside each other", () => {
    const wide = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`k${n}`, nested(60)]));
    const sentence = "levels are counted along one path, not in total";
    expect(refusals(wide), sentence).toEqual(["nothing", "nothing"]);
  });

  test("D20 a cycle", () => {
    const cycle: Record<string, unknown> = { list: [] };
    cycle["list"] = [{ cycle }];
    const sentence = "a value that refers to itself throws a RangeError";
    expect(refusals(cycle), sentence).toEqual(["RangeError", "RangeError"]);
  });
});
