import type { Progress } from "./event.ts";

/** How far a learner is with the scenes of the loop lab. */
export interface SceneCounts {
  total: number;
  /** Run at least once. */
  seen: number;
  /** Predicted exactly at least once. */
  predicted: number;
}

/** Counts the scenes that there are; one that is gone from the content does not count. */
export function countScenes(
  scenes: readonly { slug: string }[],
  { scenes: own }: Pick<Progress, "scenes">,
): SceneCounts {
  const seen = scenes.flatMap(({ slug }) => own.get(slug) ?? []);
  const predicted = seen.filter((one) => one.predicted).length;
  return { total: scenes.length, seen: seen.length, predicted };
}
