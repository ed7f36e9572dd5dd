import type { AskedCard } from "../../quiz/asked-card.ts";
import { renderMarkdown } from "../markdown.ts";
import { joinPage } from "../text/page.ts";
import { sanitizeOutput } from "../sanitize.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";
import { renderNumberedCode } from "./numbered-code.ts";
import { renderItem } from "./render-item.ts";

/** What the page of a question is made from. */
export interface QuestionPage {
  asked: AskedCard;
  /** Such as `Card 3 of 10`. */
  title: string;
  /** What is right is not what it was when the learner answered it last. */
  changed: boolean;
  /** The Node that is meant, where others have another answer; else `null`. */
  version: string | null;
}

/** A question with everything that can be chosen, and nothing that gives the answer away. */
export function renderQuestion(page: QuestionPage, view: View): string {
  const { asked, title, changed, version } = page;
  const { style, width } = view;
  const { card } = asked;
  const { dot } = style.symbols;
  const facts = [card.deck, card.level, TASKS[card.kind]].join(` ${dot} `);
  const note = "The answer of this card has changed since you answered it last.";
  return joinPage([
    [...wrapText(style.strong(title), width), ...wrapText(style.quiet(facts), width)],
    changed ? wrapText(style.warn(note), width) : [],
    [renderMarkdown(card.question, style, width)],
    card.kind === "bug" ? renderNumberedCode(card.code, view, null) : [],
    card.kind === "match"
      ? card.pairs.flatMap(({ left }, at) => renderItem(String(at + 1), left, view))
      : [],
    renderItems(asked, view),
    version === null ? [] : wrapText(style.warn(`Asked for your Node, ${version}.`), width),
  ]);
}

const TASKS = {
  one: "choose one",
  several: "choose all that are right",
  "true-false": "true or false",
  order: "put in order",
  match: "match",
  bug: "point at the line",
  fill: "fill in",
  recall: "answer in your own words",
} as const;

function renderItems({ card, items }: AskedCard, view: View): string[] {
  const { style } = view;
  return items.flatMap(({ key, text }) =>
    card.kind === "order"
      ? [`  ${style.accent(key)}  ${sanitizeOutput(text, { color: false })}`]
      : renderItem(style.accent(key), text, view),
  );
}
