import { renderGrid } from "../render-grid.ts";
import type { GridRow } from "../render-grid.ts";
import type { Batch, Report, Untested } from "./reporter.ts";

/** Several verdicts in a line each. */
export function reportGrid({ reports, untested, view }: Batch): string {
  return renderGrid([...reports.map(summarize), ...untested.map(summarizeUntested)], view);
}

function summarizeUntested({ challenge, requirements, stages }: Untested): GridRow {
  const none = { met: 0, green: 0, opened: null };
  return { slug: challenge, state: "untested", total: requirements, stages, ...none };
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
