import type { SolvedOf } from "../../../quiz/card/card.ts";
import { wrapText } from "../../text/wrap.ts";
import type { View } from "../../view.ts";
import { letterPad } from "../letter-pad.ts";
import { sayAnswer } from "../question-move.ts";
import type { FollowUp, KindView } from "./kind-view.ts";
import {
  askSentence,
  askTicks,
  describeAgainst,
  renderPoints,
  renderSaidPoints,
  stateOf,
} from "./points.ts";

type SolvedSpoken = SolvedOf<"spoken">;

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
    return solved.wanted === "points" ? followTicks(solved, view) : followSentence(solved, view);
  },
  waiting: ({ asked, said, wanted }, view) => [
    ...renderPoints(asked.items, view),
    "",
    ...wrapText(
      said === null || wanted === "points"
        ? 'Add what you said to the answer, such as "said": ["a", "c"].'
        : `Add the sentence that you said for ${wanted}, such as "sentences": { "${wanted}": "..." }; an empty one takes the tick away.`,
      view.width,
    ),
  ],
  correct: (solved, view) => [
    ...wrapText(describeScore(solved, view), view.width),
    "",
    ...renderSaidPoints(solved.asked.card.points, solved.said, view),
  ],
};

const INTRODUCTION =
  "Say your answer aloud, as in an interview, in about two minutes. Then say how sure you are; only after that do you see the points.";

function followTicks({ asked, said }: SolvedSpoken, view: View): FollowUp {
  const sure = said?.sure ?? false;
  const take = (ticked: number[]): ReturnType<typeof sayAnswer> =>
    sayAnswer({ kind: "spoken", sure, ticked, sentences: [] });
  return askTicks(asked.items, take, view);
}

function followSentence({ asked, said, wanted }: SolvedSpoken, view: View): FollowUp {
  const item = asked.items.find(({ key }) => key === wanted);
  const take = (text: string): ReturnType<typeof sayAnswer> => {
    const { sure = false, ticked = [], sentences = [] } = said ?? {};
    const next = item === undefined ? [] : [{ point: item.index, text }];
    return sayAnswer({ kind: "spoken", sure, ticked, sentences: [...sentences, ...next] });
  };
  return askSentence(item, take, view);
}

function describeScore({ asked, said }: SolvedSpoken, { style }: View): string {
  const { points, upTo } = asked.card;
  if (said === null) return `The musts count up to ${upTo}.`;
  const own = points.filter((_point, at) => stateOf(said, at) === "said");
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
