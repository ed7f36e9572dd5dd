import type { VNode } from "preact";
import type { Report } from "../report/report.ts";
import { listFigures, listSections, nameReport } from "../ui/report/list-sections.ts";
import type { Section } from "../ui/report/section.ts";
import { tellLongDay } from "./charts/share.ts";
import { Figures, Part } from "./parts.tsx";
import { renderPage } from "./render-page.tsx";
import { ReportCharts } from "./report-charts.tsx";
import { ReportTable } from "./report-table.tsx";

/** A report as one HTML file. */
export function renderReportPage(report: Report): string {
  const sections = listSections(report);
  const day = nameReport(report);
  return renderPage({
    title: `Report of ${tellLongDay(day)}`,
    kind: "report",
    contents: sections.map(({ id, title }) => ({ id, title })),
    made: `Made by trainer on ${report.at.slice(0, 16).replace("T", " ")} UTC from your journal.`,
    children: (
      <>
        <Figures figures={listFigures(report)} />
        {sections.map((section) => (
          <ReportPart key={section.id} section={section} report={report} />
        ))}
      </>
    ),
  });
}

function ReportPart({ section, report }: { section: Section; report: Report }): VNode {
  const { id, title, says, next, tables } = section;
  return (
    <Part id={id} title={title} says={says} next={next}>
      <ReportCharts id={id} report={report} />
      {tables.map((table, index) => (
        <ReportTable key={index} id={`${id}-${index}`} section={id} table={table} report={report} />
      ))}
    </Part>
  );
}
