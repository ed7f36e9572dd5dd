import type { Mistake } from "../catalog/challenge.ts";
import type { Finding, RequirementResult } from "./verdict.ts";

/**
 * For each missed requirement the common mistake that it looks like; a row that none or several fit
 * equally is left out, for a wrong diagnosis is worse than none. A mistake fits a row if it lists that
 * row, its pattern for it matches the finding, and none of its other rows is met. Of several the one
 * that explains most missed rows is meant.
 */
export function diagnose(
  results: readonly RequirementResult[],
  mistakes: readonly Mistake[],
): Map<string, Mistake> {
  const rows = new Map(results.map((row) => [row.id, row]));
  const possible = mistakes.filter(({ misses }) =>
    misses.every((id) => rows.get(id)?.outcome !== "met"),
  );
  const explains = new Map(possible.map((mistake) => [mistake, countFits(mistake, rows)]));
  const named = new Map<string, Mistake>();
  for (const row of results) {
    const fitting = possible.filter((mistake) => fits(mistake, row));
    const most = Math.max(0, ...fitting.map((mistake) => explains.get(mistake) ?? 0));
    const [best, ...others] = fitting.filter((mistake) => explains.get(mistake) === most);
    if (best !== undefined && others.length === 0) named.set(row.id, best);
  }
  return named;
}

function countFits(mistake: Mistake, rows: ReadonlyMap<string, RequirementResult>): number {
  return mistake.misses.filter((id) => {
    const row = rows.get(id);
    return row !== undefined && fits(mistake, row);
  }).length;
}

function fits({ misses, when }: Mistake, { id, finding }: RequirementResult): boolean {
  if (finding === null || !misses.includes(id)) return false;
  const pattern = when[id];
  return pattern === undefined || pattern.test(describeFinding(finding));
}

/** What a pattern is looked for in. */
export function describeFinding({ message, expected, received }: Finding): string {
  return [
    message,
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    ...(received === undefined ? [] : [`received: ${received}`]),
  ].join("\n");
}
