import type { RequirementResult, StageResult, Verdict } from "../../../judge/verdict.ts";
import { countNoun } from "../../text/count-noun.ts";
import { sayText } from "../../text/say.ts";
import { wrapText } from "../../text/wrap.ts";
import { listTold } from "../list-told.ts";
import type { ReporterView } from "../reporter.ts";
import { writeRows } from "./rows.ts";

/** Writes the requirements of a stage, or those that were asked for. */
type WriteList = (own: readonly RequirementResult[]) => string[];

/**
 * What each stage came to: a complete one in a line, one that is not with its requirements, and those
 * that are still locked as a count. What was asked for alone, and a challenge of one stage, is a list.
 */
export function writeStages(
  verdict: Verdict,
  view: ReporterView,
  list: WriteList = (own) => writeRows(own, view.stages.before, view),
): string[] {
  const { stages } = view;
  const told = listTold(verdict, stages);
  if (stages.asked !== null || verdict.stages.length < 2) return list(told);
  const shown = verdict.stages.filter(({ n }) => stages.only === null || n === stages.only);
  const locked = shown.filter((stage) => isLocked(stage, view));
  return [
    ...shown
      .filter((stage) => !locked.includes(stage))
      .flatMap((stage) => writeStage(stage, verdict, { view, list })),
    ...writeLocked(locked, view),
  ];
}

function isLocked({ n, status }: StageResult, { stages }: ReporterView): boolean {
  return status === "locked" && n > stages.unlocked && n !== stages.opened;
}

function writeStage(
  stage: StageResult,
  verdict: Verdict,
  { view, list }: { view: ReporterView; list: WriteList },
): string[] {
  const { style, stages } = view;
  const { n, status, met, total } = stage;
  if (n === stages.opened) {
    const sign = style.accent(style.symbols.arrow);
    return writeHead(stage, { sign, fact: `${met} of ${total} so far` }, view);
  }
  const fact = `${met} of ${total} met`;
  switch (status) {
    case "green":
      return writeHead(stage, { sign: style.good(style.symbols.met), fact }, view);
    case "locked":
      return writeHead(
        stage,
        { sign: style.quiet(style.symbols.notReached), fact: "not run" },
        view,
      );
    case "red": {
      const own = verdict.requirements.filter((row) => row.stage === n);
      const isMissed = own.some(({ outcome }) => outcome === "missed");
      const sign = isMissed
        ? style.bad(style.symbols.missed)
        : style.quiet(style.symbols.notReached);
      return [...writeHead(stage, { sign, fact }, view), ...list(own)];
    }
  }
}

function writeHead(
  { n, title }: StageResult,
  { sign, fact }: { sign: string; fact: string },
  { style, width }: ReporterView,
): string[] {
  const name = style.strong(`Stage ${n}: ${sayText(title, style)}`);
  const text = `${name} ${style.quiet(`${style.symbols.dot} ${fact}`)}`;
  return wrapText(text, width, { first: `${sign} `, rest: "  " });
}

function writeLocked(locked: readonly StageResult[], { style, width }: ReporterView): string[] {
  if (locked.length === 0) return [];
  const total = locked.reduce((sum, stage) => sum + stage.total, 0);
  const { dot, notReached } = style.symbols;
  const text = `${notReached} ${countNoun(locked.length, "more stage")} ${dot} ${countNoun(total, "requirement")}`;
  return wrapText(style.quiet(text), width, { first: "", rest: "  " });
}
