import type { Report } from "../../report/report.ts";
import { listFigures, listSections, nameReport } from "./list-sections.ts";
import type { Section, SectionTable } from "./section.ts";
import { writeRow } from "../markdown/write-row.ts";

/** A report as a page of Markdown. */
export function renderReportMarkdown(report: Report): string {
  const figures = listFigures(report).map(
    ({ name, value, says }) => `- ${name}: **${value}** (${says})`,
  );
  const blocks = [
    `# Report of ${nameReport(report)}`,
    figures.join("\n"),
    ...listSections(report).flatMap(writeSection),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function writeSection({ title, says, tables, next }: Section): string[] {
  return [
    `## ${title}`,
    ...says,
    ...tables.flatMap((table) => [`${table.caption}:`, writeTable(table)]),
    ...next.map((command) => `Next: \`${command}\``),
  ];
}

function writeTable({ columns, rows }: SectionTable): string {
  const rule = columns.map(({ align }) => (align === "right" ? "---:" : "---"));
  return [columns.map(({ title }) => title), rule, ...rows].map(writeRow).join("\n");
}
