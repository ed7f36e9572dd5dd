import type { ChallengeProgress } from "../progress/event.ts";
import type { Challenge, Stage } from "./challenge.ts";

/** What the journal must tell to know how far a learner is. */
export type StageStanding = Pick<ChallengeProgress, "status" | "metTogether">;

/**
 * How many stages a learner has done, from the first on: all requirements up to there were met in one
 * attempt. Who has solved a challenge has done all of them, whatever its stages were then.
 */
export function countGreen(challenge: Challenge, own: StageStanding | undefined): number {
  const { stages, requirements } = challenge;
  if (own === undefined) return 0;
  if (own.status === "solved") return stages.length;
  const isMet = (n: number): boolean => {
    const needed = requirements.filter(({ stage }) => stage <= n).map(({ id }) => id);
    return own.metTogether.some((met) => needed.every((id) => met.includes(id)));
  };
  const firstRed = stages.findIndex(({ n }) => !isMet(n));
  return firstRed === -1 ? stages.length : firstRed;
}

/** The last stage that is open: the first one not done, or the last of all. Once open it stays so. */
export function countUnlocked(challenge: Challenge, own: StageStanding | undefined): number {
  return Math.min(countGreen(challenge, own) + 1, challenge.stages.length);
}

/** The stage that an attempt has opened by what it met; `null` when that was open before, or none is left. */
export function findOpened(
  challenge: Challenge,
  own: StageStanding | undefined,
  met: readonly string[],
): number | null {
  const { status = "started", metTogether = [] } = own ?? {};
  const green = countGreen(challenge, { status, metTogether: [...metTogether, [...met]] });
  const isLeft = green < challenge.stages.length;
  return isLeft && green + 1 > countUnlocked(challenge, own) ? green + 1 : null;
}

/** The stages that are not open yet, and how many requirements they have. */
export function listLocked(
  { stages, requirements }: Challenge,
  unlocked: number,
): { stages: Stage[]; requirements: number } {
  return {
    stages: stages.filter(({ n }) => n > unlocked),
    requirements: requirements.filter(({ stage }) => stage > unlocked).length,
  };
}

/** How many stages of a challenge are done, and how many there are. */
export interface StageCount {
  green: number;
  total: number;
}

/** How far a learner is with each challenge, by slug. */
export function countStages(
  challenges: readonly Challenge[],
  own: ReadonlyMap<string, StageStanding>,
): Map<string, StageCount> {
  return new Map(
    challenges.map((challenge) => {
      const green = countGreen(challenge, own.get(challenge.slug));
      return [challenge.slug, { green, total: challenge.stages.length }];
    }),
  );
}

/** The stage that a learner is at; `null` when all are done, or when there is only one. */
export function findCurrent(challenge: Challenge, own: StageStanding | undefined): Stage | null {
  const { stages } = challenge;
  const green = countGreen(challenge, own);
  return stages.length < 2 ? null : (stages.find(({ n }) => n === green + 1) ?? null);
}
