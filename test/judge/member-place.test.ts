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
    ["a key of an object", "  return {\n    add: true,\n    add: how.add\n  };"],
    ["a field of an interface", "interface A {\n  readonly add: boolean;\n  add(): void;\n}"],
    ["a field of a type", "type A = {\n  add: () => void;\n};"],
    ["a signature", "class A {\n  add(n: number): void;\n}"],
  ])("does not take %s for it", (_title, source) => {
    expect(findMember(source, "add")).toBeNull();
  });

  test("prefers a method to a field of that name that comes before it", () => {
    const before = "class Entry {\n  readonly add: boolean;\n}\ninterface B {\n  add: string;\n}\n";
    expect(findMember(`${before}class A {\n  add() {}\n}`, "add")).toEqual({ line: 8, column: 3 });
  });

  test.each([
    ["a key with a function", "return {\n  add: (n) => {\n", { line: 2, column: 3 }],
    ["another name for a method", "class A {\n  add = this.on;\n}", { line: 2, column: 3 }],
    ["a list of parameters that goes on", "class A {\n  add(\n    n,\n", { line: 2, column: 3 }],
    ["a field with a type and a value", "class A {\n  add: number = 1;\n}", { line: 2, column: 3 }],
  ])("finds %s as well", (_title, source, place) => {
    expect(findMember(source, "add")).toEqual(place);
  });

  const TWO =
    "class Fixed {\n  take() {}\n}\nclass Sliding extends Fixed\n{\n  take() {\n  }\n}\nfunction size() {}\n";

  test("finds a member of one class", () => {
    expect(findMember(TWO, "Sliding.take")).toEqual({ line: 6, column: 3 });
    expect(findMember(TWO, "Fixed.take")).toEqual({ line: 2, column: 3 });
    expect(findMember(TWO, "Fixed.size")).toBeNull();
  });

  test("names no line for a member of several classes, unless one of them is exported", () => {
    expect(findMember(TWO, "take")).toBeNull();
    expect(findMember(TWO, "size")).toEqual({ line: 9, column: 10 });
    const exported = TWO.replace("class Sliding", "export class Sliding");
    expect(findMember(exported, "take")).toEqual({ line: 6, column: 3 });
    expect(findMember(exported.replace("class Fixed", "export class Fixed"), "take")).toBeNull();
  });

  test("finds an exported function although a helper has a method of that name", () => {
    const source = "class Helper {\n  retry() {}\n}\nexport function retry() {}\n";
    expect(findMember(source, "retry")).toEqual({ line: 4, column: 17 });
    expect(findMember(source.replace("export ", ""), "retry")).toBeNull();
  });

  test("takes a name with signs of patterns as it is", () => {
    expect(findMember("  $add() {}", "$add")).toEqual({ line: 1, column: 3 });
    expect(findMember("  xadd() {}", ".add")).toBeNull();
  });
});
