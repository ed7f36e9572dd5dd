import { renderReport } from "../../../src/ui/report/render-report.ts";
import type { View } from "../../../src/ui/view.ts";
import { NEW_REPORT, REPORT } from "./sample-report.ts";

/** What the pages of a report show. */
export const REPORT_SCREENS: Readonly<Record<string, (view: View) => string>> = {
  report: (view) => renderReport(REPORT, view),
  "report-new": (view) => renderReport(NEW_REPORT, view),
};
