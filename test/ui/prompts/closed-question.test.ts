import { expect, test } from "vitest";
import { tickPad } from "../../../src/ui/drill/tick-pad.ts";
import { choicePad } from "../../../src/ui/prompts/choice-pad.ts";
import { filterPad } from "../../../src/ui/prompts/filter-pad.ts";
import { createPromptTheme } from "../../../src/ui/prompts/theme.ts";
import type { Style } from "../../../src/ui/style.ts";
import { ascii, colored, plain } from "../plain-style.ts";

const choices = [{ name: "Not sure" }];

/** What stays of each kind of question once it is answered. */
function listClosed(style: Style): (string | undefined)[] {
  const list = { message: "How sure", choices, first: 0, style };
  const rows = [{ text: "a line", open: true }];
  return [
    choicePad(list).close?.(0),
    filterPad(list).close?.(0),
    tickPad({ message: "Which", rows, style, tell: () => "1 line" }).close?.([0]),
    createPromptTheme(style).prefix.done,
  ];
}

test.each([
  ["Unicode", plain, /^◇/],
  ["ASCII", ascii, /^>/],
])("an answered question has a sign of its own: %s", (_name, style, sign) => {
  for (const line of listClosed(style)) expect(line).toMatch(sign);
});

test("an answered question does not look right, nor wrong", () => {
  const [green, red] = [colored.good("x"), colored.bad("x")].map((text) => text.slice(0, 5));
  for (const line of listClosed(colored)) {
    expect(line).not.toContain("✓");
    expect(line).not.toContain(green);
    expect(line).not.toContain(red);
  }
});
