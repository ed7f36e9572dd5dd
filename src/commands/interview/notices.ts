import { countGreenStages, findLastRun } from "../../interview/last-run.ts";
import type { InterviewState } from "../../interview/fold-interview.ts";

/** What is said below the clock for a while, until this time of the clock. */
export interface Notice {
  text: string;
  untilMs: number;
}

/** What is said while help is offered. */
export const OFFER = "Stage 1 is not met yet: h gives the smallest help.";

/** What stands below the clock now: the offer of help until it is used or stage 1 is met, and a notice. */
export function listNotices(
  interview: InterviewState,
  { notice, clockMs }: { notice: Notice | null; clockMs: number },
): string[] {
  return [
    ...(isHelpOffered(interview) ? [OFFER] : []),
    ...(notice !== null && notice.untilMs > clockMs ? [notice.text] : []),
  ];
}

function isHelpOffered({ part, coded, offered, runs, steps }: InterviewState): boolean {
  if (!offered || part !== "coding" || coded !== null) return false;
  const since = steps.findIndex(({ step }) => step.kind === "offered");
  const isUsed = steps.slice(since).some(({ step }) => step.kind === "helped");
  return !isUsed && !runs.some(({ run }) => run.stages[0]?.status === "green");
}

/** What is said once the whole time is over, though nothing ends by it. */
export function tellOverTime(minutes: number): string {
  return `You are over time: the ${minutes} minutes of this interview have passed. You can go on.`;
}

/** What is asked before coding ends, with what is not met yet. */
export function tellUnfinished(interview: InterviewState): string {
  const ask = "End the coding part?";
  if (interview.runs.length === 0) return `Nothing was tested yet. ${ask}`;
  if (interview.plan.coding.kind !== "solve") return `Something is still broken. ${ask}`;
  return `Stage ${countGreenStages(findLastRun(interview)) + 1} is not met yet. ${ask}`;
}

/** What is said when nothing is given for a tick. */
export const TAKEN_BACK = "The tick is taken back.";
