import type { Report } from "../../report/report.ts";
import { makeTable, numberColumn, tellShare } from "./section.ts";
import type { Section } from "./section.ts";

/** How much of what was learned is still known. */
export function describeRetention({ retention }: Report): Section {
  const { kinds, coming } = retention;
  const learned = kinds.some((kind) => kind.learned > 0);
  return {
    id: "retention",
    title: "Retention",
    says: [
      "Retention is the chance that you still know what you have learned. A card comes back when it falls to 90 %.",
      ...(learned
        ? [
            `Cards to come: ${coming.today} today, ${coming.week} within a week, ${coming.later} later.`,
          ]
        : ["You have not learned anything yet that could be forgotten."]),
    ],
    tables: learned
      ? [
          makeTable({
            caption: "Retention by kind",
            columns: [
              { title: "Kind" },
              numberColumn("Learned"),
              numberColumn("Retention"),
              numberColumn("Due"),
            ],
            rows: kinds.map((kind) => [
              KIND_NAMES[kind.kind],
              String(kind.learned),
              tellShare(kind.retention),
              String(kind.due),
            ]),
            bars: kinds.map((kind) => ({ done: kind.retention ?? 0, total: 1 })),
          }),
        ]
      : [],
    next: coming.today > 0 ? ["trainer quiz --due"] : [],
  };
}

const KIND_NAMES = { cards: "Cards", scenes: "Scenes", challenges: "Challenges" } as const;
