import type { RequirementResult, Verdict } from "../../judge/verdict.ts";
import { cutText } from "../text/cut.ts";
import { displayWidth } from "../text/glyphs.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import { cutLines, cutValues } from "./cut-values.ts";
import { listMissed, listWaiting, tellMissing } from "./list-told.ts";
import { writeBroken } from "./pretty/broken.ts";
import { writeFinding } from "./pretty/finding.ts";
import { writeHeader } from "./pretty/header.ts";
import { writeNotes } from "./pretty/notes.ts";
import { writeQuestion } from "./pretty/question.ts";
import { writeStages } from "./pretty/stages.ts";
import { writeSummary } from "./pretty/summary.ts";
import type { ReporterView } from "./reporter.ts";

/** Something that is not met, as a watch shows it; members that are missing are one. */
export interface WatchFinding {
  /** The requirement that a hint is about. */
  id: string;
  title: string;
  row: RequirementResult;
  /** It stands for all members that are not there yet. */
  isMissing: boolean;
}

/** The room there is, and which finding is shown in full. */
export interface WatchRoom {
  rows: number;
  at: number;
}

/** What is not met, in the order in which it is walked through. */
export function listFindings(verdict: Verdict, { stages }: ReporterView): WatchFinding[] {
  const waiting = listWaiting(verdict, stages);
  const [first] = waiting;
  const missing =
    first === undefined
      ? []
      : [{ id: first.id, title: tellMissing(waiting), row: first, isMissing: true }];
  const missed = listMissed(verdict, stages).map((row) => {
    return { id: row.id, title: row.title, row, isMissing: false };
  });
  return [...missing, ...missed];
}

/** How much of a page is shown. */
interface Measure {
  /** Lines for the list of what is not met. */
  list: number;
  /** Lines of what the code printed. */
  output: number;
  /** Without empty lines inside of the finding, and without what is said twice. */
  dense: boolean;
  /** The finding alone, below how far the run got where there is room for that. */
  bare: boolean;
  headed: boolean;
  /** Lines of types, leaks and output. */
  notes: number;
  /** Lines of the values that a finding compares, and of the finding. */
  values: number;
  finding: number;
}

const LEAST_VALUES = 4;
const LEAST_FINDING = 3;
const LEAST_OUTPUT = 3;
const LEAST_NOTES = 3;
/** Where it does not fit in so few rows, the finding matters most. */
const BARE_BELOW = 16;

/** In fewer rows, how far the run got would take the room of the finding. */
const HEADED_FROM = 10;

/**
 * The verdict of a watch on one screen: only what is not met, one finding of it in full. Where there is
 * little room, first the list gets shorter, then what was printed, then the finding.
 */
export function renderWatchPage(verdict: Verdict, view: ReporterView, room: WatchRoom): string {
  const findings = listFindings(verdict, view);
  let measure: Measure = {
    ...{ list: findings.length, output: Infinity, dense: false, bare: false, headed: false },
    ...{ notes: Infinity, values: Infinity, finding: Infinity },
  };
  const write = (): string => writePage(verdict, view, { findings, at: room.at, measure });
  const countOver = (): number => countRows(write(), view.width) - room.rows;
  const shrink = (change: (over: number) => Partial<Measure>): void => {
    const over = countOver();
    if (over > 0) measure = { ...measure, ...change(over) };
  };
  shrink((over) => ({ list: Math.max(1, findings.length - over - 1) }));
  shrink(() => ({ output: LEAST_OUTPUT }));
  shrink(() => ({ dense: true, list: 0 }));
  const notes = writePageNotes(verdict, view, measure).length;
  shrink((over) => ({ notes: Math.max(LEAST_NOTES, notes - over) }));
  shrink(() => ({ bare: room.rows < BARE_BELOW, headed: room.rows >= HEADED_FROM }));
  const chosen = findings[room.at];
  if (chosen !== undefined) {
    const [, , values = []] = writeParts(chosen, view);
    shrink((over) => ({ values: Math.max(LEAST_VALUES, values.length - over) }));
    const rows = writeChosen(chosen, view, measure).flat().length;
    shrink((over) => ({ finding: Math.max(LEAST_FINDING, rows - over) }));
  }
  const lines = write().trimEnd().split("\n");
  // What an interviewer asks stands at the end; what is not met, at the beginning.
  const most = Math.max(1, room.rows);
  const kept = view.stages.opened === null ? lines.slice(0, most) : lines.slice(-most);
  return `${kept.join("\n").trimEnd()}\n`;
}

