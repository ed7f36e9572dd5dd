import type { Challenge } from "../catalog/challenge.ts";
import { listWanted } from "./attempt-request.ts";
import type { Scope } from "./attempt-request.ts";
import type { RequirementResult, StageResult } from "./verdict.ts";

/**
 * What each stage came to. One that was not asked for is locked, and in a plain run every one after
 * the first that is not green.
 */
export function sumUpStages(
  challenge: Challenge,
  scope: Scope,
  requirements: readonly RequirementResult[],
): StageResult[] {
  const wanted = listWanted(scope, challenge);
  let isOpen = true;
  return challenge.stages.map(({ n, title }) => {
    const own = requirements.filter(({ stage }) => stage === n);
    const met = own.filter(({ outcome }) => outcome === "met").length;
    const isGreen = met === own.length;
    const isJudged = wanted.includes(n) && (isOpen || scope.kind !== "plain");
    if (!isGreen) isOpen = false;
    const status = !isJudged ? "locked" : isGreen ? "green" : "red";
    return { n, title, status, met, total: own.length };
  });
}
