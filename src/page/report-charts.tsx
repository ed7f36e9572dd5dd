import type { VNode } from "preact";
import type { Report } from "../report/report.ts";
import { nameBin } from "../ui/report/calibration-section.ts";
import type { SectionId } from "../ui/report/section.ts";
import { tellShare } from "../ui/report/section.ts";
import { CalibrationChart } from "./charts/calibration-chart.tsx";
import { LineChart } from "./charts/line-chart.tsx";
import type { LineChartData } from "./charts/line-chart.tsx";
import { DataTable, Details } from "./parts.tsx";

/** The charts of a part of a report, each with its values as a table; nothing where there is no history yet. */
export function ReportCharts({ id, report }: { id: SectionId; report: Report }): VNode | null {
  if (id === "calibration") return <Calibration report={report} />;
  const chart = chooseChart(id, report);
  if (chart === null || chart.values.filter((value) => value !== null).length < 2) return null;
  return (
    <div>
      <LineChart {...chart} />
      <Details summary="Values by day">
        <DataTable
          id={`${id}-days`}
          caption={chart.title}
          columns={[{ title: "Day" }, { title: "Value", align: "right" }]}
          rows={chart.days.map((day, index) => {
            const value = chart.values[index] ?? null;
            return [day, value === null ? "–" : chart.tell(value)];
          })}
        />
      </Details>
    </div>
  );
}

function chooseChart(id: SectionId, report: Report): LineChartData | null {
  const { days, theory, stages, retention } = report;
  switch (id) {
    case "theory":
      return {
        ...{ days, values: theory.readiness.history, top: 1, tell: tellShare },
        title: "Ready in all topics together",
      };
    case "stages":
      return {
        ...{ days, values: stages.history, top: stages.total, tell: String, steps: true },
        title: "Stages done",
      };
    case "retention":
      return {
        ...{ days, values: retention.history, top: 1, tell: tellShare },
        title: "Retention of the cards seen so far",
        goal: { value: 0.9, says: "a card comes back at 90 %" },
      };
    case "signals":
    case "calibration":
    case "drills":
    case "plan":
      return null;
  }
}

function Calibration({ report: { calibration } }: { report: Report }): VNode | null {
  const points = calibration.bins.flatMap((bin) => {
    const { expected, known, reviews } = bin;
    return expected === null || known === null
      ? []
      : [{ name: nameBin(bin), expected, known, size: reviews }];
  });
  if (points.length === 0) return null;
  return (
    <CalibrationChart
      title="Known (upwards) by what was expected (to the right), with the number of reviews"
      points={points}
    />
  );
}
