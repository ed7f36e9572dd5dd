import type { Verdict } from "../../judge/verdict.ts";
import { renderNext } from "../command-list.ts";
import { joinPage } from "../text/page.ts";
import { writeBroken } from "./pretty/broken.ts";
import { writeFindings, writeMissing, writeOthers } from "./pretty/finding.ts";
import { writeHeader } from "./pretty/header.ts";
import { writeNotes } from "./pretty/notes.ts";
import { writeQuestion } from "./pretty/question.ts";
import { writeStages } from "./pretty/stages.ts";
import { writeSummary } from "./pretty/summary.ts";
import type { ReporterView } from "./reporter.ts";

/** The verdict for a person: what each stage came to, the first finding in full, the rest in a line each. */
export function reportPretty(verdict: Verdict, view: ReporterView): string {
  const isOpening = view.stages.opened !== null;
  return joinPage([
    writeHeader(verdict, view),
    writeStages(verdict, view),
    ...writeBroken(verdict, view),
    writeMissing(verdict, view),
    ...writeFindings(verdict, view),
    writeOthers(verdict, view),
    writeNotes(verdict, view),
    writeSummary(verdict, view),
    ...writeQuestion(verdict, view),
    isOpening || view.next.length === 0 ? [] : [renderNext(view.next, view)],
  ]);
}
