import { afterEach, describe, expect, test } from "vitest";
import { encode } from "../../../src/judge/io/child/encode.ts";

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, "toJSON");
  Reflect.deleteProperty(Array.prototype, "toJSON");
});

function poison(prototype: object): void {
  const value = (): string => "poisoned";
  Object.defineProperty(prototype, "toJSON", { value, configurable: true });
}

describe("encode", () => {
  test.each([
    [{ a: 1, b: "two", c: [true, null, { d: [] }] }],
    [[]],
    [{}],
    ['line\nbreak \u2028 "quoted"'],
    [0],
    [null],
  ])("writes %j as JSON does", (value) => {
    expect(JSON.parse(encode(value))).toEqual(value);
  });

  test("stays on one line", () => {
    expect(encode({ text: "a\nb\r\u2028" })).not.toMatch(/[\n\r]/);
  });

  test("leaves out what is undefined, and writes null for what is no data", () => {
    expect(encode({ a: undefined, b: () => 1, c: Symbol("x") })).toBe('{"b":null,"c":null}');
    expect(encode([undefined])).toBe("[null]");
  });

  test("writes numbers that JSON does not know as null", () => {
    expect(encode([Number.NaN, Infinity])).toBe("[null,null]");
  });

  test("does not ask what somebody put on the prototypes", () => {
    poison(Object.prototype);
    poison(Array.prototype);
    expect(encode({ a: [{ b: 1 }] })).toBe('{"a":[{"b":1}]}');
  });
});
