import { expect, test } from "vitest";
import { findTooDeep } from "../../src/judge/nesting.ts";

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
