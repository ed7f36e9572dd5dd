import type { ComponentChildren, VNode } from "preact";
import type { Report } from "../report/report.ts";
import type { SectionId, SectionTable } from "../ui/report/section.ts";
import { Bar } from "./charts/bar.tsx";
import { SparkLine } from "./charts/spark-line.tsx";
import { LevelMark } from "./level-mark.tsx";
import { DataTable } from "./parts.tsx";
import type { PageColumn } from "./parts.tsx";

/** A table of a report with the drawings that belong to its rows. */
export function ReportTable(props: {
  id: string;
  section: SectionId;
  table: SectionTable;
  report: Report;
}): VNode {
  const { id, section, table, report } = props;
  const drawings = listDrawings(section, table, report);
  const columns: PageColumn[] = table.columns.map(({ title, align = "left", least = 0 }) => ({
    ...{ title, align, text: least > 20 },
  }));
  const [first = { title: "" }, ...others] = columns;
  return (
    <DataTable
      id={id}
      caption={table.caption}
      columns={[first, ...drawings.map(({ column }) => column), ...others]}
      rows={table.rows.map(([name, ...cells], index) => [
        name,
        ...drawings.map(({ cells: drawn }) => drawn[index]),
        ...cells.map((cell) => showCell(cell, section)),
      ])}
    />
  );
}

function showCell(cell: string, section: SectionId): ComponentChildren {
  if (section === "signals") return <LevelMark word={cell} />;
  return cell.startsWith("trainer ") ? <code>{cell}</code> : cell;
}

interface Drawing {
  column: PageColumn;
  cells: readonly ComponentChildren[];
}

function listDrawings(section: SectionId, { bars }: SectionTable, report: Report): Drawing[] {
  const { days, theory } = report;
  const bar: Drawing = {
    column: { title: "", drawn: true },
    cells: bars.map(({ done, total }, index) => <Bar key={index} done={done} total={total} />),
  };
  const spark: Drawing = {
    column: { title: `Since ${days[0] ?? ""}`, drawn: true },
    cells: theory.topics.map(({ deck, readiness }) => (
      <SparkLine key={deck} values={readiness.history} />
    )),
  };
  return [
    ...(bars.length === 0 ? [] : [bar]),
    ...(section === "theory" && days.length > 1 ? [spark] : []),
  ];
}
