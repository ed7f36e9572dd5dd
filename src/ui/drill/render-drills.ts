import type { DrillCounts } from "../../drill/summarize-drills.ts";
import { renderTable } from "../table.ts";
import type { View } from "../view.ts";

/** What the drills came to, a line for each kind. */
export function renderDrills(counts: readonly DrillCounts[], view: View): string {
  const rows = counts.map(({ drill, done, found, total, falseAlarms }) => [
    ...[drill, String(done), `${found} of ${total}`, String(falseAlarms)],
  ]);
  const columns = [
    { title: "Drill" },
    { title: "Done", align: "right" as const },
    { title: "Mistakes found", align: "right" as const },
    { title: "False alarms", align: "right" as const, optional: true },
  ];
  return renderTable({ columns, rows }, view);
}
