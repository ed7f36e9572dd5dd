import { parseSync } from "rolldown/utils";
import { describe, expect, test } from "vitest";
import { cutMembers } from "../../src/judge/cut-members.ts";

function cut(text: string, ...names: string[]): string {
  const { program } = parseSync("a.ts", text, { lang: "ts", sourceType: "module" });
  return cutMembers(text, program, new Set(names)).replaceAll(/\s+/g, " ").trim();
}

describe("cutMembers", () => {
  test.each([
    ["a method", "class A { a() {} b() {} }", "class A { a() {} }"],
    ["a static method", "class A { static b() {} a() {} }", "class A { a() {} }"],
    [
      "both halves of a property",
      "class A { get b() { return 1; } set b(v) {} a() {} }",
      "class A { a() {} }",
    ],
    ["a field", "class A { b = () => 1; a = 2; }", "class A { a = 2; }"],
    [
      "an exported function",
      "export function b() {} export function a() {}",
      "export function a() {}",
    ],
    [
      "an exported class with all in it",
      "export class b { b() {} } export class A {}",
      "export class A {}",
    ],
    ["an exported type", "export interface b { x: 1 } export type A = 1;", "export type A = 1;"],
  ])("takes away %s", (_name, text, left) => {
    expect(cut(text, "b")).toBe(left);
  });

  test.each([
    ["a private member of that name", "class A { #b() {} }"],
    ["a call", "class A { a() { this.b(); b(); } }"],
    ["a declaration that is not exported", "function b() {}"],
    ["a property of an object", "const a = { b() {} };"],
  ])("leaves %s", (_name, text) => {
    expect(cut(text, "b")).toBe(text);
  });

  test("takes several away at once", () => {
    expect(cut("class A { b() {} a() {} c() {} }", "b", "c")).toBe("class A { a() {} }");
  });
});
