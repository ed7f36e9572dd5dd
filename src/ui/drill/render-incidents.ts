import type { Report } from "../../drill/drill-file.ts";
import { renderNext } from "../command-list.ts";
import { writeValues } from "../reporters/pretty/values.ts";
import { countNoun } from "../text/count-noun.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What the page of a planted file is made from. */
export interface IncidentPage {
  title: string;
  seed: string;
  level: string;
  file: string;
  /** The file was there already and was left as it is. */
  existed: boolean;
  /** The learner solved the challenge in JavaScript. */
  isOther: boolean;
  reports: readonly Report[];
  /** Commands to type next. */
  next: readonly string[];
}

/** What users report of a file in which mistakes were planted. */
export function renderIncidents(page: IncidentPage, view: View): string {
  const { title, seed, level, file, existed, isOther, reports } = page;
  const { style, width } = view;
  const told = existed
    ? `${file} is there already, so it was not changed.`
    : `Created ${file}, a right solution with ${countNoun(reports.length, "planted mistake")}. Find and repair them; the clock runs.`;
  const repeat = `Seed ${seed}: \`--seed ${seed} --level ${level}\` plants the same again.`;
  return joinPage([
    wrapText(style.strong(`Incident: ${title}`), width),
    [
      ...wrapText(told, width),
      ...(isOther ? wrapText("The file is TypeScript, whatever you solved it in.", width) : []),
    ],
    ["Since the last release, users report:"],
    ...reports.map((report, index) => writeReport(report, index + 1, view)),
    wrapText(style.quiet(repeat), width),
    [renderNext(page.next, view)],
  ]);
}

function writeReport(report: Report, number: number, view: View): string[] {
  const { style, width } = view;
  const text = `No longer true: ${sayText(report.message, style)}`;
  const { expected, received } = report;
  return [
    ...wrapText(text, width, { first: `${number}. `, rest: "   " }),
    ...writeValues(
      {
        ...(expected === undefined ? {} : { expected }),
        ...(received === undefined ? {} : { received }),
      },
      view,
    ),
  ];
}
