import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { renderCodeFrame } from "../../../src/ui/code-frame.ts";
import { renderMarkdown } from "../../../src/ui/markdown.ts";
import { renderNumberedCode } from "../../../src/ui/quiz/numbered-code.ts";
import { renderDiff } from "../../../src/ui/render-diff.ts";
import { displayWidth } from "../../../src/ui/text/glyphs.ts";
import { paintSource } from "../../../src/ui/text/paint-source.ts";
import { colored, plain } from "../plain-style.ts";

const SOURCE = `/* of
 * several lines */
const long = "a string that is rather long" + 1; // and a comment
`;

test("without colour a source stays as it is", () => {
  expect(paintSource(SOURCE, plain)).toBe(SOURCE);
});

test("colours change no character, and no line takes them to the next", () => {
  const painted = paintSource(SOURCE, colored);
  expect(painted).not.toBe(SOURCE);
  expect(stripVTControlCharacters(painted)).toBe(SOURCE);
  const [first = "", second = ""] = painted.split("\n");
  expect(first).toBe(colored.syntax.comment("/* of"));
  expect(second).toBe(colored.syntax.comment(" * several lines */"));
});

const SHOWN: [name: string, show: (style: typeof plain) => string][] = [
  [
    "a code frame",
    (style) => renderCodeFrame(SOURCE, { line: 3, column: 3 }, { style, width: 40 }),
  ],
  ["fenced code", (style) => renderMarkdown(`\`\`\`ts\n${SOURCE}\`\`\``, style, 80)],
  ["numbered code", (style) => renderNumberedCode(SOURCE, { style, width: 40 }, 3).join("\n")],
  [
    "a comparison",
    (style) => renderDiff({ yours: SOURCE, reference: "let a = 2;\n" }, { style, width: 80 }),
  ],
];

test.each(SHOWN)("%s has colours, and the same characters and widths as without", (_name, show) => {
  const [bare, dressed] = [show(plain), show(colored)];
  expect(dressed).toContain("\u001B[35m");
  expect(stripVTControlCharacters(dressed)).toBe(bare);
  expect(dressed.split("\n").map(displayWidth)).toEqual(bare.split("\n").map(displayWidth));
});
