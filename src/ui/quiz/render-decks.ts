import type { KindCounts, TopicCounts } from "../../quiz/summarize.ts";
import { renderBar } from "../bar.ts";
import { renderTable } from "../table.ts";
import { countNoun } from "../text/count-noun.ts";
import { wrapText } from "../text/wrap.ts";
import { NARROW, type View } from "../view.ts";

/** A row for each topic: how much of it was seen and known, what is due and what is still known. */
export function renderDecks(topics: readonly TopicCounts[], view: View): string {
  const narrow = view.width < NARROW;
  const rows = topics.map(({ deck, cards, seen, known, due, retention }) => [
    deck,
    // The counts say the same, and there is no room for both.
    narrow ? "" : renderBar({ done: seen, total: cards }, 16, view.style),
    `${seen} of ${cards}`,
    String(known),
    due === 0 ? "" : String(due),
    retention === null ? "" : `${Math.round(retention * 100)} %`,
    retention === null || narrow ? "" : renderBar({ done: retention, total: 1 }, 8, view.style),
  ]);
  const right = "right" as const;
  const columns = [
    { title: "Topic", flexible: true, least: 12 },
    { title: "" },
    { title: "Seen", align: right },
    { title: "Known", align: right, least: 5 },
    { title: "Due", align: right, least: 3 },
    { title: "Retention", align: right, optional: true },
    { title: "", optional: true },
  ];
  return [renderTable({ columns, rows }, view), ...tellNew(topics, view)].join("\n");
}

/** Whoever has a plan would else see cards that are due in topics of which none was seen. */
function tellNew(topics: readonly TopicCounts[], { width }: View): string[] {
  const text = tellDueNew(topics.reduce((sum, { dueNew }) => sum + dueNew, 0));
  return text === null ? [] : wrapText(text, width);
}

/** What is new of the cards that are due, in a sentence; `null` when nothing is. */
export function tellDueNew(count: number): string | null {
  if (count === 0) return null;
  return `Due includes ${countNoun(count, "new card")} of your plan for today.`;
}

/** How many cards there are of each kind, and how long those take that take long. */
export function renderKinds(kinds: readonly KindCounts[], { width }: View): string {
  const parts = kinds.map(({ kind, cards, minutes }) => {
    const time = minutes < 1 ? "" : ` (${minutes} min each)`;
    return `${cards} ${kind}${time}`;
  });
  return wrapText(`Kinds: ${parts.join(", ")}`, width, { first: "", rest: "  " }).join("\n");
}
