import { renderGrid } from "../render-grid.ts";
import type { GridRow } from "../render-grid.ts";
import type { View } from "../view.ts";
import type { Report } from "./reporter.ts";

/** Several verdicts in a line each. */
export function reportGrid(reports: readonly Report[]): string {
  const [first] = reports;
  return first === undefined ? "" : renderGrid(reports.map(summarize), first.view satisfies View);
}

function summarize({ verdict, view }: Report): GridRow {
  const { challenge, requirements, stages, status } = verdict;
  return {
    slug: challenge,
    state: status,
    met: requirements.filter(({ outcome }) => outcome === "met").length,
    total: requirements.length,
    green: stages.filter((stage) => stage.status === "green").length,
    stages: stages.length,
    opened: view.stages.opened,
  };
}
