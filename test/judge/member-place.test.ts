import { describe, expect, test } from "vitest";
import { findMember } from "../../src/judge/member-place.ts";

describe("findMember", () => {
  test.each([
    ["a method", "class A {\n  add(n) {\n  }\n}", { line: 2, column: 3 }],
    [
      "a method with modifiers",
      "class A {\n  public static async add<T>(n: T) {}\n}",
      { line: 2, column: 23 },
    ],
    ["a getter", "class A {\n  get add() {\n", { line: 2, column: 7 }],
    ["a generator", "class A {\n  *add() {\n", { line: 2, column: 4 }],
    ["a field", "class A {\n  add = () => 1;\n}", { line: 2, column: 3 }],
    ["a typed field", "class A {\n  add: number;\n}", { line: 2, column: 3 }],
    ["an exported function", "export async function add() {}", { line: 1, column: 23 }],
    [
      "a definition behind a carriage return",
      "class A {\r\n  add() {}\r\n}",
      { line: 2, column: 3 },
    ],
  ])("finds %s", (_title, source, place) => {
    expect(findMember(source, "add")).toEqual(place);
  });

  test.each([
    ["a call", "  add(1);"],
    ["a longer name", "  addAll() {}"],
    ["a use", "  this.add();"],
    ["nothing at all", ""],
  ])("does not take %s for it", (_title, source) => {
    expect(findMember(source, "add")).toBeNull();
  });

  test("takes a name with signs of patterns as it is", () => {
    expect(findMember("  $add() {}", "$add")).toEqual({ line: 1, column: 3 });
    expect(findMember("  xadd() {}", ".add")).toBeNull();
  });
});
