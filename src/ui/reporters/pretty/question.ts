import type { Verdict } from "../../../judge/verdict.ts";
import { renderNext } from "../../command-list.ts";
import { renderMarkdown } from "../../markdown.ts";
import { sayText } from "../../text/say.ts";
import { wrapText } from "../../text/wrap.ts";
import { isEndedByOpened } from "../list-told.ts";
import type { ReporterView } from "../reporter.ts";

/** What is asked next, as an interviewer says it, once a run has opened a stage. */
export function writeQuestion(verdict: Verdict, view: ReporterView): string[][] {
  const { style, width, stages } = view;
  const { opened, question } = stages;
  const stage = verdict.stages.find(({ n }) => n === opened);
  if (opened === null || stage === undefined) return [];
  const spoken = renderMarkdown(question ?? sayText(stage.title, style), style, width - 4);
  const side = style.accent(style.symbols.side);
  const later = isEndedByOpened(verdict, stages)
    ? `Your code did not get through the tests of stage ${opened}; the next run shows why.`
    : `The next run shows what is not met in stage ${opened}.`;
  return [
    wrapText(style.strong("The interviewer goes on:"), width),
    spoken.split("\n").map((line) => `  ${side} ${line}`.trimEnd()),
    [...wrapText(later, width), ...writeWay(verdict, view)],
  ];
}

/** Where the stage stands in full: a key, or a command. */
function writeWay({ challenge }: Verdict, view: ReporterView): string[] {
  return view.isTaken === true
    ? wrapText("b shows the brief up to this stage.", view.width)
    : [renderNext([`trainer show ${challenge}`, ...view.next], view)];
}
