import { describe, expect, test } from "vitest";
import { translateStarter } from "../../../src/catalog/io/load-starter.ts";
import { NAMES, readPair } from "./pairs.ts";

/** What JavaScript has no words for, and what is said of it. */
const REFUSED = [
  ["enum Level {\n  Low,\n}", "an enum"],
  ["namespace Own {\n  export const a = 1;\n}", "a namespace"],
  ["class A {\n  constructor(private a: number) {}\n}", "a property declared by a parameter"],
  ["abstract class A {}", "an abstract class"],
  ["class A {\n  declare a: number;\n}", "`declare`"],
  ["declare const a: number;", "`declare`"],
  ["class A {\n  [name: string]: unknown;\n}", "an index signature of a class"],
  ["const a = [1][0]!;", "`!` after an expression"],
  ["const a = structuredClone<number>(1);", "type arguments of a call"],
  ["const A = class<T> {};", "types of a class without a statement of its own"],
  ['export type { A } from "./a.ts";', "types in a list of exports"],
  ["type A = 1;\nexport type { A as B };", "types in a list of exports"],
] as const;

describe("deriveStarter", () => {
  test("has pairs to derive", () => expect(NAMES.length).toBeGreaterThan(20));

  test.each(NAMES)("derives %s", (name) => {
    expect(translateStarter(readPair(`${name}.ts`), "starter.ts")).toBe(readPair(`${name}.js`));
  });

  test("changes nothing in JavaScript", () => {
    const text = "/** Adds. */\nexport function add(a, b = 1) {\n  return a + b;\n}\n";
    expect(translateStarter(text, "starter.ts")).toBe(text);
  });

  test.each(REFUSED)("refuses %s", (code, got) => {
    expect(() => translateStarter(`\n${code}\n`, "starter.ts")).toThrow(
      new RegExp(`starter\\.ts: line \\d: expected only what JavaScript can say, got ${got}`),
    );
  });

  test("refuses what does not parse", () => {
    expect(() => translateStarter("export class {", "starter.ts")).toThrow("starter.ts: ");
  });
});
