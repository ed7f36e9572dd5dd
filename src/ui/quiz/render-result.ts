import type { Answer, Grading } from "../../quiz/answer.ts";
import type { AskedCard } from "../../quiz/asked-card.ts";
import { renderMarkdown } from "../markdown.ts";
import { joinPage } from "../text/page.ts";
import type { View } from "../view.ts";
import { renderCorrection } from "./render-correction.ts";

/** What the page after an answer is made from. */
export interface ResultPage {
  asked: AskedCard;
  said: Answer;
  right: Answer;
  /** `null` for an answer that its author has to compare with the key facts. */
  grading: Grading | null;
  /** Whether to say the id of the card. */
  named: boolean;
}

/** Whether an answer is right, what is right and why, and where to read on. */
export function renderResult(page: ResultPage, view: View): string {
  const { style, width } = view;
  const { card } = page.asked;
  return joinPage([
    [renderVerdict(page, view)],
    renderCorrection(page, view),
    [renderMarkdown(card.why, style, width)],
    [
      `${style.quiet("Source")} ${style.link(card.source, card.source)}`,
      ...(page.named ? [`${style.quiet("Card")}   ${card.id}`] : []),
    ],
  ]);
}

function renderVerdict({ asked, said, grading }: ResultPage, { style }: View): string {
  const { met, missed, notReached } = style.symbols;
  if (grading === null) return style.warn(`${notReached} Compare your answer with these key facts`);
  const { correct, hits, parts } = grading;
  const unit = asked.card.kind === "recall" ? "key facts" : "in place";
  const share = parts > 1 ? `, ${hits} of ${parts} ${unit}` : "";
  if (said.kind === "unknown") return style.bad(`${missed} Not known`);
  return correct ? style.good(`${met} Right${share}`) : style.bad(`${missed} Not right${share}`);
}
