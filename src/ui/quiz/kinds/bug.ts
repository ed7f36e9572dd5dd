import { renderNumberedCode } from "../numbered-code.ts";
import { sayAnswer } from "../question-move.ts";
import { textPad } from "../text-pad.ts";
import type { KindView } from "./kind-view.ts";

/** The number of a line is typed. */
export const bug: KindView<"bug"> = {
  task: "enter the line number",
  pad: ({ card }, style) =>
    textPad({ label: "Line", accepts: matchLine(card.code), style, commands: true }, (text) =>
      sayAnswer({ kind: "bug", line: Number(text) }),
    ),
  correct: ({ asked, said, right }, view) => [
    ...renderNumberedCode(asked.card.code, view, right.line),
    ...(said === null || said.line === right.line ? [] : ["", `You pointed at line ${said.line}.`]),
  ],
};

/** The number of one of the lines. */
function matchLine(code: string): RegExp {
  const numbers = code.split("\n").map((_line, at) => at + 1);
  return new RegExp(`^(?:${numbers.join("|")})$`);
}
