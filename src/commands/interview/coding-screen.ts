import { relative } from "node:path";
import { cutBrief } from "../../catalog/brief.ts";
import { loadBrief } from "../../catalog/io/load-brief.ts";
import { hearQuestions } from "../../interview/asked-questions.ts";
import { countUnlocked } from "../../catalog/stages.ts";
import type { Judged } from "../../judge/io/session.ts";
import type { ChallengeProgress } from "../../progress/event.ts";
import { renderAsked, renderTask } from "../../ui/interview/render-parts.ts";
import type { View } from "../../ui/view.ts";
import { renderScroll } from "../../ui/interview/scroll-page.ts";
import type { ScrollPage } from "../../ui/interview/scroll-page.ts";
import { renderMarkdown } from "../../ui/markdown.ts";
import type { Room } from "../../ui/prompts/key-pad.ts";
import { readScreenSize } from "../../ui/prompts/screen-size.ts";
import type { KeyHelp } from "../../ui/render-keys.ts";
import { renderKeys } from "../../ui/render-keys.ts";
import { reportPretty } from "../../ui/reporters/pretty.ts";
import { listFindings, renderWatchPage } from "../../ui/reporters/watch-page.ts";
import { wrapText } from "../../ui/text/wrap.ts";
import { reportVerdict, viewVerdict } from "../test/report-verdict.ts";
import type { Report } from "../test/report-verdict.ts";
import { HOW_JUDGED } from "./judge.ts";
import { foldOwn } from "./own.ts";
import { readClockLines } from "./terminal-desk.ts";
import type { TerminalDesk } from "./terminal-desk.ts";

/** What the coding screen shows below the clock. */
export interface CodingPage {
  file: string;
  /** The last verdict, and what was known before it. */
  judged: { judged: Judged; before: ChallengeProgress | undefined } | null;
  /** A run is under way. */
  running: boolean;
  /** Help, or the task, in place of the verdict until the next run; `null` without. */
  over: OverPage | null;
  /** Which finding is shown in full. */
  at: number;
  /** So many lines stood above it when it was last drawn: the clock, and what is said below it. */
  head: number;
}

/** A page in place of the verdict, and the key that opened it. */
export interface OverPage extends ScrollPage {
  key: string;
}

const CLEAR = "\u001B[2J\u001B[3J\u001B[H";
const SAVE = "\u001B7";
const RESTORE = "\u001B8";
const HOME = "\u001B[1;1H";
/** Empties the line behind the cursor. */
const CLEAR_LINE = "\u001B[K";
/** The lines below the clock and above the keys, that of a run, and that of the cursor. */
const AROUND = 4;

/** Draws the clock and what stands below it over themselves, or everything where their height changes. */
export function paintClock(desk: TerminalDesk, page: CodingPage): void {
  const { context } = desk;
  if (context.style.plain) return;
  const head = readHead(desk);
  if (head.length !== page.head) return paintCoding(desk, page);
  const lines = head.map((line) => `${line}${CLEAR_LINE}`).join("\r\n");
  context.out(`${SAVE}${HOME}${lines}${RESTORE}`);
}

function readHead(desk: TerminalDesk): string[] {
  return readClockLines(desk, readScreenSize().columns - 1);
}

/** Draws everything anew; for a screen reader the verdict is one more page. */
export function paintCoding(desk: TerminalDesk, page: CodingPage): void {
  const { context } = desk;
  const { style, out } = context;
  const keys = writeKeys(desk, page);
  if (style.plain) {
    out(`${readHead(desk).join("\n")}\n${page.over?.text ?? writeBody(desk, page, Infinity)}`);
    if (!page.running) out(`Type a letter, then press Enter:\n${keys}`);
    return;
  }
  const room = readCodingRoom(desk, page);
  const body =
    page.over === null
      ? writeBody(desk, page, room.rows).trimEnd().split("\n").slice(0, room.rows).join("\n")
      : renderScroll(page.over, room, style);
  const state = page.running ? style.quiet(`Testing ${style.symbols.ellipsis}`) : "";
  const head = readHead(desk);
  page.head = head.length;
  out(`${CLEAR}${head.join("\n")}\n\n${body}\n\n${keys}${state}`);
}

/** The columns and rows between the clock and the keys. */
export function readCodingRoom(desk: TerminalDesk, page: CodingPage): Room {
  const { columns, rows } = readScreenSize();
  const keys = writeKeys(desk, page).split("\n").length - 1;
  return { columns, rows: Math.max(3, rows - AROUND - readHead(desk).length - keys) };
}

