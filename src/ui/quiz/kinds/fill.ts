import { sayText } from "../../text/say.ts";
import { wrapText } from "../../text/wrap.ts";
import { sayAnswer } from "../question-move.ts";
import { textPad } from "../text-pad.ts";
import type { KindView } from "./kind-view.ts";

/** What belongs into the gap is typed. */
export const fill: KindView<"fill"> = {
  task: "fill in",
  pad: (_asked, style) =>
    textPad({ label: "Answer", accepts: /\S/, style, commands: false }, (text) =>
      sayAnswer({ kind: "fill", text }),
    ),
  correct: ({ asked, said }, { style, width }) => {
    const right = style.strong(sayText(asked.card.answers.join(", or "), style));
    const own = said === null ? "" : ` You wrote ${sayText(said.text, style)}.`;
    return wrapText(`The gap is ${right}.${own}`, width);
  },
};
