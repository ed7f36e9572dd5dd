import type { DueCounts, TopicScore } from "../../quiz/summarize.ts";
import { renderBar } from "../bar.ts";
import { renderNext } from "../command-list.ts";
import { countNoun } from "../text/count-noun.ts";
import { joinPage } from "../text/page.ts";
import { padText } from "../text/pad.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What the end of a session is made from. */
export interface SummaryPage {
  /** By the first answer to each card; the weakest topic first. */
  topics: readonly TopicScore[];
  /** Ids of the cards that were not correct on the first try. */
  missed: readonly string[];
  /** Of all cards, not only of those asked. */
  due: DueCounts;
  /** Commands to type next. */
  next: readonly string[];
}

/** What a session came to: right answers by topic, weak topics first, and what is due when. */
export function renderSummary({ topics, missed, due, next }: SummaryPage, view: View): string {
  const { style, width } = view;
  const asked = topics.reduce((sum, topic) => sum + topic.asked, 0);
  const correct = topics.reduce((sum, topic) => sum + topic.correct, 0);
  const weak = topics.filter((topic) => topic.correct / topic.asked < ENOUGH);
  const names = weak.slice(0, MOST).map(({ deck }) => deck);
  return joinPage([
    [style.strong(asked === 0 ? "You answered no cards" : describe(correct, asked))],
    renderTopics(topics, view),
    names.length === 0 ? [] : wrapText(`Weak: ${names.join(", ")}`, width),
    missed.length === 0 ? [] : wrapText(`Missed: ${listSome(missed)}`, width, HANGING),
    [renderDue(due, view)],
    next.length === 0 ? [] : [renderNext(next, view)],
  ]);
}

/** When cards come back, in one sentence. */
export function renderDue(
  { now, tomorrow, week, later, fresh }: DueCounts,
  { width }: View,
): string {
  const spans = [
    `${now} now`,
    `${tomorrow} within a day`,
    `${week} within a week`,
    `${later} later`,
  ];
  const text = `Due: ${spans.join(", ")}; ${fresh} new`;
  return wrapText(text, width, HANGING).join("\n");
}

/** Below this share of right answers a topic is weak. */
const ENOUGH = 0.75;
const MOST = 5;
const MOST_MISSED = 8;
const HANGING = { first: "", rest: "  " };

function listSome(ids: readonly string[]): string {
  const more = ids.length - MOST_MISSED;
  return ids.slice(0, MOST_MISSED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

function describe(correct: number, asked: number): string {
  return `${correct} of ${countNoun(asked, "card")} correct on the first try`;
}

function renderTopics(topics: readonly TopicScore[], view: View): string[] {
  const longest = Math.max(0, ...topics.map(({ deck }) => deck.length));
  return topics.map(({ deck, asked, correct }) => {
    const bar = renderBar({ done: correct, total: asked }, 10, view.style);
    return `  ${padText(deck, longest)}  ${bar}  ${correct} of ${asked}`;
  });
}
