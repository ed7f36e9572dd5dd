import type { Today } from "../plan/plan.ts";
import { renderNext } from "./command-list.ts";
import { summarizeToday } from "./tell-today.ts";
import { countNoun } from "./text/count-noun.ts";
import { joinPage } from "./text/page.ts";
import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** A plan, and how it stands. */
export function renderPlan(today: Today, view: View): string {
  const { plan, state } = today;
  const { until, minutes, dayStarts } = plan;
  const starts = dayStarts === null ? "" : `, days begin at ${dayStarts}`;
  const pace = state === "before" ? tellPace(today) : [];
  const next =
    state === "over" ? `trainer plan --until <date> --minutes ${minutes}` : "trainer today";
  return joinPage([
    [view.style.strong(`Plan until ${until}`)],
    [
      `${countNoun(minutes, "minute")} a day${starts}`,
      ...[...summarizeToday(today), ...pace].flatMap((line) => wrapText(line, view.width)),
    ],
    [renderNext([next], view)],
  ]);
}

/** How many new cards a day; the days times that are more than there are, which is to be said. */
function tellPace({ daysLeft, outlook }: Today): string[] {
  const { cards, cardsPerDay } = outlook;
  if (cardsPerDay === 0) return [];
  if (daysLeft < 2) return [`New cards: ${cardsPerDay} today.`];
  const all = `New cards: at most ${cardsPerDay} a day, ${cards.fits} in all.`;
  return [`${all} There are fewer of them in the last days, which are for reviews.`];
}

/** What is said where there is no plan. */
export function renderNoPlan(view: View): string {
  const text =
    "There is no plan. With a date and the minutes a day, `trainer today` says what to do.";
  return joinPage([
    wrapText(text, view.width),
    [renderNext(["trainer plan --until <date> --minutes 45"], view)],
  ]);
}
