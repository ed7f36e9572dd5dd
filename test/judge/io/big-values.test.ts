import { describe, expect, test } from "vitest";
import {
  compareBytes,
  cutError,
  cutValues,
  describeBig,
  isBig,
  nameBig,
} from "../../../src/judge/io/child/big-values.ts";

/** A graph of 40 objects that a printer would write out 2^40 times. */
function makeGraph(): object {
  let graph: object = {};
  for (let at = 0; at < 40; at += 1) graph = { a: graph, b: graph };
  return graph;
}

function makeList(): object {
  let list: object = {};
  for (let at = 0; at < 20_000; at += 1) list = { next: list };
  return list;
}

describe("a value", () => {
  const circular: Record<string, unknown> = { name: "ada" };
  circular["self"] = circular;

  test.each([
    ["a number", 1],
    ["nothing", undefined],
    ["a short text", "x".repeat(2000)],
    ["a list of a thousand numbers", Array.from({ length: 1000 }, (_, at) => at)],
    ["a circle", circular],
    ["a small buffer", Buffer.alloc(16)],
    ["an error", new Error("no")],
  ])("is left to the test tools if it is %s", (_title, value) => {
    expect(isBig(value)).toBe(false);
    expect(describeBig(value)).toBeNull();
    expect(nameBig(value)).toBeNull();
  });

  test("of many bytes is told by its size", () => {
    expect(describeBig(Buffer.alloc(2_000_000))).toBe("a Buffer of 2000000 bytes");
    expect(describeBig(new ArrayBuffer(4000))).toBe("an ArrayBuffer of 4000 bytes");
    expect(describeBig(new Float64Array(4000))).toBe("a Float64Array of 32000 bytes");
  });

  test("that is long is cut", () => {
    expect(describeBig("x".repeat(30_000))).toMatch(/^"x{200}"… \(30000 characters\)$/);
    expect(describeBig(Array.from({ length: 5000 }, () => 7))).toBe(
      "[\n  7,\n  7,\n  7,\n  7,\n  … 4996 more\n]",
    );
  });

  test("whose parts are shared or nested without end is cut", () => {
    expect(describeBig({ of: makeGraph() })).toContain('"a": {…}');
    expect(describeBig(makeList())).toBe(
      '{\n  "next": {\n    "next": {\n      "next": {…},\n    },\n  },\n}',
    );
    expect(nameBig(makeList())).toBe("{…}");
  });

  test("is told although a getter of it throws", () => {
    const value = {
      get bad(): never {
        throw new Error("no");
      },
      all: Buffer.alloc(9000),
    };
    expect(describeBig(value)).toContain("a Buffer of 9000 bytes");
  });
});

describe("an error", () => {
  test("gets both of its values as text if one is too big", () => {
    const error = Object.assign(new Error("no"), { actual: Buffer.alloc(9000), expected: 2 });
    cutValues(error);
    expect(error).toMatchObject({ actual: "a Buffer of 9000 bytes", expected: "2" });
  });

  test("keeps values that can be printed", () => {
    const actual = { a: 1 };
    const error = Object.assign(new Error("no"), { actual, expected: 2 });
    cutValues(error);
    expect(error.actual).toBe(actual);
  });

  test("with something big in it becomes plain data with its own name and sentence", () => {
    const error = Object.assign(new RangeError("no"), { code: "E_BIG", payload: makeList() });
    expect(cutError(error)).toMatchObject({ name: "RangeError", message: "no", code: "E_BIG" });
    expect(cutError(new Error("no"))).toBeNull();
  });
});

describe("compareBytes", () => {
  test("compares many bytes at once and leaves the rest alone", () => {
    const one = Buffer.alloc(9000);
    expect(compareBytes(one, Buffer.alloc(9000))).toBe(true);
    expect(compareBytes(one, Buffer.alloc(9000, 1))).toBe(false);
    expect(compareBytes(one, Buffer.alloc(9001))).toBe(false);
    expect(compareBytes(Buffer.alloc(1), Buffer.alloc(1))).toBeNull();
    expect(compareBytes(one, [1])).toBeNull();
  });
});
