import { listPad } from "../list-pad.ts";
import { sayAnswer } from "../question-move.ts";
import { renderItem } from "../render-item.ts";
import { renderSign } from "../render-sign.ts";
import { findPlaces, listKeys } from "../shown-keys.ts";
import type { KindView } from "./kind-view.ts";

/** The keys of the right sides, in the order of the left ones. */
export const match: KindView<"match"> = {
  task: "match",
  exhibit: ({ pairs }, view) =>
    pairs.flatMap(({ left }, at) => renderItem(String(at + 1), left, view)),
  pad: ({ items }, style) =>
    listPad({ keys: listKeys(items), toggles: false, least: items.length, style }, (keys) =>
      sayAnswer({ kind: "match", rights: findPlaces(items, keys) }),
    ),
  correct: ({ asked, said }, view) => {
    const { arrow } = view.style.symbols;
    return asked.card.pairs.flatMap(({ left, right }, at) =>
      renderItem(renderSign(said?.rights[at] === at, view), `${left} ${arrow} ${right}`, view),
    );
  },
};
