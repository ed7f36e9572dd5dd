import { parseSync } from "rolldown/utils";
import { describe, expect, test } from "vitest";
import { drawMutants, listMutants } from "../../src/judge/mutate.ts";
import type { Mutant } from "../../src/judge/mutate.ts";

function list(text: string): Mutant[] {
  const { program } = parseSync("a.ts", text, { lang: "ts", sourceType: "module" });
  return listMutants({ text, tree: program });
}

function texts(text: string): string[] {
  return list(text).map((mutant) => mutant.text);
}

describe("listMutants", () => {
  test.each([
    ["a bound", "f = a < b", ["f = a <= b", "f = a >= b"]],
    ["an equality", "f = a === b", ["f = a !== b"]],
    ["a default", "f = a ?? b", ["f = a && b"]],
    ["a sum", "f = a + b", ["f = a - b"]],
    ["an assignment of a sum", "f = (a += b)", ["f = (a -= b)"]],
    ["an operator that also stands in an operand", 'f = "<" < b', ['f = "<" <= b', 'f = "<" >= b']],
    ["a number", "f = 1_000", ["f = 1001"]],
    ["a truth", "f = true", ["f = false"]],
    ["arguments", "f = g(a, b, c)", ["f = g(b, a, c)"]],
    ["what is awaited", "f = async () => await g", ["f = async () => g"]],
    ["a choice", "f = a ? b : c", ["f = true ? b : c", "f = false ? b : c"]],
  ])("changes %s", (_name, text, wanted) => {
    // As a declaration, which is no statement that is removed.
    const [before, after] = ["const ", ";"];
    expect(texts(before + text + after)).toEqual(wanted.map((one) => before + one + after));
  });

  test.each([
    ["a call", "f();", [";"]],
    ["what is returned", "function f() { return a; }", ["function f() { ; }"]],
    ["what is thrown", "function f() { throw a; }", ["function f() { ; }"]],
  ])("removes %s", (_name, text, wanted) => {
    expect(texts(text)).toEqual(wanted);
  });

  test.each([
    ["texts", 'const a = "text";'],
    ["types", "const a: 1 | 2 = b; type B = 3;"],
    ["the call that a subclass must make", "class A extends B { constructor() { super(); } }"],
    ["what is spread", "const a = f(...b, c);"],
  ])("leaves %s", (_name, text) => {
    expect(texts(text)).toEqual([]);
  });

  test("says what was changed and where", () => {
    expect(list("\nconst f = a < b;")[0]).toMatchObject({
      says: "`<` becomes `<=` in `a < b`",
      line: 2,
    });
    const long = list(`f(${"x".repeat(80)});`)[0]?.says ?? "";
    expect(long).toMatch(/^`f\(x+…` is removed$/);
    expect(long.length).toBeLessThan(75);
  });
});

describe("drawMutants", () => {
  const mutants = ["a", "b", "c"].map((says) => ({ says, line: 1, text: says }));
  const draw = (count: number, random: number): string[] =>
    drawMutants(mutants, count, () => random).map(({ says }) => says);

  test("draws with the numbers that it gets, none twice", () => {
    expect(draw(3, 0)).toEqual(["a", "b", "c"]);
    expect(draw(2, 0.99)).toEqual(["c", "b"]);
  });

  test("draws all there are when more are asked for", () => {
    expect(draw(9, 0.5)).toEqual(["b", "c", "a"]);
  });

  test("leaves the list as it was", () => {
    draw(2, 0);
    expect(mutants).toHaveLength(3);
  });
});
