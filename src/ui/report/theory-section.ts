import type { Readiness, Report } from "../../report/report.ts";
import { tellDueNew } from "../quiz/render-decks.ts";
import { countNoun } from "../text/count-noun.ts";
import { makeTable, numberColumn, tellShare } from "./section.ts";
import type { Section } from "./section.ts";

/** How ready the learner is in each topic of theory. */
export function describeTheory(report: Report): Section {
  const { theory, days } = report;
  const { seen, topics } = theory;
  const since = findWeekAgo(days);
  const rows = topics.map((topic) => [
    topic.deck,
    tellShare(topic.readiness.now),
    tellChange(topic.readiness, since),
    `${topic.seen} of ${topic.cards}`,
    String(topic.known),
    String(topic.due),
  ]);
  return {
    id: "theory",
    title: "Theory by topic",
    says: listSentences(report),
    tables: [
      makeTable({
        caption: "Readiness by topic",
        columns: [
          { title: "Topic", flexible: true, least: 12 },
          numberColumn("Ready", { least: 5 }),
          numberColumn("Change"),
          numberColumn("Seen"),
          numberColumn("Known", { least: 5 }),
          numberColumn("Due", { least: 3 }),
        ],
        rows,
        bars: topics.map(({ readiness }) => ({ done: readiness.now, total: 1 })),
      }),
    ],
    next: seen === 0 ? ["trainer quiz"] : [],
  };
}

function listSentences({ theory, days, signals }: Report): string[] {
  const { cards, seen } = theory;
  const since = findWeekAgo(days);
  const dueNew = tellDueNew(theory.dueNew);
  return [
    "Ready is the chance that you know a card of the topic if it is asked now. A card that you have not seen counts as 0.",
    seen === 0
      ? `You have not answered any of the ${countNoun(cards, "card")} in the quiz yet.`
      : `You have seen ${seen} of ${countNoun(cards, "card")}.${days.length < 2 ? "" : ` Change is in percentage points since ${days[since] ?? ""}.`}`,
    ...(dueNew === null ? [] : [dueNew]),
    ...(signals.interviews.length === 0 ? [] : [NOT_COUNTED]),
  ];
}

const NOT_COUNTED = "Cards that were asked in mock interviews do not count here.";

/** The place of the latest day that is at least a week ago, or of the first one. */
function findWeekAgo(days: readonly string[]): number {
  const today = Date.parse(days.at(-1) ?? "");
  return Math.max(
    0,
    days.findLastIndex((day) => today - Date.parse(day) >= WEEK_MS),
  );
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

function tellChange({ now, history }: Readiness, since: number): string {
  if (history.length < 2) return "–";
  const points = Math.round(now * 100) - Math.round((history[since] ?? 0) * 100);
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0";
}
