import type { Report } from "../../report/report.ts";
import { countNoun } from "../text/count-noun.ts";
import { describeCalibration } from "./calibration-section.ts";
import { describeDrills } from "./drill-section.ts";
import { describePlan } from "./plan-section.ts";
import { describeRetention } from "./retention-section.ts";
import { tellShare } from "./section.ts";
import type { Figure, Section } from "./section.ts";
import { describeSignals } from "./signal-section.ts";
import { describeStages } from "./stage-section.ts";
import { describeTheory } from "./theory-section.ts";

/** The parts of a report in their order. */
export function listSections(report: Report): Section[] {
  return [
    describeTheory(report),
    describeSignals(report),
    describeStages(report),
    describeRetention(report),
    describeCalibration(report),
    ...[describeDrills(report)].filter((section) => section !== null),
    describePlan(report),
  ];
}

/** The day that a report is of, such as `2026-11-30`. */
export function nameReport({ days, at }: Report): string {
  return days.at(-1) ?? at.slice(0, 10);
}

/** The figures that a report begins with. */
export function listFigures({ theory, stages, signals, plan }: Report): Figure[] {
  const { done, total, solved } = stages;
  const latest = signals.interviews.at(-1);
  return [
    {
      name: "Theory ready",
      value: tellShare(theory.readiness.now),
      says: `${theory.seen} of ${countNoun(theory.cards, "card")} seen`,
    },
    {
      name: "Retention",
      value: tellShare(theory.retention),
      says: "of the cards that you have seen",
    },
    {
      name: "Stages done",
      value: `${done} of ${total}`,
      says: `${countNoun(solved.length, "challenge")} solved`,
    },
    latest === undefined
      ? { name: "Mock interviews", value: "0", says: "none yet" }
      : {
          name: "Mock interviews",
          value: String(signals.interviews.length),
          says: `the latest: ${latest.result}`,
        },
    ...(plan === null || plan.state === "over"
      ? []
      : [
          {
            name: "Days left",
            value: String(plan.daysLeft),
            says: `until ${plan.plan.until}`,
          },
        ]),
  ];
}
