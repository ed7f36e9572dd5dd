import type { SolvedOf } from "../../../quiz/card/card.ts";
import type { KeyPad } from "../../prompts/key-pad.ts";
import type { Style } from "../../style.ts";
import { padText } from "../../text/pad.ts";
import { sayText } from "../../text/say.ts";
import { wrapText } from "../../text/wrap.ts";
import type { View } from "../../view.ts";
import { sayAnswer } from "../question-move.ts";
import type { QuestionMove } from "../question-move.ts";
import { renderItem } from "../render-item.ts";
import { textPad } from "../text-pad.ts";
import type { KindView } from "./kind-view.ts";

/** A number with its unit is typed; what cannot be read is asked again. */
export const arithmetic: KindView<"arithmetic"> = {
  task: "work it out",
  exhibit: ({ given }, { style, width }) =>
    given.flatMap(({ left, right }) =>
      wrapText(`${sayText(left, style)}: ${style.strong(sayText(right, style))}`, width, HANGING),
    ),
  pad: (_asked, style) => askAmount(style),
  follow: ({ said, wanted }, { style, width }) => {
    if (wanted === null) return null;
    const got = sayText(said?.text ?? "", style);
    const note = `\`${got}\` is not a number with its unit. Type one such as 250 ms, 1.2 GB or 40 connections.`;
    return { text: `${wrapText(note, width).join("\n")}\n`, pad: askAmount(style) };
  },
  correct: (solved, view) => [...renderAnswer(solved, view), "", ...renderSteps(solved, view)],
};

const HANGING = { first: "  ", rest: "    " };

function askAmount(style: Style): KeyPad<string, QuestionMove> {
  return textPad({ label: "Answer", accepts: /\S/, style, commands: false }, (text) =>
    sayAnswer({ kind: "arithmetic", text }),
  );
}

function renderAnswer({ asked, said }: SolvedOf<"arithmetic">, { style, width }: View): string[] {
  const { answer, tolerance } = asked.card;
  const room = tolerance === 0 ? "" : `, give or take ${Math.round(tolerance * 1000) / 10} %`;
  const own = said === null ? "" : ` You wrote ${sayText(said.text, style)}.`;
  return wrapText(`The answer is ${style.strong(answer)}${room}.${own}`, width);
}

function renderSteps({ asked }: SolvedOf<"arithmetic">, view: View): string[] {
  const { steps } = asked.card;
  const digits = String(steps.length).length;
  return steps.flatMap((step, at) => renderItem(padText(String(at + 1), digits), step, view));
}
