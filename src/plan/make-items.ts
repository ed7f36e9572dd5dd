import type { Challenge } from "../catalog/challenge.ts";
import type { Day } from "../memory/day.ts";
import type { OpenStage } from "./list-stages.ts";
import type { CardDay } from "./plan-cards.ts";
import type { DrillChoice, Plan, PlanItem } from "./plan.ts";
import type { PlannedScene } from "./recall-queue.ts";
import { DRILL_MINUTES, SCENE_MINUTES } from "./share-minutes.ts";

/** The cards that are left today. */
export function makeCardItem({ left, leftMinutes, fresh }: CardDay, { until }: Plan): PlanItem {
  const known = left - fresh;
  const parts = [
    ...(known === 0 ? [] : [`${known} due for review`]),
    ...(fresh === 0 ? [] : [`${fresh} new, to be seen before ${until}`]),
  ];
  return {
    kind: "cards",
    title: left === 1 ? "1 card" : `${left} cards`,
    minutes: Math.max(1, Math.round(leftMinutes)),
    command: ["quiz", "--due", "--count", String(left)],
    why: `Theory with spaced repetition: ${parts.join(", ")}.`,
    slug: null,
    count: left,
  };
}

/** A scene to predict. */
export function makeSceneItem(scene: PlannedScene, lastAt: Date | null, day: Day): PlanItem {
  const { slug, title } = scene;
  const why =
    lastAt === null
      ? "You have not predicted this scene yet."
      : `You last predicted this scene ${tellDays(lastAt, day)}, so it is due.`;
  return {
    kind: "scenes",
    title: `Predict ${slug}: ${title}`,
    minutes: SCENE_MINUTES,
    command: ["loop", slug, "--predict"],
    ...{ why, slug, count: null },
  };
}

/** A challenge to solve again, from a blank file that may be there already. */
export function makeAgainItem(
  { slug, title, minutes: all }: Challenge,
  how: { minutes: number; isBlank: boolean; lastAt: Date },
  day: Day,
): PlanItem {
  const { minutes, isBlank, lastAt } = how;
  const part = minutes < all ? ` ${minutes} of its ${all} minutes are for today.` : "";
  return {
    kind: "again",
    title: `Solve ${slug} again: ${title}`,
    minutes,
    command: isBlank ? ["test", slug, "--watch"] : ["new", slug, "--again"],
    why: `You last solved it ${tellDays(lastAt, day)}, so it is due from a blank file.${part}`,
    ...{ slug, count: null },
  };
}

/** A new stage, or the part of it that fits into today. */
export function makeStageItem(
  { challenge: { slug, track, stages }, stage }: OpenStage,
  { minutes, isNew }: { minutes: number; isNew: boolean },
): PlanItem {
  const part =
    minutes < stage.minutes ? ` ${minutes} of its ${stage.minutes} minutes are for today.` : "";
  const which = stages.length === 1 ? "" : `, stage ${stage.n} of ${stages.length}`;
  return {
    kind: "stage",
    title: `${slug}${which}: ${stage.title}`,
    minutes,
    command: isNew ? ["new", slug] : ["test", slug, "--watch"],
    why: `It comes next on the path of ${track}.${part}`,
    ...{ slug, count: null },
  };
}

/** A mock interview. */
export function makeInterviewItem(how: { length: number; minutes: number; why: string }): PlanItem {
  const { length, minutes, why } = how;
  return {
    ...{ kind: "interview", title: "Mock interview", minutes, why, slug: null, count: null },
    command: ["interview", "--minutes", String(length)],
  };
}

/** A drill. */
export function makeDrillItem({ drill, slug, reason }: DrillChoice): PlanItem {
  return {
    kind: "drill",
    title: `Drill: ${drill} ${slug}`,
    minutes: DRILL_MINUTES,
    command: ["drill", drill, slug],
    why: reason,
    ...{ slug, count: null },
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;

function tellDays(then: Date, { start }: Day): string {
  const days = Math.ceil((start.getTime() - then.getTime()) / DAY_MS);
  if (days <= 0) return "today";
  return days === 1 ? "yesterday" : `${days} days ago`;
}