function writeKeys(desk: TerminalDesk, page: CodingPage): string {
  const { style } = desk.context;
  // Line by line every finding is shown, so there are none to walk through.
  const findings = style.plain || page.over !== null ? 0 : countFindings(desk, page);
  return renderKeys(listKeys(page, findings), { style, width: readScreenSize().columns });
}

function listKeys({ judged, over, at }: CodingPage, findings: number): KeyHelp[] {
  return [
    { key: "e", says: "editor" },
    { key: "r", says: "run" },
    ...(judged !== null && over?.key === "h" ? [{ key: "v", says: "result" }] : []),
    ...(judged === null ? [] : [{ key: "a", says: over?.key === "a" ? "back" : "all" }]),
    { key: "t", says: over?.key === "t" && judged !== null ? "back" : "task" },
    { key: "b", says: over?.key === "b" ? "back" : "brief" },
    { key: "h", says: "help (recorded)" },
    ...(findings > 1 ? [{ key: "up/down", says: `finding ${at + 1} of ${findings}` }] : []),
    { key: "p", says: "pause" },
    { key: "d", says: "done" },
  ];
}

function writeBody(desk: TerminalDesk, page: CodingPage, rows: number): string {
  const { context } = desk;
  if (page.judged === null) return "";
  const { judged, before } = page.judged;
  const report = makeReport(desk, before);
  if (context.style.plain) {
    if (!page.running) reportVerdict(judged, report);
    return "";
  }
  return renderWatchPage(judged.verdict, viewVerdict(judged, report), { rows, at: page.at });
}

/** How many findings there are to walk through. */
export function countFindings(desk: TerminalDesk, { judged }: CodingPage): number {
  if (judged === null) return 0;
  const view = viewVerdict(judged.judged, makeReport(desk, judged.before));
  return listFindings(judged.judged.verdict, view).length;
}

function makeReport(desk: TerminalDesk, own: ChallengeProgress | undefined): Report {
  const { context, content } = desk;
  const width = readScreenSize().columns;
  return {
    ...{ reporter: "pretty", challenge: content.challenge, scope: HOW_JUDGED.scope, own },
    ...{ context: { ...context, width }, hasKeys: true, isTaken: true },
  };
}

/** The last verdict with every finding and all that was printed; `null` before the first one. */
export function writeAll(desk: TerminalDesk, { judged }: CodingPage): string | null {
  if (judged === null) return null;
  const report = { ...makeReport(desk, judged.before), allFindings: true, allOutput: true };
  return reportPretty(judged.judged.verdict, viewVerdict(judged.judged, report));
}

/** The task as it was said, the questions of the stages that are open, and where the file is. */
export function writeTask(desk: TerminalDesk, file: string): string {
  const { context, content, interview } = desk;
  const { challenge, talk, signature, stageQuestions } = content;
  const { style, cwd } = context;
  const view = { style, width: readScreenSize().columns };
  const isSolved = interview.plan.coding.kind === "solve";
  const name = relative(cwd, file) || file;
  const where = isSolved
    ? `Write in ${name}. It is tested on each save.`
    : `Repair ${name}. What users report stands at its top. It is tested on each save.`;
  const open = isSolved ? countUnlocked(challenge, foldOwn(desk)) : 0;
  const questions = [...stageQuestions].filter(([n, text]) => n > 1 && n <= open && text !== "");
  const said = [talk.said, ...questions.map(([, text]) => text)].join("\n\n");
  const head = wrapText(style.strong(where), view.width).join("\n");
  return `${head}\n\n${renderTask({ said, signature }, view)}\n${writeAnswers(desk, view)}`;
}

/** What was answered to the questions that count as asked. */
function writeAnswers({ content, interview }: TerminalDesk, view: View): string {
  const asked = hearQuestions(interview, content).asked.flatMap(
    (at) => content.talk.asked[at] ?? [],
  );
  return asked.length === 0 ? "" : `\n${view.style.strong(ANSWERED)}\n${renderAsked(asked, view)}`;
}

const ANSWERED = "What you asked, and the answers:";

/** The brief up to the stage that is open: exactly what is tested. */
export function writeBrief(desk: TerminalDesk): string {
  const { context, content, interview } = desk;
  const { slug, stages } = content.challenge;
  const isWhole = interview.plan.coding.kind !== "solve";
  const upTo = isWhole ? stages.length : countUnlocked(content.challenge, foldOwn(desk));
  const text = cutBrief(loadBrief(context.packageRoot, slug), upTo);
  return `${renderMarkdown(text, context.style, readScreenSize().columns)}\n`;
}
