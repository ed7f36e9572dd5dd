import { Option } from "commander";
import type { Command } from "commander";
import { loadScenes } from "../loop/io/load-scenes.ts";
import { loadJournal } from "../progress/io/load-journal.ts";
import { buildReport } from "../report/build-report.ts";
import type { Report } from "../report/report.ts";
import { renderReportMarkdown } from "../ui/report/render-report-markdown.ts";
import { renderReport, renderWritten } from "../ui/report/render-report.ts";
import type { Context, ExitCode } from "./context.ts";
import { printJson } from "./json.ts";
import { listMarks } from "./report/list-marks.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { openDesk } from "./quiz/desk.ts";
import type { WorkspaceOption } from "./state.ts";
import { loadToday } from "./today/load-today.ts";
import { writeHtml } from "./write-html.ts";

interface ReportOptions extends WorkspaceOption {
  html?: string;
  force?: boolean;
  markdown?: boolean;
  json?: boolean;
}

/** `trainer report`: where the learner stands and how they came there. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .option("--html <file>", "Write it as a page for your browser.")
    .option("--force", "Replace the file even if trainer did not write it.")
    .addOption(new Option("--markdown", "Print it as Markdown.").conflicts(["json", "html"]));
  addWorkspaceOption(addJsonOption(command)).action(async (options: ReportOptions) =>
    finish(await show(options, context)),
  );
  addExamples(
    command,
    "trainer report",
    "trainer report --html report.html",
    "trainer report --markdown > report.md",
  );
}

async function show(options: ReportOptions, context: Context): Promise<ExitCode> {
  const { html = null, force = false, markdown = false, json = false } = options;
  const report = loadReport(options, context);
  if (html !== null) {
    const { renderReportPage } = await import("../page/report-page.tsx");
    const file = { name: html, force, command: "trainer report" };
    await writeHtml(renderReportPage(report), file, context);
  }
  if (json) printJson(context, { ...report, html });
  else if (html !== null) context.out(renderWritten(html, context));
  else if (markdown) context.out(renderReportMarkdown(report));
  else context.out(renderReport(report, context));
  return 0;
}

/** The report of a workspace now. */
function loadReport(options: WorkspaceOption, context: Context): Report {
  const desk = openDesk(options, context);
  const { state, cards, theory, exam } = desk;
  return buildReport({
    ...{ cards, theory, exam, catalog: state.catalog },
    journal: loadJournal(state.workspace.folder),
    scenes: loadScenes(context.packageRoot).scenes,
    today: loadToday(state, context),
    interviews: listMarks(state, context),
    now: context.now(),
  });
}
