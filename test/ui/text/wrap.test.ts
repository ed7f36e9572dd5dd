import { describe, expect, test } from "vitest";
import { displayWidth } from "../../../src/ui/text/glyphs.ts";
import { chopCode, chopText, keepTogether, wrapText } from "../../../src/ui/text/wrap.ts";
import { colored, plain } from "../plain-style.ts";

describe("wrapText", () => {
  test("breaks between words and fills each line", () => {
    expect(wrapText("one two three four", 9)).toEqual(["one two", "three", "four"]);
  });

  test("fills a line to its last column", () => {
    expect(wrapText("one two", 7)).toEqual(["one two"]);
  });

  test("hangs the lines after the first", () => {
    const hang = { first: "* ", rest: "  " };
    expect(wrapText("one two three", 9, hang)).toEqual(["* one two", "  three"]);
  });

  test("keeps line feeds", () => {
    expect(wrapText("one\n\ntwo", 10)).toEqual(["one", "", "two"]);
  });

  test("breaks a word that is wider than a line", () => {
    expect(wrapText("a abcdefghij", 4)).toEqual(["a", "abcd", "efgh", "ij"]);
  });

  test.each([
    "practice/emitter/emitter.ts",
    "/home/me/practice/emitter.ts",
    "C:\\Users\\me\\emitter.ts",
    "https://nodejs.org/api/events.html",
  ])("keeps %s whole, so that it can be copied", (path) => {
    expect(wrapText(`Created ${path} now`, 20)).toEqual(["Created", path, "now"]);
  });

  test("breaks a path after a slash where every line has to fit", () => {
    const cell = { first: "", rest: "", strict: true };
    expect(wrapText("practice/emitter/emitter.ts", 20, cell)).toEqual([
      "practice/emitter/",
      "emitter.ts",
    ]);
    expect(wrapText("`trainer hint event-emitter`", 16, cell)).toEqual([
      "`trainer hint",
      "event-emitter`",
    ]);
  });

  test.each([
    ["plain", plain.code],
    ["coloured", colored.code],
  ])("keeps a piece of code on one line if it fits: %s", (_how, code) => {
    const short = code("new Map(a, b)");
    expect(wrapText(`Use a ${short} here`, 17)).toEqual(["Use a", short, "here"]);
    expect(wrapText(`Use ${code("new Map([[1, 2], [3, 4]])")}`, 12).length).toBeGreaterThan(2);
  });

  test("keeps words together that belong together", () => {
    const facts = ["one two", "three four"].map(keepTogether).join(" ");
    expect(wrapText(facts, 12)).toEqual(["one two", "three four"]);
  });

  test.each([
    ["plain", plain.code],
    ["coloured", colored.code],
  ])("never breaks a command, even one that is wider than a line: %s", (_how, code) => {
    const command = "trainer hint event-emitter --requirement once";
    const lines = wrapText(`Stuck? Run ${code(command)} now, or ${code("a b")}.`, 24);
    expect(lines).toEqual(["Stuck? Run", code(command), `now, or ${code("a b")}.`]);
  });

  test("measures wide characters as two columns and breaks between them", () => {
    const lines = wrapText("日本語のテキスト", 6);
    expect(lines).toEqual(["日本語", "のテキ", "スト"]);
  });

  test("does not begin a line with closing punctuation", () => {
    expect(wrapText("日本。語", 4)).toEqual(["日", "本。", "語"]);
  });

  test("never breaks an emoji apart", () => {
    expect(wrapText("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 4)).toEqual(["👨‍👩‍👧👨‍👩‍👧", "👨‍👩‍👧"]);
  });

  test("ends colour on each line and takes it up again on the next", () => {
    const lines = wrapText(colored.good("one two"), 4);
    expect(lines).toEqual(["\u001B[32mone\u001B[0m", "\u001B[32mtwo\u001B[39m"]);
  });

  test("does not take up a colour that has ended", () => {
    const lines = wrapText(`${colored.good("one")} two`, 4);
    expect(lines).toEqual(["\u001B[32mone\u001B[39m", "two"]);
  });

  test("takes up a link on the next line", () => {
    const lines = wrapText("\u001B]8;;u:x\u001B\\one two\u001B]8;;\u001B\\", 4);
    expect(lines[1]).toBe("\u001B]8;;u:x\u001B\\two\u001B]8;;\u001B\\");
  });
});

describe("chopText", () => {
  test("keeps spaces and every character", () => {
    const text = "a   b  日本 c";
    const pieces = chopText(text, 3);
    expect(pieces.join("")).toBe(text);
    expect(pieces.every((piece) => displayWidth(piece) <= 3)).toBe(true);
  });

  test("of an empty text is one empty piece", () => {
    expect(chopText("", 5)).toEqual([""]);
  });
});

describe("chopCode", () => {
  test.each([
    ["const value = compute(a);", 16, ["const value =", "compute(a);"]],
    ["queue.push(first.second);", 16, ["queue.push(", "first.second);"]],
    ["abcdefghijklmnopqr", 6, ["abcdef", "ghijkl", "mnopqr"]],
    ["short", 6, ["short"]],
  ])("breaks `%s` where a reader would", (code, width, pieces) => {
    expect(chopCode(code, width)).toEqual(pieces);
  });
});
