import type { Report } from "../../report/report.ts";
import { summarizeToday } from "../tell-today.ts";
import { makeTable, numberColumn } from "./section.ts";
import type { Section } from "./section.ts";

/** What the plan holds for today, and whether it can be met. */
export function describePlan({ plan }: Report): Section {
  const head = { id: "plan" as const, title: "Plan" };
  if (plan === null) {
    return {
      ...head,
      says: [
        "There is no plan. With a date and the minutes a day, `trainer today` says what to do.",
      ],
      tables: [],
      next: ["trainer plan --until <date> --minutes 45"],
    };
  }
  const { items, state } = plan;
  const over = `trainer plan --until <date> --minutes ${plan.plan.minutes}`;
  return {
    ...head,
    says: summarizeToday(plan),
    tables:
      items.length === 0
        ? []
        : [
            makeTable({
              caption: "Left for today",
              columns: [
                { title: "Today", flexible: true, least: 48 },
                numberColumn("Minutes"),
                { title: "Command", optional: true },
              ],
              rows: items.map(({ title, minutes, command }) => [
                title,
                String(minutes),
                `trainer ${command.join(" ")}`,
              ]),
            }),
          ],
    next: state === "over" ? [over] : items.length === 0 ? [] : ["trainer today"],
  };
}
