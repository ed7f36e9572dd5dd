import { letterPad } from "../letter-pad.ts";
import { sayAnswer } from "../question-move.ts";
import { findPlaces, listKeys } from "../shown-keys.ts";
import { renderChoices } from "./choices.ts";
import type { KindView } from "./kind-view.ts";

/** One key answers. */
export const one: KindView<"one"> = {
  task: "choose one",
  pad: ({ items }, style) => {
    const keys = listKeys(items);
    return letterPad({ keys, help: `${keys.join(", ")} to answer`, style }, (key) =>
      sayAnswer({ kind: "one", chosen: findPlaces(items, [key]) }),
    );
  },
  correct: renderChoices,
};
