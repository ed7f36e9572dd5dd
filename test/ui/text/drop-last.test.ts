import { expect, test } from "vitest";
import { dropLast, takeFirst } from "../../../src/ui/text/drop-last.ts";

test.each([
  ["dirname😀", "dirname"],
  ["a👨‍👩‍👧‍👦", "a"],
  ["e\u0301", ""],
  ["🇩🇪🇫🇷", "🇩🇪"],
  ["日本", "日"],
  ["", ""],
])("%s without its last character is %s", (text, wanted) => {
  expect(dropLast(text)).toBe(wanted);
});

test("the first characters are whole ones", () => {
  expect(takeFirst("a😀b", 2)).toBe("a😀");
  expect(takeFirst("ab", 2)).toBe("ab");
});
