import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "../../src/ui/markdown.ts";
import { displayWidth } from "../../src/ui/text/glyphs.ts";
import { ascii, colored, plain } from "./plain-style.ts";

const GUIDE = readFileSync(new URL("../../docs/add-a-challenge.md", import.meta.url), "utf8");

function render(text: string, width = 40): string {
  return renderMarkdown(text, ascii, width);
}

describe("renderMarkdown", () => {
  test("underlines the two upper headings and marks the others", () => {
    expect(render("# One\n## Two\n### Three")).toBe("One\n===\n\nTwo\n---\n\n-- Three");
  });

  test("wraps paragraphs, whatever their line feeds", () => {
    expect(render("one two\nthree four", 14)).toBe("one two three\nfour");
  });

  test("keeps hard breaks", () => {
    expect(render("one  \ntwo")).toBe("one\ntwo");
  });

  test("hangs list items and indents nested lists", () => {
    expect(render("- one two three\n  - four five six\n- seven", 12)).toBe(
      ["* one two", "  three", "  * four", "    five six", "* seven"].join("\n"),
    );
  });

  test("puts air between items where one of them is long", () => {
    expect(render("- a b c d e f g h\n- i", 5)).toBe("* a b\n  c d\n  e f\n  g h\n\n* i");
  });

  test("numbers ordered lists from their start", () => {
    expect(render("9. nine\n10. ten")).toBe(" 9. nine\n10. ten");
  });

  test("shows tasks with their box", () => {
    expect(render("- [x] done\n- [ ] open")).toBe("* [x] done\n* [ ] open");
  });

  test("indents fenced code and never wraps it", () => {
    const code = `const a = "${"x".repeat(60)}";`;
    expect(render(`\`\`\`ts\n${code}\n\n\tb\n\`\`\``)).toBe(`    ${code}\n\n      b`);
  });

  test("keeps the backticks of code without colour and drops them with it", () => {
    expect(render("call `emit` **now**")).toBe("call `emit` now");
    expect(renderMarkdown("call `emit`", colored, 40)).toBe("call \u001B[36memit\u001B[39m");
  });

  test("writes out the address of a link", () => {
    expect(render("[docs](https://nodejs.org)", 80)).toBe("docs (https://nodejs.org)");
    expect(render("<https://nodejs.org>", 80)).toBe("https://nodejs.org");
  });

  test("marks every line of a quote", () => {
    expect(render("> one two\n>\n> three", 9)).toBe("| one two\n|\n| three");
  });

  test("draws a rule", () => {
    expect(render("a\n\n---\n\nb", 5)).toBe("a\n\n-----\n\nb");
  });

  test("wraps the cells of a table that is too wide", () => {
    expect(render("| a | b |\n|---|--:|\n| one two three four | 5 |", 13)).toBe(
      ["a           b", "----------  -", "one two     5", "three four"].join("\n"),
    );
  });

  test("shows a table as lists where its columns would not fit", () => {
    expect(render("| name | about |\n|---|---|\n| `abcdefghijk` | lmnopqrstuv |", 20)).toBe(
      "`abcdefghijk`\n  about: lmnopqrstuv",
    );
  });

  test("decodes entities and drops comments", () => {
    expect(render("a &lt; b <!-- not shown -->")).toBe("a < b");
  });

  test("writes typographic signs in ASCII where there is only ASCII", () => {
    expect(render("a → b – “c” … `≤`")).toBe('a -> b - "c" ... `<=`');
    expect(renderMarkdown("a → b", plain, 40)).toBe("a → b");
  });

  test("reads CRLF and a byte order mark", () => {
    expect(render("\uFEFF# One\r\n\r\ntwo\r\n")).toBe("One\n===\n\ntwo");
  });

  test.each([40, 80, 120])("keeps the author's guide within %i columns, code apart", (width) => {
    const lines = renderMarkdown(GUIDE, plain, width).split("\n");
    const isCode = (line: string): boolean =>
      line.startsWith("    ") || /^\s*`trainer [^`]*`[.,]?$/.test(line);
    const wide = lines.filter((line) => !isCode(line) && displayWidth(line) > width);
    expect(wide).toEqual([]);
  });

  test("keeps text readable on a very wide terminal", () => {
    const lines = renderMarkdown("word ".repeat(100), plain, 300).split("\n");
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(100);
  });
});
