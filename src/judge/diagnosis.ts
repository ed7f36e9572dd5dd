import type { Mistake } from "../catalog/challenge.ts";
import type { RequirementResult } from "./verdict.ts";

/**
 * The known mistake that the missed requirements look like, or `null` when none or several fit. A
 * mistake with patterns fits when all its requirements are missed with matching messages, even if
 * more is missed; one without patterns only when exactly its requirements are missed. The mistake
 * that explains most wins; a tie says nothing, for a wrong diagnosis is worse than none.
 */
export function diagnose(results: RequirementResult[], mistakes: Mistake[]): Mistake | null {
  const missed = new Map<string, string>();
  for (const { id, outcome, finding } of results) {
    if (outcome === "missed") missed.set(id, finding?.message ?? "");
  }
  const fitting = mistakes.filter((mistake) => fits(mistake, missed));
  const most = Math.max(0, ...fitting.map((mistake) => mistake.misses.length));
  const best = fitting.filter((mistake) => mistake.misses.length === most);
  return best.length === 1 ? (best[0] ?? null) : null;
}

function fits(mistake: Mistake, missed: Map<string, string>): boolean {
  if (mistake.misses.length === 0) return false;
  if (!mistake.misses.every((id) => missed.has(id))) return false;
  const patterns = Object.entries(mistake.when);
  if (patterns.length === 0) return missed.size === mistake.misses.length;
  return patterns.every(([id, pattern]) => pattern.test(missed.get(id) ?? ""));
}
