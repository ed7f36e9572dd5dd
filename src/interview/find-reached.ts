import type { InterviewLevel } from "./debrief.ts";
import type { InterviewState } from "./fold-interview.ts";
import { countGreenStages, findLastRun, listRegressions } from "./last-run.ts";
import { findPattern } from "./patterns.ts";
import { isPassed } from "./spoken.ts";
import type { Run } from "./step.ts";

/**
 * The level whose demands an interview met: a junior has stage 1 green; a middle has begun stage 2 and is
 * sound in it; a senior has stage 2 green, answers the question of the next stage, and the trade-offs.
 * Nobody reaches a level whose questions the interview did not ask.
 */
export function findReached(state: InterviewState): InterviewLevel | null {
  const { plan, drilled } = state;
  if (plan.coding.kind !== "solve") {
    if (drilled === null || drilled.found === 0) return null;
    return drilled.missed + drilled.falseAlarms === 0 ? plan.level : "junior";
  }
  const run = findLastRun(state);
  const green = countGreenStages(run);
  if (run === null || green === 0) return null;
  if (!isStageTwoBegun(state) || !isSound(run) || listRegressions(state).length > 0)
    return "junior";
  // Only who is measured as a senior is asked the question of the next stage.
  if (plan.level !== "senior") return "middle";
  const [stage, twist] = ["stage", "twist"].map((about) =>
    state.questions.find(({ question }) => question.about === about),
  );
  const further = stage ?? twist;
  const isFurther = further !== undefined && isPassed(further);
  return green >= 2 && isFurther && answersTradeOffs(state) ? "senior" : "middle";
}

/** Stage 2 holds more than it did when stage 1 turned green, or most of what it asks. */
export function isStageTwoBegun(state: InterviewState): boolean {
  const first = state.runs.find(({ run }) => countGreenStages(run) > 0)?.run.stages[1];
  const last = findLastRun(state)?.stages[1];
  if (last === undefined) return false;
  return last.status === "green" || last.met > (first?.met ?? 0) || last.met * 2 > last.total;
}

/** Nothing is left running, and nothing in the code is known to lose or hide something. */
function isSound({ leaks, sightings }: Run): boolean {
  const faults = sightings.filter(({ pattern }) => findPattern(pattern)?.isFault === true);
  return leaks.length === 0 && faults.length === 0;
}

/** At least half of the questions on the own code, and one of them. */
function answersTradeOffs({ questions }: InterviewState): boolean {
  const own = questions.filter(({ question }) => question.about === "follow-up");
  const passed = own.filter(isPassed).length;
  return passed > 0 && passed * 2 >= own.length;
}
