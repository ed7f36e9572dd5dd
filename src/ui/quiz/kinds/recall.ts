import type { View } from "../../view.ts";
import { letterPad } from "../letter-pad.ts";
import { listPad } from "../list-pad.ts";
import { sayAnswer } from "../question-move.ts";
import { renderItem } from "../render-item.ts";
import { renderSign } from "../render-sign.ts";
import type { FollowUp, KindView } from "./kind-view.ts";

/** Enter shows the key facts, then those that were said are ticked off. */
export const recall: KindView<"recall"> = {
  task: "answer in your own words",
  parts: "key facts",
  pad: (_asked, style) =>
    letterPad({ keys: [" "], help: "Enter to see the key facts", style }, () =>
      sayAnswer({ kind: "recall", ticked: null }),
    ),
  follow: ({ asked, wanted }, view) =>
    wanted === null ? null : askTicks(asked.card.checklist, view),
  correct: ({ asked, said }, view) =>
    asked.card.checklist.flatMap((fact, at) =>
      renderItem(renderSign(said?.ticked?.includes(at) === true, view), fact, view),
    ),
};

function askTicks(checklist: readonly string[], view: View): FollowUp {
  const { style } = view;
  const keys = checklist.map((_fact, at) => String(at + 1));
  const lines = checklist.flatMap((fact, at) =>
    renderItem(style.accent(String(at + 1)), fact, view),
  );
  return {
    text: `Which of these did you say?\n\n${lines.join("\n")}\n`,
    pad: listPad({ keys, toggles: true, least: 0, style }, (said) =>
      sayAnswer({ kind: "recall", ticked: said.map((key) => Number(key) - 1) }),
    ),
  };
}
