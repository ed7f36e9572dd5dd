import type { MistakeFile } from "../catalog/parse-mistake-file.ts";
import type { RequirementResult, Verdict } from "../judge/verdict.ts";
import { listOwn } from "./draw-mistakes.ts";

/** What users see of one mistake: the requirement that only it breaks, with its finding. */
export interface Incident {
  mistake: string;
  row: RequirementResult;
}

/** What users see of each mistake that a program has, in the order of the requirements. */
export function listIncidents(mistakes: readonly MistakeFile[], verdict: Verdict): Incident[] {
  const { requirements } = verdict;
  return mistakes
    .flatMap((mistake) => {
      const own = listOwn(mistake, mistakes);
      const row = requirements.find(({ id, outcome }) => outcome === "missed" && own.includes(id));
      return row === undefined ? [] : [{ mistake: mistake.name, row }];
    })
    .toSorted((one, other) => requirements.indexOf(one.row) - requirements.indexOf(other.row));
}
