import type { SolvedOf } from "../../../quiz/card/card.ts";
import { wrapText } from "../../text/wrap.ts";
import type { View } from "../../view.ts";
import { letterPad } from "../letter-pad.ts";
import { listPad } from "../list-pad.ts";
import { sayAnswer } from "../question-move.ts";
import { renderItem } from "../render-item.ts";
import { renderSign } from "../render-sign.ts";
import { findPlaces, listKeys } from "../shown-keys.ts";
import { textPad } from "../text-pad.ts";
import type { FollowUp, KindView } from "./kind-view.ts";

type SolvedSpoken = SolvedOf<"spoken">;
type SpokenPoint = SolvedSpoken["asked"]["card"]["points"][number];

/** First how sure one is, then what was said is ticked off, then some of it has to be typed. */
export const spoken: KindView<"spoken"> = {
  task: "say it in two minutes",
  parts: "musts",
  exhibit: (_card, { style, width }) => wrapText(style.quiet(INTRODUCTION), width),
  item: () => [],
  pad: (_asked, style) =>
    letterPad({ keys: ["s", "n"], help: "Said: s: sure, n: not sure", style }, (key) =>
      sayAnswer({ kind: "spoken", sure: key === "s", ticked: null, sentences: [] }),
    ),
  follow: (solved, view) => {
    if (solved.wanted === null || solved.said === null) return null;
    return solved.wanted === "points" ? askTicks(solved, view) : askSentence(solved, view);
  },
  waiting: ({ asked, said, wanted }, view) => [
    ...renderPoints(asked, view),
    "",
    ...wrapText(
      said === null || wanted === "points"
        ? 'Add what you said to the answer, such as "said": ["a", "c"].'
        : `Add the sentence that you said for ${wanted}, such as "sentences": { "${wanted}": "..." }; an empty one takes the tick away.`,
      view.width,
    ),
  ],
  correct: (solved, view) => {
    const { points } = solved.asked.card;
    return [
      ...wrapText(describeScore(solved, view), view.width),
      "",
      ...ORDER.flatMap((kind) =>
        points.flatMap((point, at) =>
          point.kind === kind ? renderPoint(point, stateOf(solved, at), view) : [],
        ),
      ),
    ];
  },
};

const INTRODUCTION =
  "Say your answer aloud, as in an interview, in about two minutes. Then say how sure you are; only after that do you see the points.";
const ORDER = ["must", "good", "wrong"] as const;

function renderPoints({ items }: SolvedSpoken["asked"], view: View): string[] {
  return items.flatMap(({ key, text }) => renderItem(view.style.accent(key), text, view));
}

function askTicks({ asked, said }: SolvedSpoken, view: View): FollowUp {
  const note =
    "Which of these did you say? Tick only what you really said: some of these points count against you.";
  const lines = [...wrapText(note, view.width), "", ...renderPoints(asked, view)];
  const keys = listKeys(asked.items);
  const sure = said?.sure ?? false;
  return {
    text: `${lines.join("\n")}\n`,
    pad: listPad({ keys, toggles: true, least: 0, style: view.style }, (ticked) =>
      sayAnswer({
        kind: "spoken",
        sure,
        ticked: findPlaces(asked.items, ticked),
        sentences: [],
      }),
    ),
  };
}

function askSentence({ asked, said, wanted }: SolvedSpoken, view: View): FollowUp {
  const { style, width } = view;
  const item = asked.items.find(({ key }) => key === wanted);
  const take = (text: string): ReturnType<typeof sayAnswer> => {
    const { sure = false, ticked = [], sentences = [] } = said ?? {};
    const next = item === undefined ? [] : [{ point: item.index, text }];
    return sayAnswer({ kind: "spoken", sure, ticked, sentences: [...sentences, ...next] });
  };
  const note = "How did you say it? Type the sentence; without one, the point is not counted.";
  const lines = [
    ...renderItem(style.accent(item?.key ?? ""), item?.text ?? "", view),
    "",
    ...wrapText(note, width),
  ];
  const empty = { help: "not said", move: take("") };
  return {
    text: `${lines.join("\n")}\n`,
    pad: textPad({ label: "Said", accepts: /\S/, style, commands: false, empty }, take),
  };
}

type PointState = "said" | "not-said" | "not-typed";

/** A point whose sentence is empty was not said. */
function stateOf({ said }: SolvedSpoken, at: number): PointState {
  if (said?.ticked?.includes(at) !== true) return "not-said";
  const typed = said.sentences.find(({ point }) => point === at);
  return typed?.text.trim() === "" ? "not-typed" : "said";
}

function describeScore(solved: SolvedSpoken, { style }: View): string {
  const { asked, said } = solved;
  const { points, upTo } = asked.card;
  if (said === null) return `The musts count up to ${upTo}.`;
  const own = points.filter((_point, at) => stateOf(solved, at) === "said");
  const goods = points.filter(({ kind }) => kind === "good").length;
  const extras = own.filter(({ kind }) => kind === "good").length;
  const against = own.filter(({ kind }) => kind === "wrong").length;
  const parts = [
    `The musts count up to ${upTo}.`,
    `You said ${extras} of ${goods} good points.`,
    against === 0 ? "" : style.bad(describeAgainst(against)),
    `You were ${said.sure ? "sure" : "not sure"}.`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function describeAgainst(count: number): string {
  return count === 1
    ? "One point that you said counts against you."
    : `${count} points that you said count against you.`;
}

function renderPoint(point: SpokenPoint, state: PointState, view: View): string[] {
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
