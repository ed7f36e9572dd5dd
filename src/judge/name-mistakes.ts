import type { Mistake } from "../catalog/challenge.ts";
import { diagnose } from "./diagnosis.ts";
import type { Verdict } from "./verdict.ts";

/**
 * The verdict with the common mistake that each missed requirement looks like. No mistake that is known
 * breaks a run, so nothing is named in one that is broken.
 */
export function nameMistakes(verdict: Verdict, mistakes: readonly Mistake[]): Verdict {
  const named = diagnose(verdict.requirements, verdict.status === "broken" ? [] : mistakes);
  const requirements = verdict.requirements.map((row) => {
    if (row.finding === null) return row;
    const mistake = named.get(row.id);
    // A verdict that was kept may carry a name from before the mistakes were changed.
    const { mistake: _before, ...finding } = row.finding;
    return {
      ...row,
      finding: mistake === undefined ? finding : { ...finding, mistake: mistake.says },
    };
  });
  return { ...verdict, requirements };
}
