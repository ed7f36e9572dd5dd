import type { TopicCounts } from "../../quiz/summarize.ts";
import { renderBar } from "../bar.ts";
import { renderTable } from "../table.ts";
import { NARROW, type View } from "../view.ts";

/** A row for each topic: how much of it was seen and known, and what is due. */
export function renderDecks(topics: readonly TopicCounts[], view: View): string {
  const bar = view.width < NARROW ? 6 : 16;
  const rows = topics.map(({ deck, cards, seen, known, due, retention }) => [
    deck,
    renderBar({ done: seen, total: cards }, bar, view.style),
    `${seen} of ${cards}`,
    String(known),
    due === 0 ? "" : String(due),
    retention === null ? "" : `${Math.round(retention * 100)} %`,
  ]);
  const right = "right" as const;
  const columns = [
    { title: "Topic", flexible: true, least: 12 },
    { title: "" },
    { title: "Seen", align: right },
    { title: "Known", align: right, least: 5 },
    { title: "Due", align: right, least: 3 },
    { title: "Retention", align: right, optional: true },
  ];
  return renderTable({ columns, rows }, view);
}
