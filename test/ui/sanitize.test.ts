import { describe, expect, test } from "vitest";
import { sanitizeOutput } from "../../src/ui/sanitize.ts";

const off = { color: false };
const on = { color: true };

describe("sanitizeOutput", () => {
  test.each([
    ["clearing the screen", "\u001B[2J", "\\x1b[2J"],
    ["moving the cursor", "\u001B[3A", "\\x1b[3A"],
    ["setting the title", "\u001B]0;own\u0007", "\\x1b]0;own\\x07"],
    ["a link", "\u001B]8;;http://x\u001B\\a", "\\x1b]8;;http://x\\x1b\\a"],
    ["an 8-bit control sequence", "\u009B2J", "\\x9b2J"],
    ["overwriting a line", "safe\revil", "safe\\revil"],
    ["backspaces", "ab\b\b", "ab\\b\\b"],
    ["a null", "\0", "\\x00"],
    ["reordered text", "a\u202Eb", "a\\u202eb"],
    ["half a surrogate pair", "\uD800", "\\ud800"],
    ["a full reset", "\u001Bc", "\\x1bc"],
  ])("writes out %s", (_name, text, shown) => {
    expect(sanitizeOutput(text, on)).toBe(shown);
  });

  test("keeps line feeds and tabs, and turns CRLF into line feeds", () => {
    expect(sanitizeOutput("a\tb\r\nc\n", off)).toBe("a\tb\nc\n");
  });

  test("keeps other scripts and emoji", () => {
    expect(sanitizeOutput("日本 é 👨‍👩‍👧", off)).toBe("日本 é 👨‍👩‍👧");
  });

  test("drops colours without colour", () => {
    expect(sanitizeOutput("\u001B[31mred\u001B[0m", off)).toBe("red");
  });

  test("keeps colours with colour, and ends them", () => {
    expect(sanitizeOutput("\u001B[1;31mred", on)).toBe("\u001B[1;31mred\u001B[0m");
  });

  test("a text of colours only around a hidden sequence cannot smuggle it in", () => {
    expect(sanitizeOutput("\u001B[\u001B[31m2J", off)).not.toContain("\u001B");
  });
});
