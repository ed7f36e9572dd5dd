import { describe, expect, test } from "vitest";
import { findSyntaxSite } from "../../src/loop/find-syntax-site.ts";

const ESM = `file:///home/me/my%20work/u.mjs:7
  using a = open("a");
        ^

SyntaxError: Unexpected identifier 'a'
    at compileSourceTextModule (node:internal/modules/esm/utils:338:16)
`;

describe("where Node found a syntax error", () => {
  test("is the place that an address names, with the column of the caret", () => {
    expect(findSyntaxSite(ESM)).toEqual({ file: "/home/me/my work/u.mjs", line: 7, column: 9 });
  });

  test("is the place that a path names, on Windows too", () => {
    const text = "C:\\work\\u.cjs:2\nlet let = 1;\n    ^^^\n\nSyntaxError: let is disallowed\n";
    expect(findSyntaxSite(text)).toEqual({ file: "C:\\work\\u.cjs", line: 2, column: 5 });
    const address = text.replace("C:\\work\\u.cjs", "file:///C:/work/u.mjs");
    expect(findSyntaxSite(address)?.file).toBe("C:/work/u.mjs");
  });

  test("is under a caret that tabs lead to", () => {
    const text = "file:///a.mjs:3\n\tusing a = 1;\n\t      ^\n\nSyntaxError: no\n";
    expect(findSyntaxSite(text)).toEqual({ file: "/a.mjs", line: 3, column: 8 });
  });

  test("is nowhere when Node names no place", () => {
    expect(findSyntaxSite("SyntaxError: Unexpected end of JSON input\n")).toBe(null);
    expect(findSyntaxSite("file:///a.mjs:1\nthrow 1\n^\n\nError: other\n")).toBe(null);
  });
});
