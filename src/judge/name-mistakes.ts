import type { Mistake } from "../catalog/challenge.ts";
import { diagnose } from "./diagnosis.ts";
import type { Verdict } from "./verdict.ts";

/** The verdict with the common mistake that each missed requirement looks like. */
export function nameMistakes(verdict: Verdict, mistakes: readonly Mistake[]): Verdict {
  const named = diagnose(verdict.requirements, mistakes);
  const requirements = verdict.requirements.map((row) => {
    const mistake = named.get(row.id);
    return row.finding === null || mistake === undefined
      ? row
      : { ...row, finding: { ...row.finding, mistake: mistake.says } };
  });
  return { ...verdict, requirements };
}
