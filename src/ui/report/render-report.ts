import type { Report } from "../../report/report.ts";
import { renderBar } from "../bar.ts";
import { renderNext } from "../command-list.ts";
import { fitCharacters } from "../text/fit-characters.ts";
import { sanitizeOutput } from "../sanitize.ts";
import { renderTable } from "../table.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";
import { listFigures, listSections, nameReport } from "./list-sections.ts";
import type { Section, SectionTable } from "./section.ts";

/** Below this many columns, numbers come before bars. */
const ROOM_FOR_BARS = 70;

/** A report on screen: the figures, then each part with its sentences and tables. */
export function renderReport(report: Report, view: View): string {
  const { style } = view;
  const figures = listFigures(report).map(({ name, value, says }) => [name, value, says]);
  const columns = [
    { title: "Now" },
    { title: "", align: "right" as const },
    { title: "", flexible: true },
  ];
  return joinPage([
    [style.strong(`Report of ${nameReport(report)}`)],
    [renderTable({ columns, rows: fitRows(figures, view) }, view)],
    ...listSections(report).flatMap((section) => renderSection(section, view)),
  ]);
}

/** What is said when a report was written as a page. */
export function renderWritten(file: string, { style, width }: View): string {
  const name = style.code(sanitizeOutput(file, { color: false }));
  return joinPage([
    wrapText(`Your report is in ${name}. Open that file in your browser; it works offline.`, width),
  ]);
}

function renderSection({ title, says, tables, next }: Section, view: View): string[][] {
  const { style, width } = view;
  return [
    [style.strong(title), ...says.flatMap((line) => wrapText(sayText(line, style), width))],
    ...tables.filter(({ isLong }) => !isLong).map((table) => [renderSectionTable(table, view)]),
    next.length === 0 ? [] : [renderNext(next, view)],
  ];
}

function renderSectionTable({ columns, rows, bars }: SectionTable, view: View): string {
  const [first, ...others] = columns;
  const fitted = fitRows(rows, view);
  if (first === undefined || bars.length === 0 || view.width < ROOM_FOR_BARS)
    return renderTable({ columns, rows: fitted }, view);
  const drawn = fitted.map(([name = "", ...cells], index) => [
    name,
    renderBar(bars[index] ?? { done: 0, total: 0 }, 16, view.style),
    ...cells,
  ]);
  return renderTable({ columns: [first, { title: "" }, ...others], rows: drawn }, view);
}

function fitRows(rows: readonly (readonly string[])[], { style }: View): string[][] {
  return rows.map((row) => row.map((cell) => fitCharacters(cell, style)));
}
