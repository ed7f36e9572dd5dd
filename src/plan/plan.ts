import type { DrillKind, Progress } from "../progress/event.ts";

/** What a learner has planned. */
export interface Plan {
  /** The date that is prepared for, such as `2026-12-14`. */
  until: string;
  /** For each day. */
  minutes: number;
  /** When a day begins, such as `05:30`; `null` for the usual time. */
  dayStarts: string | null;
}

/** What a day is made of. */
export type ItemKind = "cards" | "scenes" | "again" | "stage" | "drill" | "interview" | "practice";

/** One thing to do today. */
export interface PlanItem {
  kind: ItemKind;
  /** What it is, in a few words. */
  title: string;
  minutes: number;
  /** The words after `trainer`. */
  command: string[];
  /** Why it is for today, in a sentence. */
  why: string;
  /** The challenge or scene; `null` for what is about none. */
  slug: string | null;
  /** How many cards; `null` for everything else. */
  count: number | null;
}

/** A drill to do, and why. */
export interface DrillChoice {
  drill: DrillKind;
  slug: string;
  reason: string;
}

/** How much of something new fits into the days that remain. */
export interface Share {
  left: number;
  fits: number;
}

/** Whether what is new can all be done in time. */
export interface Outlook {
  stages: Share;
  /** Cards that were never answered. */
  cards: Share;
  /** New cards a day. */
  cardsPerDay: number;
  isMet: boolean;
}

/** What is due and waits for another day, because this one is full. */
export interface Waiting {
  cards: number;
  scenes: number;
  challenges: number;
}

/** What today holds by a plan. */
export interface Today {
  plan: Plan;
  /** Before the date, on it, or after it. */
  state: "before" | "date" | "over";
  /** How many days there are before the date, today included. */
  daysLeft: number;
  /** What is left to do today, in its order. */
  items: PlanItem[];
  /** Of the items that are left. */
  minutes: number;
  waiting: Waiting;
  outlook: Outlook;
}

/** The plan that counts; `null` without one, or when it was cleared. */
export function readPlan({ planned }: Pick<Progress, "planned">): Plan | null {
  if (planned === null || planned.until === null || planned.minutes === null) return null;
  const { until, minutes, dayStarts } = planned;
  return { until, minutes, dayStarts };
}
