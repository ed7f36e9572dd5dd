import type { ReviewResult, ReviewedMistake } from "../../drill/grade-review.ts";
import type { Incident } from "../../drill/incident.ts";
import { renderNext } from "../command-list.ts";
import { writeValues } from "../reporters/pretty/values.ts";
import { countNoun } from "../text/count-noun.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { Hang } from "../text/wrap.ts";
import type { View } from "../view.ts";
import { renderRow } from "./render-change.ts";

/** What the page of a graded review is made from. */
export interface ReviewPage {
  slug: string;
  result: ReviewResult;
  /** What the judge saw of each mistake. */
  incidents: readonly Incident[];
  /** The titles of all promises by their ids. */
  titles: ReadonlyMap<string, string>;
  sure: boolean;
  /** Digits of the numbers of lines. */
  digits: number;
  /** Commands to type next. */
  next: readonly string[];
}

const INDENT: Hang = { first: "  ", rest: "  " };

/** The score, each mistake with what it broke, and what was taken for a mistake and is none. */
export function renderReview(page: ReviewPage, view: View): string {
  const { result, sure } = page;
  const { style, width } = view;
  const alarms = result.falseRows.length + result.falsePromises.length;
  const total = result.mistakes.length;
  const score = `${result.found.length} of ${countNoun(total, "mistake")} found, ${countNoun(alarms, "false alarm")}`;
  const isRight = result.missed.length === 0 && alarms === 0;
  return joinPage([
    wrapText(style.strong(`Review of ${page.slug}: ${score}`), width),
    ...result.mistakes.map((one) => writeMistake(one, page, view)),
    writeAlarms(page, view),
    wrapText(tellSureness(sure, isRight), width),
    page.next.length === 0 ? [] : [renderNext(page.next, view)],
  ]);
}

function writeMistake(one: ReviewedMistake, page: ReviewPage, view: View): string[] {
  const { style, width } = view;
  const { mistake, rows } = one;
  const isFound = one.marked && one.named;
  const sign = isFound ? style.good(style.symbols.met) : style.bad(style.symbols.missed);
  const row = page.incidents.find((incident) => incident.mistake === mistake.name)?.row;
  const head = style.strong(sayText(mistake.title, style));
  return [
    ...wrapText(head, width, { first: `${sign} `, rest: "  " }),
    ...wrapText(style.quiet(tellNoticed(one)), width, INDENT),
    ...rows.flatMap((line) =>
      renderRow(line, page.digits, { style, width: width - 2 }).map((text) => `  ${text}`),
    ),
    ...(row === undefined
      ? []
      : [
          ...wrapText(`Breaks: ${sayText(row.title, style)}`, width, INDENT),
          ...wrapText(sayText(row.finding?.message ?? "", style), width, INDENT),
          ...writeValues(row.finding ?? {}, view),
        ]),
    ...wrapText(sayText(mistake.says, style), width, INDENT),
  ];
}

function tellNoticed({ marked, named }: ReviewedMistake): string {
  if (marked && named) return "Found.";
  if (marked) return "Missed: you marked its lines, but named no requirement that it breaks.";
  return named
    ? "Missed: you named a requirement that it breaks, but marked none of its lines."
    : "Missed.";
}

function writeAlarms({ result, titles }: ReviewPage, { style, width }: View): string[] {
  const { falseRows, falsePromises } = result;
  if (falseRows.length + falsePromises.length === 0) return [];
  const numbers = falseRows.map(({ n }) => String(n)).join(", ");
  const lines = falseRows.length === 1 ? `Line ${numbers} is` : `Lines ${numbers} are`;
  return [
    style.strong("False alarms"),
    ...(falseRows.length === 0 ? [] : wrapText(`${lines} harmless.`, width, INDENT)),
    ...falsePromises.flatMap((id) =>
      wrapText(`Still holds: ${sayText(titles.get(id) ?? id, style)}`, width, INDENT),
    ),
  ];
}

function tellSureness(sure: boolean, isRight: boolean): string {
  if (sure) return isRight ? "You were sure, and you were right." : "You were sure, but not right.";
  return isRight ? "You were unsure, but right." : "You were unsure.";
}
