import type { Catalog, Challenge, Stage } from "../catalog/challenge.ts";
import { findNext } from "../catalog/next-challenge.ts";
import type { NextStanding } from "../catalog/next-challenge.ts";
import { countGreen } from "../catalog/stages.ts";
import type { Progress } from "../progress/event.ts";

/** A stage that is not done. */
export interface OpenStage {
  challenge: Challenge;
  stage: Stage;
}

/** The stages that are not done, in the order of the path from where the learner stands. */
export function listOpenStages(catalog: Catalog, progress: Progress): OpenStage[] {
  const challenges = new Map<string, Standing>(progress.challenges);
  const open: OpenStage[] = [];
  let { current } = progress;
  for (;;) {
    const challenge = findNext(catalog, { challenges, current });
    if (challenge === null) return open;
    const green = countGreen(challenge, progress.challenges.get(challenge.slug));
    const left = challenge.stages.filter(({ n }) => n > green);
    open.push(...left.map((stage) => ({ challenge, stage })));
    challenges.set(challenge.slug, { status: "solved", lastTouchedAt: null });
    current = challenge.slug;
  }
}

type Standing = NextStanding["challenges"] extends ReadonlyMap<string, infer S> ? S : never;

/** The minutes of stages. */
export function sumStages(stages: readonly OpenStage[]): number {
  return stages.reduce((sum, { stage }) => sum + stage.minutes, 0);
}
