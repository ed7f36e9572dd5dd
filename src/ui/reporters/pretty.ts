import type { Verdict } from "../../judge/verdict.ts";
import { renderNext } from "../command-list.ts";
import { joinPage } from "../text/page.ts";
import { writeBroken } from "./pretty/broken.ts";
import { writeFirstMissed, writeOtherMissed } from "./pretty/finding.ts";
import { writeHeader } from "./pretty/header.ts";
import { writeNotes } from "./pretty/notes.ts";
import { writeRows } from "./pretty/rows.ts";
import { writeSummary } from "./pretty/summary.ts";
import type { ReporterView } from "./reporter.ts";

/** The verdict for a person: the first missed requirement in full, the rest in a line each. */
export function reportPretty(verdict: Verdict, view: ReporterView): string {
  return joinPage([
    writeHeader(verdict, view),
    writeRows(verdict.requirements, view),
    ...writeBroken(verdict, view),
    ...writeFirstMissed(verdict, view),
    writeOtherMissed(verdict, view),
    writeNotes(verdict, view),
    writeSummary(verdict, view),
    view.next.length === 0 ? [] : [renderNext(view.next, view)],
  ]);
}
