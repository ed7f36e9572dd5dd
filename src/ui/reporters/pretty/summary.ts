import type { StageResult, Verdict } from "../../../judge/verdict.ts";
import { renderBar } from "../../bar.ts";
import { wrapText } from "../../text/wrap.ts";
import { NARROW } from "../../view.ts";
import type { View } from "../../view.ts";
import { listTold } from "../list-told.ts";
import type { ReporterView, StageView } from "../reporter.ts";

const BAR = 20;
const NARROW_BAR = 8;

/** How far it got. */
export interface Summary {
  met: number;
  total: number;
  /** One sentence without looks; it says `Solved` only of a solved challenge. */
  says: string;
}

/** How far it got: in what was asked for, else in the stage that is not complete yet, else in all. */
export function summarize(verdict: Verdict, stages: StageView): Summary {
  const told = listTold(verdict, stages);
  const met = told.filter(({ outcome }) => outcome === "met").length;
  const all = { met, total: told.length };
  if (stages.asked !== null) {
    return { ...all, says: `${met} of ${all.total} asked ${nounFor(all.total)} met` };
  }
  if (verdict.status === "solved") return { ...all, says: `Solved: ${count(all)}` };
  const stage = findCurrent(verdict, stages);
  if (stage !== null) return sumUpStage(stage, verdict, stages);
  return { ...all, says: met === all.total ? `${count(all)}, not solved` : count(all) };
}

/** The bar with the summary. */
export function writeSummary(
  verdict: Verdict,
  view: View & Pick<ReporterView, "stages">,
): string[] {
  const { style, width } = view;
  const { met: done, total, says } = summarize(verdict, view.stages);
  const columns = width < NARROW ? NARROW_BAR : BAR;
  const bar = renderBar({ done, total }, columns, style);
  const { asked, opened } = view.stages;
  const isDone = (verdict.status === "solved" && asked === null) || opened !== null;
  const words = isDone ? style.good(`${style.symbols.met} ${says}`) : says;
  return wrapText(words, width, { first: `${bar}  `, rest: " ".repeat(columns + 2) });
}

/** The stage that the run was about; `null` when it was about all of them. */
function findCurrent(
  { stages: results }: Verdict,
  { all, only, opened }: StageView,
): StageResult | null {
  if (results.length < 2) return null;
  if (only !== null) return results.find(({ n }) => n === only) ?? null;
  if (all) return null;
  if (opened !== null) return results.find(({ n }) => n === opened - 1) ?? null;
  return results.find(({ status }) => status !== "green") ?? null;
}

function sumUpStage(
  { n, met, total }: StageResult,
  { stages: results }: Verdict,
  { opened }: StageView,
): Summary {
  const complete = opened !== null && n < opened ? " complete" : "";
  return {
    met,
    total,
    says: `Stage ${n} of ${results.length}${complete}: ${count({ met, total })}`,
  };
}

function count({ met, total }: { met: number; total: number }): string {
  return `${met} of ${total} ${nounFor(total)} met`;
}

function nounFor(total: number): string {
  return total === 1 ? "requirement" : "requirements";
}
