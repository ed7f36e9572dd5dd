import type { Catalog } from "../catalog/challenge.ts";
import { countDaysUntil, findDay } from "../memory/day.ts";
import type { Day } from "../memory/day.ts";
import type { Progress } from "../progress/event.ts";
import type { Card } from "../quiz/card/card.ts";
import { findOutlook } from "./find-outlook.ts";
import { listOpenStages } from "./list-stages.ts";
import { makeCardItem } from "./make-items.ts";
import type { DrillChoice, Plan, PlanItem, Today } from "./plan.ts";
import { planCards } from "./plan-cards.ts";
import type { CardDay } from "./plan-cards.ts";
import { planScenes } from "./plan-scenes.ts";
import type { PlannedScene } from "./recall-queue.ts";
import { listDueChallenges, listDueScenes } from "./recall-queue.ts";
import { planWork } from "./plan-work.ts";
import { findLength, listInterviewDays, planInterview } from "./plan-interview.ts";
import { planPractice } from "./plan-practice.ts";
import { shareMinutes } from "./share-minutes.ts";
import type { Budget } from "./share-minutes.ts";

/** All that a day follows from: the plan, what there is to learn, the journal and the clock. */
export interface PlanInput {
  plan: Plan;
  catalog: Catalog;
  cards: readonly Card[];
  scenes: readonly PlannedScene[];
  /** What the whole journal folds to. */
  progress: Progress;
  /** What it folded to when the day began, by `findMorning`. */
  morning: Progress;
  now: Date;
  /** The drill to do next by a progress; `null` when there is none. */
  chooseDrill: (progress: Progress, now: Date) => DrillChoice | null;
}

/**
 * What today holds and what of it is left. A day is planned from where the learner stood when it began,
 * so it does not grow while it is worked on, and nothing is carried over but what is due: missed days
 * are spread over those that remain.
 */
export function planToday(input: PlanInput): Today {
  const { plan, now } = input;
  const day = findDay(now, plan.dayStarts);
  const daysLeft = countDaysUntil(plan.until, day);
  const state = daysLeft > 0 ? "before" : daysLeft === 0 ? "date" : "over";
  const hasStages = listOpenStages(input.catalog, input.morning).length > 0;
  const budgetOf = (minutes: number): Budget => shareMinutes(minutes, hasStages);
  const budget = budgetOf(plan.minutes);
  const interview = state === "before" ? planInterview(input, day) : null;
  const practice =
    state === "before" && interview === null ? planPractice(input, plan.minutes) : null;
  const first = interview ?? practice;
  const rest = { ...input, plan: { ...plan, minutes: plan.minutes - (first?.minutes ?? 0) } };
  const isFull = first !== null && rest.plan.minutes < LEAST_REST;
  const cards = planCards(isFull ? input : rest);
  const of = { day, cards };
  const share = { ...budgetOf(rest.plan.minutes), cycle: budget.cycle };
  const others =
    state === "over" || isFull
      ? []
      : listItems(rest, { ...of, budget: share, isLast: state === "date" });
  const items = [...(first?.items ?? []), ...others];
  const stages = listOpenStages(input.catalog, input.progress);
  const stagesToday = sumMinutes(items.filter(({ kind }) => kind === "stage"));
  return {
    plan,
    state,
    daysLeft: Math.max(0, daysLeft),
    items,
    minutes: sumMinutes(items),
    waiting: countWaiting(input, { ...of, items }),
    outlook: findOutlook({
      ...{ stages, stagesToday, cards, daysLeft },
      days: state === "before" ? listDays(input, { day, budgetOf }) : [],
    }),
  };
}

/** With less than this beside an interview, or what one has queued, the day is that alone. */
const LEAST_REST = 15;

/** What each day between today and the date has room for: one with an interview has less, or nothing. */
function listDays(
  input: PlanInput,
  { day, budgetOf }: { day: Day; budgetOf: (minutes: number) => Budget },
): Budget[] {
  const { minutes } = input.plan;
  return listInterviewDays(input, day).map((isTaken) => {
    if (!isTaken) return budgetOf(minutes);
    const rest = minutes - findLength(minutes);
    return rest < LEAST_REST ? NOTHING : budgetOf(rest);
  });
}

const NOTHING: Budget = { cardMinutes: 0, mostScenes: 0, cycle: 1, stageMinutes: 0 };

/** The beginning of the day at `now`: what the journal said before it is the morning of `planToday`. */
export function findMorning({ dayStarts }: Plan, now: Date): Date {
  return findDay(now, dayStarts).start;
}

interface CardsOfDay {
  day: Day;
  cards: CardDay;
}

/** On the date itself there is nothing new, only what would be forgotten. */
function listItems(
  input: PlanInput,
  { day, cards, budget, isLast }: CardsOfDay & { budget: Budget; isLast: boolean },
): PlanItem[] {
  const { plan } = input;
  const cardItem = cards.left === 0 ? [] : [makeCardItem(cards, plan)];
  const spent = Math.round(cards.plannedMinutes);
  if (isLast) return cardItem;
  const scenes = planScenes({ ...input, day, most: budget.mostScenes });
  const minutes = plan.minutes - spent - scenes.minutes;
  return [
    ...cardItem,
    ...scenes.items,
    ...planWork({ ...input, day, minutes, cycle: budget.cycle }),
  ];
}

function countWaiting(
  { catalog, scenes, progress }: PlanInput,
  { day, cards, items }: CardsOfDay & { items: readonly PlanItem[] },
): Today["waiting"] {
  const slugs = new Set(items.map(({ slug }) => slug));
  const dueScenes = listDueScenes(scenes, progress, day);
  const dueChallenges = listDueChallenges(catalog, progress, day);
  return {
    cards:
      cards.waiting + (items.some(({ kind }) => kind === "cards") ? 0 : cards.left - cards.fresh),
    scenes: dueScenes.filter(({ what }) => !slugs.has(what.slug)).length,
    challenges: dueChallenges.filter(({ what }) => !slugs.has(what.slug)).length,
  };
}

function sumMinutes(items: readonly PlanItem[]): number {
  return items.reduce((sum, { minutes }) => sum + minutes, 0);
}
