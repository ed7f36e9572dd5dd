import { describe, expect, test } from "vitest";
import { placeLateSyntax } from "../../src/judge/late-syntax.ts";
import { sampleError } from "./sample.ts";

const PATH = "/home/ada/a.ts";
const SOURCE = { path: PATH, text: "let a = 1;\nlet a = 2;\n", imports: [], syntaxFault: null };
const STACK = "SyntaxError: no\n    at new Module (node:internal/vm/module:137:21)";
const error = sampleError({
  name: "SyntaxError",
  message: "Identifier 'a' has already been declared",
  stack: STACK,
});
const find = (message: string) => () => ({ message, offset: 15 });

describe("placeLateSyntax", () => {
  test("adds the place of the fault that V8 speaks of", () => {
    const [placed] = placeLateSyntax([error], [SOURCE], find("Identifier `a` is there already"));
    expect(placed?.stack).toContain(`at ${PATH}:2:5`);
  });

  test("adds none of another fault, of another error, or where there is one", () => {
    expect(placeLateSyntax([error], [SOURCE], find("Identifier `b` is there"))).toEqual([error]);
    expect(placeLateSyntax([error], [SOURCE], () => null)).toEqual([error]);
    const other = { ...error, name: "TypeError" };
    expect(placeLateSyntax([other], [SOURCE], find("`a`"))).toEqual([other]);
    const placed = { ...error, stack: `SyntaxError: no\n    at ${PATH}:1:1` };
    expect(placeLateSyntax([placed], [SOURCE], find("`a`"))).toEqual([placed]);
  });
});
