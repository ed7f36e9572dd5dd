import { listPad } from "../list-pad.ts";
import { sayAnswer } from "../question-move.ts";
import { findPlaces, listKeys } from "../shown-keys.ts";
import { renderChoices } from "./choices.ts";
import type { KindView } from "./kind-view.ts";

/** Keys tick and untick. */
export const several: KindView<"several"> = {
  task: "choose all that are right",
  pad: ({ items }, style) =>
    listPad({ keys: listKeys(items), toggles: true, least: 1, style }, (keys) =>
      sayAnswer({ kind: "several", chosen: findPlaces(items, keys) }),
    ),
  correct: renderChoices,
};
