import type { AskedItem } from "../../../quiz/kinds/card-kind.ts";
import type { SaidPoints } from "../../../quiz/kinds/said-points.ts";
import type { Point, PointLevel } from "../../../quiz/score-points.ts";
import { wrapText } from "../../text/wrap.ts";
import type { View } from "../../view.ts";
import { listPad } from "../list-pad.ts";
import type { QuestionMove } from "../question-move.ts";
import { renderItem } from "../render-item.ts";
import { renderSign } from "../render-sign.ts";
import { findPlaces, listKeys } from "../shown-keys.ts";
import { textPad } from "../text-pad.ts";
import type { FollowUp } from "./kind-view.ts";

/** Points under their keys, without what they are. */
export function renderPoints(items: readonly AskedItem[], view: View): string[] {
  return items.flatMap(({ key, text }) => renderItem(view.style.accent(key), text, view));
}

/** Asks which points were said. */
export function askTicks(
  items: readonly AskedItem[],
  finish: (ticked: number[]) => QuestionMove,
  view: View,
): FollowUp {
  const note =
    "Which of these did you say? Tick only what you really said: some of these points count against you.";
  const lines = [...wrapText(note, view.width), "", ...renderPoints(items, view)];
  const keys = listKeys(items);
  return {
    text: `${lines.join("\n")}\n`,
    pad: listPad({ keys, toggles: true, least: 0, style: view.style }, (ticked) =>
      finish(findPlaces(items, ticked)),
    ),
  };
}

/** Asks for the sentence that was said for a point; an empty one takes the tick away. */
export function askSentence(
  item: AskedItem | undefined,
  finish: (text: string) => QuestionMove,
  view: View,
): FollowUp {
  const { style, width } = view;
  const note = "How did you say it? Type the sentence; without one, the point is not counted.";
  const lines = [
    ...renderItem(style.accent(item?.key ?? ""), item?.text ?? "", view),
    "",
    ...wrapText(note, width),
  ];
  const empty = { help: "not said", move: finish("") };
  return {
    text: `${lines.join("\n")}\n`,
    pad: textPad({ label: "Said", accepts: /\S/, style, commands: false, empty }, finish),
  };
}

/** What became of a point. */
export type PointState = "said" | "not-said" | "not-typed";

/** A point whose sentence is empty was not said. */
export function stateOf(said: SaidPoints | null | undefined, at: number): PointState {
  if (said?.ticked?.includes(at) !== true) return "not-said";
  const typed = said.sentences.find(({ point }) => point === at);
  return typed?.text.trim() === "" ? "not-typed" : "said";
}

/** Each point with what it is, the musts first, and whether it was said. */
export function renderSaidPoints(
  points: readonly Point<PointLevel>[],
  said: SaidPoints | null | undefined,
  view: View,
): string[] {
  return ORDER.flatMap((kind) =>
    points.flatMap((point, at) =>
      point.kind === kind ? renderPoint(point, stateOf(said, at), view) : [],
    ),
  );
}

const ORDER = ["must", "good", "wrong"] as const;

/** How many points that were said count against the learner, in a sentence. */
export function describeAgainst(count: number): string {
  return count === 1
    ? "One point that you said counts against you."
    : `${count} points that you said count against you.`;
}

function renderPoint(point: Point<PointLevel>, state: PointState, view: View): string[] {
  const { style } = view;
  const { kind, level, text, why } = point;
  const said = state === "said";
  const sign =
    kind === "wrong" && said
      ? style.bad(style.symbols.missed)
      : renderSign(said && kind !== "wrong", view);
  const label = level === null ? kind : `${kind}, ${level}`;
  const note = state === "not-typed" ? " (ticked, without a sentence)" : "";
  const reason = kind === "wrong" && said ? `You said this. ${why}` : why;
  const quiet = reason === "" ? [] : renderItem(" ", reason, view);
  return [
    ...renderItem(sign, `${text} (${label})${note}`, view),
    ...quiet.map((line) => style.quiet(line)),
  ];
}
