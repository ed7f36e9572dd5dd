import type { MistakeFile } from "../catalog/parse-mistake-file.ts";
import type { RequirementResult, Verdict } from "../judge/verdict.ts";
import { listOwn } from "./draw-mistakes.ts";

/** How far a repair has come. */
export interface RepairResult {
  /** Names of the mistakes that are mended. */
  gone: string[];
  /** Names of those that are still there. */
  stays: string[];
  /** Requirements that are missed and that no mistake which is left breaks. */
  broken: RequirementResult[];
}

/** Says which of the planted mistakes are gone: all that only such a one breaks is met again. */
export function compareRepair(mistakes: readonly MistakeFile[], verdict: Verdict): RepairResult {
  const outcomes = new Map(verdict.requirements.map(({ id, outcome }) => [id, outcome]));
  const isGone = (mistake: MistakeFile): boolean =>
    listOwn(mistake, mistakes).every((id) => outcomes.get(id) === "met");
  const left = mistakes.filter((mistake) => !isGone(mistake));
  const explained = new Set(left.flatMap(({ misses }) => misses));
  return {
    gone: mistakes.filter((mistake) => isGone(mistake)).map(({ name }) => name),
    stays: left.map(({ name }) => name),
    broken: verdict.requirements.filter(
      ({ id, outcome }) => outcome === "missed" && !explained.has(id),
    ),
  };
}
