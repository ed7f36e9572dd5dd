import type { PlanItem, Today, Waiting } from "../plan/plan.ts";
import { renderNext } from "./command-list.ts";
import { summarizeToday } from "./tell-today.ts";
import { countNoun } from "./text/count-noun.ts";
import { joinPage } from "./text/page.ts";
import { sayText } from "./text/say.ts";
import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** What today holds: each item with its reason and its command, then how the plan stands. */
export function renderToday(today: Today, view: View): string {
  const { style, width } = view;
  const { items, waiting, state, plan } = today;
  const summary = summarizeToday(today);
  return joinPage([
    [style.strong("Today")],
    ...items.map((item) => renderPlanItem(item, view)),
    [...summary, ...(state === "over" ? [] : tellWaiting(waiting, state))].flatMap((line) =>
      wrapText(line, width),
    ),
    state === "over"
      ? [renderNext([`trainer plan --until <date> --minutes ${plan.minutes}`], view)]
      : tellMore(today, view),
  ]);
}

/** What to type for more than today holds. */
function tellMore({ state, items }: Today, view: View): string[] {
  return state === "before" && items.length === 0 ? [renderNext(["trainer next"], view)] : [];
}

/** How today stands, for a screen on which its items are chosen. */
export function renderTodayState(today: Today, view: View): string {
  const { width } = view;
  const lines = [...summarizeToday(today), ...tellWaiting(today.waiting, today.state)];
  return joinPage([lines.flatMap((line) => wrapText(line, width)), tellMore(today, view)]);
}

/** Why an item is for today, as it is begun. */
export function renderReason({ why }: PlanItem, { style, width }: View): string {
  return joinPage([wrapText(sayText(why, style), width)]);
}

/** The next thing of today. */
export function renderNextItem(item: PlanItem, view: View): string {
  const rest = renderNext(["trainer today"], view);
  return joinPage([[...renderPlanItem(item, view), rest]]);
}

/** One item with its reason and its command, a line or more for each. */
function renderPlanItem({ title, minutes, why, command }: PlanItem, view: View): string[] {
  const { style, width } = view;
  const name = `${style.strong(sayText(title, style))} ${style.quiet(`(${minutes} min)`)}`;
  return [
    ...wrapText(name, width, { first: "", rest: "  " }),
    ...wrapText(sayText(why, style), width),
    renderNext([`trainer ${command.join(" ")}`], view),
  ];
}

/** What is due and does not fit into today, in a sentence; none when everything fits. */
function tellWaiting({ cards, scenes, challenges }: Waiting, state: Today["state"]): string[] {
  const parts = [
    ...(cards === 0 ? [] : [countNoun(cards, "card")]),
    ...(scenes === 0 ? [] : [countNoun(scenes, "scene")]),
    ...(challenges === 0 ? [] : [countNoun(challenges, "challenge")]),
  ];
  if (parts.length === 0) return [];
  const all =
    parts.length === 1 ? parts.join() : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
  // No day of the plan comes after its date.
  const when = state === "date" ? "and not planned for today" : "and spread over the next days";
  return [`Also due, ${when}: ${all}.`];
}
