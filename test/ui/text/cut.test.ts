import { describe, expect, test } from "vitest";
import { cutText } from "../../../src/ui/text/cut.ts";
import { padText } from "../../../src/ui/text/pad.ts";
import { colored } from "../plain-style.ts";

describe("cutText", () => {
  test("leaves a text that fits", () => {
    expect(cutText("abcde", 5, "…")).toBe("abcde");
  });

  test("ends with the ellipsis inside the width", () => {
    expect(cutText("abcdef", 5, "...")).toBe("ab...");
  });

  test("leaves the ellipsis out where there is no room for it", () => {
    expect(cutText("abcdef", 2, "...")).toBe("ab");
  });

  test("does not cut a wide character in half", () => {
    expect(cutText("日本語", 4, "…")).toBe("日…");
  });

  test("still ends the colour", () => {
    expect(cutText(colored.bad("abcdef"), 3, "…")).toBe("\u001B[31mab…\u001B[39m");
  });
});

describe("padText", () => {
  test("fills by columns, not by characters", () => {
    expect(padText("日", 4)).toBe("日  ");
    expect(padText("日", 4, "right")).toBe("  日");
  });

  test("leaves a wider text alone", () => {
    expect(padText("abc", 2)).toBe("abc");
  });
});
