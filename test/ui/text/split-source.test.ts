import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { splitSource } from "../../../src/ui/text/split-source.ts";

/** The pieces that have a colour, as `kind text`. */
function split(source: string): string[] {
  return splitSource(source)
    .filter(({ kind }) => kind !== "rest")
    .map(({ kind, text }) => `${kind} ${text}`);
}

describe("splitSource", () => {
  test.each([
    ["const a = 1;", ["keyword const", "number 1"]],
    ["x.delete(1_000n)", ["number 1_000n"]],
    ["a // b\nc", ["comment // b"]],
    ["/* a\n * b */ if", ["comment /* a\n * b */", "keyword if"]],
    ["/* never closed", ["comment /* never closed"]],
    [String.raw`"a\"b" + 'c'`, [String.raw`string "a\"b"`, "string 'c'"]],
    ['"not closed\nreturn', ['string "not closed', "keyword return"]],
    [
      "`a ${b + `c ${1}`} d` + 2",
      ["string `a ${", "string `c ${", "number 1", "string }`} d`", "number 2"],
    ],
    ["`${{ a: 1 }}` + 2", ["string `${", "number 1", "string }`", "number 2"]],
    ["a / b / 2", ["number 2"]],
    ["return /[/'`]/g.test(a)", ["keyword return", "string /[/'`]/g"]],
    ["f(/a\\/b/, 1)", ["string /a\\/b/", "number 1"]],
    ["(a) / 2 / `x`", ["number 2", "string `x`"]],
    [
      "private readonly #list: Map<string, T>",
      ["keyword private", "keyword readonly", "keyword string"],
    ],
  ])("%j", (source, pieces) => expect(split(source)).toEqual(pieces));

  test("loses nothing of any solution or scene, nor of what is no program", () => {
    const folder = new URL("../../../scenes/", import.meta.url);
    const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
    for (const text of [...texts, "`${`${", "}}}", "/", "'", "\u{1F600}é\\", ""]) {
      expect(
        splitSource(text)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(text);
    }
  });
});
