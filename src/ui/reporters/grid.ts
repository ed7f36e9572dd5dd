import { renderGrid } from "../render-grid.ts";
import type { GridRow } from "../render-grid.ts";
import type { View } from "../view.ts";
import type { Report } from "./reporter.ts";

/** Several verdicts in a line each. */
export function reportGrid(reports: readonly Report[]): string {
  const [first] = reports;
  return first === undefined ? "" : renderGrid(reports.map(summarize), first.view satisfies View);
}

function summarize({ verdict }: Report): GridRow {
  const { challenge, requirements, status } = verdict;
  const met = requirements.filter(({ outcome }) => outcome === "met").length;
  return { slug: challenge, state: status, met, total: requirements.length };
}
