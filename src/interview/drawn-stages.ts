import type { Challenge } from "../catalog/challenge.ts";
import type { InterviewState, TimedRun } from "./fold-interview.ts";
import type { InterviewPlan } from "./plan.ts";

/** The challenge as an interview asks it: only the stages that were drawn; a drill has all of them. */
export function cutChallenge(challenge: Challenge, { coding }: InterviewPlan): Challenge {
  if (coding.kind !== "solve" || challenge.stages.length <= coding.stages) return challenge;
  return {
    ...challenge,
    stages: challenge.stages.filter(({ n }) => n <= coding.stages),
    requirements: challenge.requirements.filter(({ stage }) => stage <= coding.stages),
    cutExports: challenge.stages.flatMap(({ n, exports }) => (n > coding.stages ? exports : [])),
  };
}

/** The runs of an interview without what was never asked, which older journals hold. */
export function cutRuns({ runs }: InterviewState, challenge: Challenge): TimedRun[] {
  const stages = new Set(challenge.stages.map(({ n }) => n));
  const ids = new Set(challenge.requirements.map(({ id }) => id));
  return runs.map(({ clockMs, run }) => ({
    clockMs,
    run: {
      ...run,
      stages: run.stages.filter(({ n }) => stages.has(n)),
      rows: run.rows.filter(({ id }) => ids.has(id)),
    },
  }));
}
