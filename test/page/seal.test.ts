import { describe, expect, test } from "vitest";
import { isSealed, sealPage } from "../../src/page/seal.ts";

const page = sealPage("<html><body>Hello</body></html>");

describe("a sealed page", () => {
  test("is known again", () => {
    expect(page).toMatch(/^<!doctype html>\n<!-- trainer page [0-9a-f]{64} -->\n<html>/);
    expect(isSealed(page)).toBe(true);
  });

  test.each([
    ["a word was changed", page.replace("Hello", "Hullo")],
    ["something was added", `${page}\n`],
    ["its end is missing", page.slice(0, -1)],
    ["it has no seal", "<!doctype html>\n<html></html>"],
    ["it is no page", "# My notes\n"],
    ["it is empty", ""],
  ])("is not known when %s", (_what, text) => {
    expect(isSealed(text)).toBe(false);
  });
});
