import type { TrainerError } from "../errors.ts";
import { sayText } from "./text/say.ts";
import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** The trainer's own trouble: the sentence, then what to type next. */
export function renderError(error: Pick<TrainerError, "message" | "hint">, view: View): string {
  const { style, width } = view;
  const sentence = `${style.bad("Error:")} ${sayText(error.message, style)}`;
  const lines = wrapText(sentence, width, { first: "", rest: "  " });
  const first = style.plain ? "" : `${style.quiet(style.symbols.arrow)} `;
  const hint = error.hint === undefined ? "" : sayText(error.hint, style);
  const next = hint === "" ? [] : wrapText(hint, width, { first, rest: "  " });
  return `${[...lines, ...next].join("\n")}\n`;
}
