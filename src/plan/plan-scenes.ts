import type { Day } from "../memory/day.ts";
import type { Progress } from "../progress/event.ts";
import { makeSceneItem } from "./make-items.ts";
import type { PlanItem } from "./plan.ts";
import { listDueScenes } from "./recall-queue.ts";
import type { PlannedScene } from "./recall-queue.ts";
import { SCENE_MINUTES } from "./share-minutes.ts";

/** What the scenes of a day are found from. */
interface SceneQuestion {
  scenes: readonly PlannedScene[];
  progress: Progress;
  morning: Progress;
  day: Day;
  most: number;
}

/** The scenes of a day that are left, and the minutes that all of them were given. */
export interface SceneDay {
  items: PlanItem[];
  minutes: number;
}

/** The scenes of a day: what was due when it began, and where there is room one that was never predicted. */
export function planScenes(question: SceneQuestion): SceneDay {
  const { scenes, progress, morning, day, most } = question;
  const { start, end } = day;
  const due = listDueScenes(scenes, morning, { now: start, start, end }).slice(0, most);
  const fresh = scenes.find(({ slug }) => !isPredicted(morning, slug));
  const planned = [
    ...due.map(({ what, memory }) => ({ scene: what, lastAt: memory.lastAt })),
    ...(due.length >= most || fresh === undefined ? [] : [{ scene: fresh, lastAt: null }]),
  ];
  const left = planned.filter(({ scene }) => !isPredicted(progress, scene.slug, start));
  return {
    items: left.map(({ scene, lastAt }) => makeSceneItem(scene, lastAt, day)),
    minutes: planned.length * SCENE_MINUTES,
  };
}

function isPredicted({ scenes }: Progress, slug: string, since = new Date(0)): boolean {
  const { predictions = [] } = scenes.get(slug) ?? {};
  return predictions.some(({ at }) => Date.parse(at) >= since.getTime());
}
