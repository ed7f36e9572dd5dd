import { describe, expect, test } from "vitest";
import { renderCodeFrame } from "../../src/ui/code-frame.ts";
import { displayWidth } from "../../src/ui/text/glyphs.ts";
import { ascii, plain } from "./plain-style.ts";

const view = { style: ascii, width: 40 };
const LINES = ["one", "two", "three", "four", "five", "six", "seven"];

describe("renderCodeFrame", () => {
  test("shows two lines before and after, numbered, with a caret", () => {
    expect(renderCodeFrame(LINES.join("\n"), { line: 4, column: 3 }, view)).toBe(
      ["  2 | two", "  3 | three", "> 4 | four", "    |   ^", "  5 | five", "  6 | six"].join("\n"),
    );
  });

  test("aligns numbers of different length", () => {
    const source = Array.from({ length: 12 }, (_, at) => `line ${at + 1}`).join("\n");
    const [first, , , , , last] = renderCodeFrame(source, { line: 10, column: 1 }, view).split(
      "\n",
    );
    expect([first, last]).toEqual(["   8 | line 8", "  12 | line 12"]);
  });

  test("reads a file with a byte order mark and CRLF", () => {
    expect(renderCodeFrame(`\uFEFF${LINES.join("\r\n")}`, { line: 1, column: 1 }, view)).toBe(
      ["> 1 | one", "    | ^", "  2 | two", "  3 | three"].join("\n"),
    );
  });

  test("puts the caret right behind tabs and wide characters", () => {
    const frame = renderCodeFrame("\t日(x)", { line: 1, column: 3 }, { style: plain, width: 40 });
    expect(frame).toBe("▸ 1 │   日(x)\n    │     ^");
  });

  test("cuts long lines around the column, at both ends", () => {
    const source = `${"a".repeat(100)}(X)${"b".repeat(100)}`;
    const frame = renderCodeFrame(source, { line: 1, column: 102 }, view);
    const [line = "", caret = ""] = frame.split("\n");
    expect(line[caret.indexOf("^")]).toBe("X");
    expect(line).toMatch(/^> 1 \| \.\.\.a+\(X\)b+\.\.\.$/);
    expect(displayWidth(line)).toBeLessThanOrEqual(40);
  });

  test("finds the column in a line as long as a bundle", () => {
    const source = `${"ab ".repeat(200_000)}(X)${"b".repeat(100_000)}`;
    const frame = renderCodeFrame(source, { line: 1, column: 600_002 }, view);
    const [line = "", caret = ""] = frame.split("\n");
    expect(line[caret.indexOf("^")]).toBe("X");
  });

  test("keeps the caret on its character when wide characters are cut away", () => {
    const source = `x${"日".repeat(60)}!${"b".repeat(60)}`;
    const [line = "", caret = ""] = renderCodeFrame(source, { line: 1, column: 62 }, view).split(
      "\n",
    );
    const before = line.slice(0, line.indexOf("!"));
    expect(displayWidth(before)).toBe(caret.indexOf("^"));
  });

  test("puts the caret behind the end of a line that is too short", () => {
    const [, caret] = renderCodeFrame("ab", { line: 1, column: 99 }, view).split("\n");
    expect(caret).toBe("    |   ^");
  });

  test("writes out control characters", () => {
    expect(renderCodeFrame("a\u001B[2Jb", { line: 1, column: 1 }, view)).toContain("a\\x1b[2Jb");
  });

  test.each([0, -1, 99, Number.NaN])("is empty for line %d", (line) => {
    expect(renderCodeFrame("one", { line, column: 1 }, view)).toBe("");
  });
});
