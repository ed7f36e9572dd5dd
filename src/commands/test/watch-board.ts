import { relative } from "node:path";
import { isBlind, mayDrill } from "../../drill/choose-drill.ts";
import { findNext } from "../../catalog/next-challenge.ts";
import type { Judged } from "../../judge/io/session.ts";
import { readScreenSize } from "../../ui/prompts/screen-size.ts";
import { renderKeys } from "../../ui/render-keys.ts";
import type { ReporterView } from "../../ui/reporters/reporter.ts";
import { listFindings, renderWatchPage } from "../../ui/reporters/watch-page.ts";
import type { WatchFinding } from "../../ui/reporters/watch-page.ts";
import { wrapText } from "../../ui/text/wrap.ts";
import type { Context } from "../context.ts";
import { reportVerdict, viewVerdict } from "./report-verdict.ts";
import type { Report } from "./report-verdict.ts";
import type { State } from "../state.ts";
import type { WatchRequest } from "./watch-request.ts";
import { listFirstKeys, listKeys } from "./watch-keys.ts";
import type { NextChallenge } from "./watch-keys.ts";

/** A verdict on the screen. */
export interface Shown {
  judged: Judged;
  before: State;
  typesPending: boolean;
  /** The state that the keys depend on, once they are shown. */
  after: State | null;
}

/** What a watch has on its screen, and how it is shown. */
export interface WatchBoard {
  request: WatchRequest;
  context: Context;
  shown: Shown | null;
  /** The requirement whose finding is shown in full; the first one when it is not there. */
  chosen: string | null;
  /** Whether the system does not report saves. */
  deaf: boolean;
}

/** What is said where the system does not report saves. */
export const DEAF =
  "The system does not report saves in this folder, so trainer looks for them twice a second.";

/** Clears the screen and what was scrolled out of it. */
const CLEAR = "\u001B[2J\u001B[3J\u001B[H";
/** Rows below the keys: that of the cursor, and that of a run that begins. */
const FREE_ROWS = 2;

interface Description {
  report: Report;
  view: ReporterView;
  findings: WatchFinding[];
  at: number;
}

/** Whether the board shows only what is not met, on one screen. */
function isCompact({ request, context }: WatchBoard): boolean {
  const { terminal, style } = context;
  const isScreen = terminal.interactive && !style.plain;
  return isScreen && request.reporter === "pretty" && !request.allFindings;
}

/** How a verdict is reported in the terminal as it is now, and what there is to walk through. */
export function describeShown(board: WatchBoard, now: Shown): Description {
  const { reporter, challenge, scope, allFindings, allOutput } = board.request;
  const { interactive } = board.context.terminal;
  const width = interactive ? readScreenSize().columns : board.context.width;
  const report = {
    ...{ reporter, challenge, scope, allFindings, allOutput },
    own: now.before.progress.challenges.get(challenge.slug),
    context: { ...board.context, width },
    typesPending: now.typesPending,
    hasKeys: interactive,
  };
  const view = viewVerdict(now.judged, report);
  const findings = isCompact(board) ? listFindings(now.judged.verdict, view) : [];
  const at = findings.findIndex(({ id }) => id === board.chosen);
  return { report, view, findings, at: Math.max(0, at) };
}

/** Shows a verdict on a cleared screen; without a terminal, as one more. */
export function paintVerdict(board: WatchBoard, now: Shown): void {
  board.shown = now;
  const { out, terminal, style } = board.context;
  if (terminal.interactive && !style.plain) out(CLEAR);
  const { report, view, at } = describeShown(board, now);
  if (!isCompact(board)) return reportVerdict(now.judged, report);
  const keys = writeKeys(board, now).split("\n").length - 1;
  const rows = readScreenSize().rows - keys - FREE_ROWS;
  out(renderWatchPage(now.judged.verdict, view, { rows, at }));
}

/** The keys that make sense below a verdict, and what is to be said about saves. */
export function writeKeys(board: WatchBoard, now: Shown): string {
  const { verdict } = now.judged;
  const { findings, at, view } = describeShown(board, now);
  const own = (now.after ?? now.before).progress.challenges.get(verdict.challenge);
  const solved = verdict.status === "solved";
  const missed = verdict.requirements.some(({ outcome }) => outcome === "missed");
  const open = solved || (mayDrill(own) && !isBlind(own));
  const next = findFollowing(now);
  const moment = { solved, missed, open, next, finding: { at, count: findings.length } };
  const note = board.deaf ? wrapText(DEAF, view.width).map(view.style.quiet) : [];
  return `\n${tellHow(view)}${renderKeys(listKeys(moment), view)}${note.map((line) => `${line}\n`).join("")}`;
}

function tellHow({ style }: Pick<Context, "style">): string {
  return style.plain ? "Type a letter, then press Enter:\n" : "";
}

/** What is said before the first run, where the brief stands above. */
export function writeWaiting({ request, context }: WatchBoard): string {
  const file = relative(context.cwd, request.file) || request.file;
  const text = `Your file: ${file}\nTests run when you save it.`;
  const lines = wrapText(text, context.width).join("\n");
  return `\n${lines}\n\n${tellHow(context)}${renderKeys(listFirstKeys(), context)}`;
}

/** The challenge to go on with once the one that is shown is solved. */
export function findFollowing({ judged, before, after }: Shown): NextChallenge | null {
  const { verdict } = judged;
  if (verdict.status !== "solved") return null;
  const { catalog, progress } = after ?? before;
  const challenges = catalog.challenges.filter(({ slug }) => slug !== verdict.challenge);
  const next = findNext({ ...catalog, challenges }, progress);
  if (next === null) return null;
  return { slug: next.slug, started: progress.challenges.get(next.slug)?.status === "started" };
}

/** Shows what is shown again, as far as it was. */
export function paintAgain(board: WatchBoard): void {
  const { shown } = board;
  if (shown === null) return;
  paintVerdict(board, shown);
  if (shown.after !== null) board.context.out(writeKeys(board, shown));
}

/** Shows every finding in full, however long that is. */
export function paintAll(board: WatchBoard): void {
  const { shown, context } = board;
  if (shown === null) return;
  if (!context.style.plain) context.out(CLEAR);
  reportVerdict(shown.judged, { ...describeShown(board, shown).report, allFindings: true });
  if (shown.after !== null) context.out(writeKeys(board, shown));
}
