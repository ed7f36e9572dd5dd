import { describe, expect, test } from "vitest";
import { createStyle } from "../../src/ui/style.ts";
import { ASCII_SYMBOLS, UNICODE_SYMBOLS } from "../../src/ui/symbols.ts";
import { displayWidth } from "../../src/ui/text/glyphs.ts";
import { ascii, colored, plain } from "./plain-style.ts";

const URL = "https://nodejs.org/api";

describe("createStyle", () => {
  test("without colour no paint adds an escape sequence", () => {
    const { strong, emphasis, quiet, good, bad, warn, accent } = plain;
    for (const paint of [strong, emphasis, quiet, good, bad, warn, accent]) {
      expect(paint("text")).toBe("text");
    }
  });

  test("with colour a paint wraps the text", () => {
    expect(colored.good("text")).toBe("\u001B[32mtext\u001B[39m");
  });

  test("code keeps its backticks only where there is no colour", () => {
    expect(plain.code("emit")).toBe("`emit`");
    expect(colored.code("emit")).toBe("\u001B[36memit\u001B[39m");
  });

  test("an address is written out where it cannot be hidden", () => {
    expect(plain.link("the docs", URL)).toBe(`the docs (${URL})`);
    expect(plain.link(URL, URL)).toBe(URL);
  });

  test("a terminal with links hides the address", () => {
    const style = createStyle({
      interactive: true,
      width: 80,
      color: true,
      unicode: true,
      links: true,
    });
    expect(style.link("the docs", URL)).toContain(`\u001B]8;;${URL}\u001B\\`);
    expect(displayWidth(style.link("the docs", URL))).toBe("the docs".length);
  });

  test("an address with control characters is never put into an escape sequence", () => {
    const style = createStyle({
      interactive: true,
      width: 80,
      color: true,
      unicode: true,
      links: true,
    });
    expect(style.link("x", "a\u0007b")).not.toContain("\u001B]8");
  });

  test("the ASCII signs are ASCII, and none of them is empty", () => {
    const { spinner, ...single } = ascii.symbols;
    const signs: string[] = [...spinner, ...Object.values(single)];
    expect(signs.filter((sign) => !/^[\x20-\x7e]+$/.test(sign))).toEqual([]);
  });

  test("signs of outcomes differ without colour, in both sets", () => {
    for (const { met, missed, notReached } of [ASCII_SYMBOLS, UNICODE_SYMBOLS]) {
      expect(new Set([met, missed, notReached]).size).toBe(3);
    }
  });
});
