import type { Deck } from "../../quiz/card/card-base.ts";
import type { LadderCounts, LadderFact, RungCount, TopicLadder } from "../../quiz/ladder.ts";
import type { Rung } from "../../quiz/parse-theory.ts";
import { renderTable } from "../table.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";
import { NARROW } from "../view.ts";
import { renderItem } from "./render-item.ts";

/** A topic of the overview with its counts. */
export interface LadderRow {
  deck: Deck;
  counts: LadderCounts;
}

/** A row for each deck: how much is known of what each rung is expected to know, and where that puts you. */
export function renderLadder(rows: readonly LadderRow[], total: LadderCounts, view: View): string {
  const right = "right" as const;
  const cells = (name: string, { rungs, reached }: LadderCounts): string[] => [
    name,
    ...rungs.map(tellCount),
    reached ?? "-",
  ];
  const table = {
    columns: [
      { title: "Topic", flexible: true, least: 8 },
      { title: "Junior", align: right },
      { title: "Senior", align: right },
      { title: "Staff", align: right },
      { title: view.width < NARROW ? "You" : "You stand at" },
    ],
    rows: [...rows.map(({ deck, counts }) => cells(deck, counts)), cells("all topics", total)],
  };
  return joinPage([[renderTable(table, view)], wrapText(HOW, view.width)]);
}

const HOW =
  "Facts known of those that a junior, a senior and a staff engineer is expected to know. You stand at the highest rung of which you know four fifths, and of all below it.";

function tellCount({ known, facts }: RungCount): string {
  return facts === 0 ? "" : `${known} of ${facts}`;
}

/** Each topic with its facts, rung by rung, and which of them you know. */
export function renderTopicLadders(
  topics: readonly { topic: TopicLadder; counts: LadderCounts }[],
  view: View,
): string {
  const { met, started, untouched, warn } = view.style.symbols;
  const legend = `${met} known, ${started} answered but not known, ${untouched} new, ${warn} no card on this Node`;
  const pages = topics.map(({ topic, counts }) => renderTopic(topic, counts, view));
  return joinPage([
    ...pages,
    view.style.plain ? [] : wrapText(view.style.quiet(legend), view.width),
  ]);
}

function renderTopic(
  { id, title, facts }: TopicLadder,
  counts: LadderCounts,
  view: View,
): string[] {
  const { style, width } = view;
  const head = style.strong(`${id} ${sayText(title, style)}`);
  const rungs = counts.rungs.filter(({ rung }) => facts.some((fact) => fact.rung === rung));
  return [
    ...wrapText(head, width),
    ...rungs.flatMap(({ rung, known, facts: of }) => [
      ...wrapText(style.quiet(tellRung({ rung, known, facts: of }, counts.reached)), width),
      ...facts.filter((fact) => fact.rung === rung).flatMap((fact) => renderFact(fact, view)),
    ]),
  ];
}

function tellRung({ rung, known, facts }: RungCount, reached: Rung | null): string {
  const name = rung.charAt(0).toUpperCase() + rung.slice(1);
  const stands = rung === reached ? ", you stand here" : "";
  return `${name}, ${known} of ${facts} known${stands}`;
}

function renderFact({ text, state }: LadderFact, view: View): string[] {
  const { style } = view;
  const signs = {
    known: style.plain ? "known:" : style.good(style.symbols.met),
    seen: style.plain ? "not known:" : style.warn(style.symbols.started),
    new: style.plain ? "new:" : style.quiet(style.symbols.untouched),
    open: style.plain ? "no card on this Node:" : style.quiet(style.symbols.warn),
  };
  return renderItem(signs[state], text, view);
}
