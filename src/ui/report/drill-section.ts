import type { Report } from "../../report/report.ts";
import { makeTable, numberColumn } from "./section.ts";
import type { Section } from "./section.ts";

/** What the drills came to; `null` when none was done. */
export function describeDrills({ drills }: Report): Section | null {
  if (drills.length === 0) return null;
  return {
    id: "drills",
    title: "Drills",
    says: ["Exercises on known mistakes, each counted as it was judged last."],
    tables: [
      makeTable({
        caption: "Drills by kind",
        columns: [
          { title: "Drill" },
          numberColumn("Done"),
          numberColumn("Mistakes found"),
          numberColumn("False alarms"),
        ],
        rows: drills.map(({ drill, done, found, total, falseAlarms }) => [
          drill,
          String(done),
          `${found} of ${total}`,
          String(falseAlarms),
        ]),
        bars: drills.map(({ found, total }) => ({ done: found, total })),
      }),
    ],
    next: [],
  };
}
