import { expect, test } from "vitest";
import { findTooDeep, isShallow } from "../../src/text/nesting.ts";

test("usual code is not too deep", () => {
  expect(findTooDeep("export function f() { return [{ a: (1) }]; }\n".repeat(10_000))).toBeNull();
});

test("brackets that only close do not count", () => {
  expect(findTooDeep(")".repeat(10_000) + "(".repeat(2500))).toBeNull();
});

test.each(["(", "[", "{", "([{"])("too many of %j inside of each other are found", (open) => {
  const text = `const a = ${open.repeat(3000)}`;
  expect(findTooDeep(text)).toBe("const a = ".length + 2500);
});

test("a usual file is shallow", () => {
  const line = "export function f(a: number): unknown { return a > 1 ? [{ b: !a }] : null; }\n";
  expect(isShallow(line.repeat(100))).toBe(true);
  expect(isShallow(`/*${"x".repeat(1_000_000)}*/`)).toBe(true);
});

test.each([
  ...[
    "(",
    "[[",
    "a=>",
    "!",
    "1+",
    "if(1){}else ",
    "a.b.",
    "keyof ",
    "1?1:",
    "a=",
    "A<",
    "class extends ",
  ],
  ...["typeof ", "new ", "``", "~", "1**", "a as any ", "await ", "b??", "x:"],
])("a hundred thousand of %j are not known to be shallow", (part) => {
  expect(isShallow(part.repeat(100_000))).toBe(false);
});
