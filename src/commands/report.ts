import { Option } from "commander";
import type { Command } from "commander";
import { loadScenes } from "../loop/io/load-scenes.ts";
import { loadJournal } from "../progress/io/load-journal.ts";
import { buildReport } from "../report/build-report.ts";
import type { Report } from "../report/report.ts";
import { renderReportMarkdown } from "../ui/report/render-report-markdown.ts";
import { renderReport } from "../ui/report/render-report.ts";
import type { Context, ExitCode } from "./context.ts";
import { printJson } from "./json.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { openDesk } from "./quiz/desk.ts";
import type { WorkspaceOption } from "./state.ts";
import { loadToday } from "./today/load-today.ts";

interface ReportOptions extends WorkspaceOption {
  markdown?: boolean;
  json?: boolean;
}

/** `trainer report`: where the learner stands and how they came there. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command.addOption(new Option("--markdown", "Print it as Markdown.").conflicts("json"));
  addWorkspaceOption(addJsonOption(command)).action((options: ReportOptions) =>
    finish(show(options, context)),
  );
  addExamples(command, "trainer report", "trainer report --markdown > report.md");
}

function show(options: ReportOptions, context: Context): ExitCode {
  const report = loadReport(options, context);
  if (options.json === true) printJson(context, { ...report });
  else if (options.markdown === true) context.out(renderReportMarkdown(report));
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
    interviews: [],
    now: context.now(),
  });
}
