import type { Kind, Solved, SolvedOf } from "../../quiz/card/card.ts";
import type { Grading } from "../../quiz/grading.ts";
import { renderMarkdown } from "../markdown.ts";
import { joinPage } from "../text/page.ts";
import type { View } from "../view.ts";
import { VIEWS } from "./kinds/index.ts";

/** What the page after an answer is made from. */
export interface ResultPage {
  solved: Solved;
  /** `null` for an answer that its author has to compare with the key facts. */
  grading: Grading | null;
  /** Whether to say the id of the card. */
  named: boolean;
}

/** Whether an answer is right, what is right and why, and where to read on. */
export function renderResult(page: ResultPage, view: View): string {
  const { style, width } = view;
  const { card } = page.solved.asked;
  const waiting = page.grading === null ? renderWaiting(page.solved, view) : null;
  if (waiting !== null) return joinPage([waiting]);
  return joinPage([
    [renderVerdict(page, view)],
    renderCorrection(page.solved, view),
    [renderMarkdown(card.why, style, width)],
    [
      `${style.quiet("Source")} ${style.link(card.source, card.source)}`,
      ...(page.named ? [`${style.quiet("Card")}   ${card.id}`] : []),
    ],
  ]);
}

function renderCorrection<K extends Kind>(solved: SolvedOf<K>, view: View): string[] {
  return VIEWS[solved.kind].correct(solved, view);
}

/** What a kind shows of an answer that is not whole; `null` when it shows the correction. */
function renderWaiting<K extends Kind>(solved: SolvedOf<K>, view: View): string[] | null {
  return VIEWS[solved.kind].waiting?.(solved, view) ?? null;
}

function renderVerdict({ solved, grading }: ResultPage, { style }: View): string {
  const { met, missed, notReached } = style.symbols;
  if (grading === null) return style.warn(`${notReached} Compare your answer with these key facts`);
  const { correct, hits, parts, against = 0 } = grading;
  const { parts: names = "in place" } = VIEWS[solved.kind];
  const cost = against === 0 ? "" : `, ${against} wrong`;
  const share = parts > 1 ? `, ${hits} of ${parts} ${names}${cost}` : "";
  if (solved.said === null) return style.bad(`${missed} Didn't know`);
  return correct ? style.good(`${met} Correct${share}`) : style.bad(`${missed} Incorrect${share}`);
}
