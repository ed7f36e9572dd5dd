import { renderClosedQuestion } from "../prompts/closed-question.ts";
import type { KeyPad, Press } from "../prompts/key-pad.ts";
import type { Style } from "../style.ts";
import { dropLast, takeFirst } from "../text/drop-last.ts";
import { chopText } from "../text/wrap.ts";

/** A line that may be typed, or left empty. */
export interface LinePad {
  message: string;
  /** What Enter and the other keys do. */
  help: string;
  style: Style;
}

const LONGEST = 500;

/** A pad whose state is the text typed so far, ended by Enter; an empty text is an answer too. */
export function linePad({ message, help, style }: LinePad): KeyPad<string, string> {
  const { accent, strong, quiet } = style;
  return {
    start: "",
    show: (state, { columns }) =>
      [
        `${accent("?")} ${strong(message)}`,
        quiet(help),
        ...chopText(`> ${state}`, Math.max(8, columns - 1)),
      ].join("\n"),
    press: (state, { name, text }): Press<string, string> => {
      if (name === "return") return { kind: "done", result: state.trim() };
      if (name === "backspace") return { kind: "going", state: dropLast(state) };
      return { kind: "going", state: takeFirst(state + text, LONGEST) };
    },
    close: (said) => renderClosedQuestion(message, said, style),
  };
}
