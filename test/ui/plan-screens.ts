import type { PlanItem, Today } from "../../src/plan/plan.ts";
import { renderNoPlan, renderPlan } from "../../src/ui/render-plan.ts";
import { renderNextItem, renderToday } from "../../src/ui/render-today.ts";
import type { View } from "../../src/ui/view.ts";

const STAGE: PlanItem = {
  kind: "stage",
  title: "event-emitter, stage 2 of 3: The list changes while it is walked",
  minutes: 17,
  command: ["test", "event-emitter", "--watch"],
  why: "It comes next on the path of async. 17 of its 25 minutes are for today.",
  slug: "event-emitter",
  count: null,
};

/** A day of a plan that cannot be met as a whole. */
export const TODAY: Today = {
  plan: { until: "2026-12-14", minutes: 45, dayStarts: "05:30" },
  state: "before",
  daysLeft: 14,
  items: [
    {
      kind: "cards",
      title: "20 cards",
      minutes: 15,
      command: ["quiz", "--due", "--count", "20"],
      why: "Theory with spaced repetition: 12 due for review, 8 new, to be seen before 2026-12-14.",
      slug: null,
      count: 20,
    },
    {
      kind: "scenes",
      title: "Predict tick-and-promise: Ticks come first",
      minutes: 3,
      command: ["loop", "tick-and-promise", "--predict"],
      why: "You last predicted this scene 3 days ago, so it is due.",
      slug: "tick-and-promise",
      count: null,
    },
    STAGE,
  ],
  minutes: 35,
  waiting: { cards: 4, scenes: 1, challenges: 2 },
  outlook: {
    stages: { left: 40, fits: 12 },
    cards: { left: 96, fits: 96 },
    cardsPerDay: 8,
    isMet: false,
  },
};

/** What the pages of a plan show. */
export const PLAN_SCREENS: Readonly<Record<string, (view: View) => string>> = {
  today: (view) => renderToday(TODAY, view),
  "today-done": (view) =>
    renderToday(
      {
        ...TODAY,
        ...{ items: [], minutes: 0, waiting: { cards: 0, scenes: 0, challenges: 0 } },
        outlook: { ...TODAY.outlook, stages: { left: 40, fits: 40 }, isMet: true },
      },
      view,
    ),
  "today-over": (view) => renderToday({ ...TODAY, state: "over", daysLeft: 0, items: [] }, view),
  "today-date": (view) => renderToday({ ...TODAY, state: "date", daysLeft: 0 }, view),
  plan: (view) => renderPlan(TODAY, view),
  "plan-none": renderNoPlan,
  "next-planned": (view) => renderNextItem(STAGE, view),
};
