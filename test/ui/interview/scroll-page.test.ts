import { describe, expect, test } from "vitest";
import { renderScroll, scrollPage } from "../../../src/ui/interview/scroll-page.ts";
import type { ScrollPage } from "../../../src/ui/interview/scroll-page.ts";
import { plain } from "../plain-style.ts";

const ROOM = { columns: 80, rows: 17 };
const TEXT = `${Array.from({ length: 40 }, (_, at) => `Line number ${at + 1}.`).join("\n")}\n`;
const START: ScrollPage = { text: TEXT, top: 0 };

function press(...keys: string[]): string[] {
  const page = keys.reduce((before, key) => scrollPage(before, key, ROOM) ?? before, START);
  return renderScroll(page, ROOM, plain).split("\n");
}

describe("a page that is longer than the screen", () => {
  test("shows what fits, where it stands and which keys move it", () => {
    const lines = press();
    expect(lines).toHaveLength(17);
    expect(lines[0]).toBe("Line number 1.");
    expect(lines.at(-1)).toBe("Lines 1-16 of 40; up, down, PageUp, PageDown, Space: scroll");
  });

  test("every line is reached with Space, the arrows and the page keys", () => {
    const seen = [press(), press("space"), press("pagedown", "space")].flat();
    for (const line of TEXT.trimEnd().split("\n")) expect(seen).toContain(line);
    expect(press("down", "down", "up")[0]).toBe("Line number 2.");
    expect(press("end")[15]).toBe("Line number 40.");
    expect(press("end", "down", "space", "pageup")[0]).toBe("Line number 9.");
    expect(press("end", "home", "up")[0]).toBe("Line number 1.");
  });

  test("other keys do not scroll, and a page that fits stays where it is", () => {
    expect(scrollPage(START, "r", ROOM)).toBeNull();
    const short = { text: "One.\nTwo.\n", top: 0 };
    expect(scrollPage(short, "down", ROOM)).toBeNull();
    expect(renderScroll(short, ROOM, plain)).toBe("One.\nTwo.");
  });

  test("a line of code that is too wide is broken between words", () => {
    const code =
      "    retry(work: () => Promise<unknown>, options?: { retries: number; // so many by default";
    const lines = renderScroll({ text: code, top: 0 }, { columns: 60, rows: 17 }, plain);
    expect(lines.split("\n").every((line) => line.length <= 60)).toBe(true);
    expect(lines.split(/\s+/)).toEqual(code.split(/\s+/));
  });
});