/** Rows of a terminal, which wraps what is too wide. */
function countRows(page: string, width: number): number {
  const rows = (line: string): number => Math.max(1, Math.ceil(displayWidth(line) / width));
  return page
    .trimEnd()
    .split("\n")
    .reduce((sum, line) => sum + rows(line), 0);
}

interface Contents {
  findings: readonly WatchFinding[];
  at: number;
  measure: Measure;
}

function writePage(verdict: Verdict, view: ReporterView, contents: Contents): string {
  const { findings, at, measure } = contents;
  const chosen = findings[at];
  if (chosen !== undefined && measure.bare)
    return joinPage([
      [
        ...(measure.headed ? writeBareHead(verdict, view) : []),
        ...writeChosen(chosen, view, measure).flat(),
      ],
    ]);
  return joinPage([
    writeHeader(verdict, view),
    writeStages(verdict, view, (own) => writeList(own, contents, view)),
    ...writeBroken(verdict, view),
    ...(chosen === undefined ? [] : writeChosen(chosen, view, measure)),
    writePageNotes(verdict, view, measure),
    measure.dense && isStaged(verdict, view) ? [] : writeSummary(verdict, view),
    ...writeQuestion(verdict, view),
  ]);
}

/** The stage that is open, and that the run did not finish, in a line each. */
function writeBareHead(verdict: Verdict, view: ReporterView): string[] {
  const { ellipsis, missed } = view.style.symbols;
  const [broken = []] = writeBroken(verdict, view);
  const stage = writeStages(verdict, view, () => []).filter((line) => line.includes(missed));
  return [...stage.slice(0, 1), ...broken.slice(0, 1)].map((line) =>
    cutText(line, view.width, ellipsis),
  );
}

function writePageNotes(
  verdict: Verdict,
  view: ReporterView,
  { output, notes }: Measure,
): string[] {
  return cutLines(writeNotes(verdict, { ...view, mostOutput: output }), notes, view);
}

/** Whether the line of a stage says how far the run got. */
function isStaged({ stages: all }: Verdict, { stages }: ReporterView): boolean {
  return all.length > 1 && stages.asked === null && stages.opened === null;
}

/** What is not met of some requirements, a line each, as many as there is room for around the chosen one. */
function writeList(
  own: readonly RequirementResult[],
  { findings, at, measure: { list } }: Contents,
  { style, width }: ReporterView,
): string[] {
  const { ellipsis, missed, pointer } = style.symbols;
  const top = Math.min(Math.max(0, at - Math.floor(list / 2)), findings.length - list);
  const lines = findings.flatMap(({ title, row }, index) => {
    if (!own.includes(row) || index < top || index >= top + list) return [];
    const sign = index === at ? style.accent(pointer) : " ";
    const text = sayText(title, style);
    const line = ` ${sign} ${style.bad(missed)} ${index === at ? style.strong(text) : text}`;
    return [cutText(line, width, ellipsis)];
  });
  if (list === 0) return [];
  const left = findings.filter(({ row }) => own.includes(row)).length - lines.length;
  return left === 0 ? lines : [...lines, style.quiet(`     and ${left} more`)];
}

/** The chosen finding in sections, or as one where there is little room. */
function writeChosen(
  chosen: WatchFinding,
  view: ReporterView,
  { dense, values: most, finding }: Measure,
): string[][] {
  const [title = [], message = [], values = [], ...others] = writeParts(chosen, view);
  const all = [title, message, cutValues(values, most, view), ...others];
  const sections = all.filter((lines) => lines.length > 0);
  return dense ? [cutLines(sections.flat(), finding, view)] : sections;
}

/** Title, message, values, place and common mistake. */
function writeParts({ title, row, isMissing }: WatchFinding, view: ReporterView): string[][] {
  const { style, width } = view;
  const sign = `${style.bad(style.symbols.missed)} `;
  const words = style.strong(sayText(title, style));
  const head = wrapText(words, width, { first: sign, rest: "  " });
  return [head, ...(isMissing || row.finding === null ? [] : writeFinding(row.finding, view))];
}
