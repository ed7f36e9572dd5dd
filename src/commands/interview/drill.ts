import { compareRepair } from "../../drill/compare-repair.ts";
import { diffParts } from "../../drill/diff-rows.ts";
import { writeDrillFile } from "../../drill/drill-file.ts";
import { gradeReview } from "../../drill/grade-review.ts";
import { listMissed } from "../../drill/hold-drill.ts";
import { listIncidents } from "../../drill/incident.ts";
import { countDigits, renderTask } from "../../ui/drill/render-change.ts";
import { renderReview } from "../../ui/drill/render-review.ts";
import { prepareDrill } from "../drill/prepare.ts";
import type { JudgedDrill } from "../drill/prepare.ts";
import { askMarks } from "../drill/review-ask.ts";
import type { AskTicks } from "../drill/review-ask.ts";
import { codeAtTerminal } from "./code.ts";
import { recordStep } from "./desk.ts";
import { openInterviewFile } from "./file.ts";
import { HOW_JUDGED } from "./judge.ts";
import { askSome } from "./lists.ts";
import { interrupt } from "./terminal-desk.ts";
import type { Said, TerminalDesk } from "./terminal-desk.ts";

/** A repair or a review in place of the challenge itself; the seed of the interview is that of the drill. */
export async function drillAtTerminal(desk: TerminalDesk): Promise<Said<null>> {
  const { interview, content, context } = desk;
  const { seed, level, coding } = interview.plan;
  const drill = coding.kind === "repair" ? "repair" : "review";
  const judged = await prepareDrill(content.challenge, { drill, seed, level }, context);
  if (judged === null) return interrupt(desk);
  return drill === "repair" ? repair(desk, judged) : review(desk, judged);
}

/** The faults lie in the candidate's file, with what users report; coding ends when all are gone. */
function repair(desk: TerminalDesk, { built, verdict }: JudgedDrill): Promise<Said<null>> {
  const { id, digest, mistakes, after } = built;
  const reports = listIncidents(mistakes, verdict).map(({ row }) => ({
    ...{ message: row.finding?.message ?? row.title },
    ...{ expected: row.finding?.expected, received: row.finding?.received },
  }));
  const head = { id, digest, since: desk.interview.id };
  const file = openInterviewFile(desk, writeDrillFile(head, reports, after));
  return codeAtTerminal(desk, {
    file,
    how: { ...HOW_JUDGED, scope: { kind: "all" } },
    isDone: (judged) => {
      const { gone, stays, broken } = compareRepair(mistakes, judged.verdict);
      const told = { found: gone.length, missed: stays.length, falseAlarms: broken.length };
      recordStep(desk, { kind: "drilled", ...told });
      return stays.length + broken.length === 0;
    },
  });
}

/** The candidate marks the lines of a change that are wrong, and the promises that they break. */
async function review(desk: TerminalDesk, judged: JudgedDrill): Promise<Said<null>> {
  const { content, context } = desk;
  const { built, verdict } = judged;
  const { title } = content.challenge;
  const { seed, level } = built.id;
  context.out(`\n${renderTask({ title, seed, level }, context)}\n`);
  const ask: AskTicks = async (list) => {
    const said = await askSome(desk, list);
    if (said.kind === "said") return { kind: "answered", value: said.value };
    return { kind: said.kind === "left" ? "cancelled" : "interrupted" };
  };
  const marks = await askMarks(content.challenge, judged, { context, ask });
  if (marks.kind !== "answered")
    return { kind: marks.kind === "cancelled" ? "left" : "interrupted" };
  const rows = diffParts(built.base, built.parts).flatMap((hunk) => hunk.rows);
  const subject = { mistakes: built.mistakes, rows, missed: listMissed(verdict) };
  const result = gradeReview(subject, { ...marks.value, sure: true });
  const { found, missed, falseRows, falsePromises } = result;
  const falseAlarms = falseRows.length + falsePromises.length;
  recordStep(desk, {
    ...{ kind: "drilled", found: found.length, missed: missed.length, falseAlarms },
  });
  recordStep(desk, { kind: "coded", by: "done" });
  const page = {
    ...{ slug: content.challenge.slug, result, incidents: listIncidents(built.mistakes, verdict) },
    titles: new Map(content.challenge.requirements.map((one) => [one.id, one.title])),
    ...{ sure: true, digits: countDigits(diffParts(built.base, built.parts)), next: [] },
  };
  context.out(`\n${renderReview(page, context)}`);
  return { kind: "said", value: null };
}
