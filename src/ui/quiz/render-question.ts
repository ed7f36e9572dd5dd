import type { AskedCard, AskedOf, Kind } from "../../quiz/card/card.ts";
import { renderMarkdown } from "../markdown.ts";
import { joinFacts } from "../text/join-facts.ts";
import { joinPage } from "../text/page.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";
import { VIEWS } from "./kinds/index.ts";
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
  const facts = joinFacts([card.deck, card.level, VIEWS[card.kind].task], style);
  const note = "The answer to this card has changed since you last saw it.";
  return joinPage([
    [...wrapText(style.strong(title), width), ...wrapText(style.quiet(facts), width)],
    changed ? wrapText(style.warn(note), width) : [],
    [renderMarkdown(card.question, style, width)],
    card.code === null ? [] : renderNumberedCode(card.code, view, null),
    renderExhibit(asked, view),
    renderItems(asked, view),
    version === null
      ? []
      : wrapText(style.warn(`The answer is for your Node version, ${version}.`), width),
  ]);
}

function renderExhibit<K extends Kind>({ card }: AskedOf<K>, view: View): string[] {
  return VIEWS[card.kind].exhibit?.(card, view) ?? [];
}

function renderItems({ card, items }: AskedCard, view: View): string[] {
  const { item: render } = VIEWS[card.kind];
  return items.flatMap(
    (item) => render?.(item, view) ?? renderItem(view.style.accent(item.key), item.text, view),
  );
}
