import { describe, expect, test } from "vitest";
import { displayWidth, splitGlyphs } from "../../../src/ui/text/glyphs.ts";

describe("displayWidth", () => {
  test.each([
    ["plain", 5],
    ["", 0],
    ["é", 1],
    ["e\u0301", 1],
    ["日本語", 6],
    ["한국", 4],
    ["ｆｕｌｌ", 8],
    ["👍", 2],
    ["👍🏽", 2],
    ["👨‍👩‍👧", 2],
    ["🇸🇪", 2],
    ["1️⃣", 2],
    ["❤️", 2],
    ["✓ → │", 5],
    ["a\u200Bb", 2],
    ["\u001B[31mred\u001B[39m", 3],
    ["\u001B]8;;https://x.y\u001B\\link\u001B]8;;\u001B\\", 4],
    ["\u001B]8;;https://x.y\u0007link\u001B]8;;\u0007", 4],
  ])("of %j is %i", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe("splitGlyphs", () => {
  test("takes each plain character for one column, as it would be without the short cut", () => {
    const points = Array.from({ length: 0x2800 }, (_, point) => String.fromCodePoint(point));
    for (const char of points) {
      // An unknown character beside it takes the short cut away.
      const [glyph, ...rest] = splitGlyphs(`${char}\u4e00`);
      if (rest.length !== 1) continue;
      expect([char, displayWidth(char)]).toEqual([char, glyph?.width]);
      expect([char, splitGlyphs(char + char).length]).toEqual([
        char,
        splitGlyphs(`${char}${char}\u4e00`).length - 1,
      ]);
    }
  });

  test("loses nothing", () => {
    const text = "a\u001B[1m👨‍👩‍👧 日\u001B[0m\u001B]8;;u\u001B\\x";
    expect(
      splitGlyphs(text)
        .map((glyph) => glyph.text)
        .join(""),
    ).toBe(text);
  });
});
