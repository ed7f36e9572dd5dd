import { describe, expect, test } from "vitest";
import { renderReportMarkdown } from "../../../src/ui/report/render-report-markdown.ts";
import { NEW_REPORT, REPORT } from "./sample-report.ts";

describe("a report as Markdown", () => {
  test("begins with its day and the figures", () => {
    expect(renderReportMarkdown(REPORT)).toMatch(
      /^# Report of 2026-11-30\n\n- Theory ready: \*\*56 %\*\* \(37 of 60 cards seen\)\n- Retention: \*\*91 %\*\*/,
    );
  });

  test("has tables whose rows are as long as their heads", () => {
    const lines = renderReportMarkdown(REPORT).split("\n");
    expect(lines).toContain("| Topic | Ready | Change | Seen | Known | Due |");
    expect(lines).toContain("| --- | ---: | ---: | ---: | ---: | ---: |");
    expect(lines).toContain("| event-loop | 84 % | +6 | 26 of 28 | 21 | 3 |");
    const rows = lines.filter((line) => line.startsWith("|"));
    const widths = rows.map((row) => row.split("|").length);
    expect(rows.every((row, at) => row !== "" && (widths[at] ?? 0) > 3)).toBe(true);
  });

  test("lists every challenge that is solved", () => {
    expect(renderReportMarkdown(REPORT)).toContain(
      "| event-emitter | 2026-11-21 | 7 | 52 | 1 | no |",
    );
  });

  test("says that interviews count neither as cards nor as stages, once there was one", () => {
    const words = ["Cards that were asked in mock", "Stages that were met in mock"];
    for (const text of words) {
      expect(renderReportMarkdown(REPORT)).toContain(`${text} interviews do not count here.`);
      expect(renderReportMarkdown(NEW_REPORT)).not.toContain(text);
    }
  });

  test("tells two interviews of a day apart", () => {
    const interviews = REPORT.signals.interviews.map((one, at) => ({
      ...one,
      interview: `2026-11-28T1${at}:30:00.000Z`,
    }));
    const page = renderReportMarkdown({ ...REPORT, signals: { ...REPORT.signals, interviews } });
    expect(page).toContain("| 2026-11-28 11:30 | 2026-11-28 10:30 |");
  });

  test("says what to type where there is nothing yet", () => {
    const page = renderReportMarkdown(NEW_REPORT);
    for (const command of [
      "trainer quiz",
      "trainer next",
      "trainer plan --until <date> --minutes 45",
    ])
      expect(page).toContain(`Next: \`${command}\``);
  });
});
