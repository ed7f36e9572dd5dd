import { sanitizeOutput } from "../../sanitize.ts";
import { listPad } from "../list-pad.ts";
import { sayAnswer } from "../question-move.ts";
import { renderSign } from "../render-sign.ts";
import { findPlaces, listKeys } from "../shown-keys.ts";
import type { KindView } from "./kind-view.ts";

/** The keys of all lines in turn. */
export const order: KindView<"order"> = {
  task: "put in order",
  opensLoop: true,
  item: ({ key, text }, { style }) => [`  ${style.accent(key)}  ${clean(text)}`],
  pad: ({ items }, style) =>
    listPad({ keys: listKeys(items), toggles: false, least: items.length, style }, (keys) =>
      sayAnswer({ kind: "order", lines: findPlaces(items, keys) }),
    ),
  correct: ({ asked, said, right }, view) => {
    const textOf = (index: number | undefined): string | undefined =>
      asked.items.find((item) => item.index === index)?.text;
    return right.lines.map((index, at) => {
      const hit = said?.lines[at] === index;
      const own = textOf(said?.lines[at]);
      const note = hit || own === undefined ? "" : view.style.quiet(` (you: ${clean(own)})`);
      return `  ${renderSign(hit, view)}  ${at + 1}. ${clean(textOf(index) ?? "")}${note}`;
    });
  },
};

function clean(text: string): string {
  return sanitizeOutput(text, { color: false });
}
