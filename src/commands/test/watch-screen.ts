import { checkTypes } from "../../judge/io/check-types.ts";
import type { Judged } from "../../judge/io/session.ts";
import { wrapText } from "../../ui/text/wrap.ts";
import type { Context } from "../context.ts";
import type { State } from "../state.ts";
import {
  DEAF,
  describeShown,
  findFollowing,
  paintAgain,
  paintAll,
  paintVerdict,
  writeKeys,
  writeWaiting,
} from "./watch-board.ts";
import type { Shown, WatchBoard } from "./watch-board.ts";
import type { NextChallenge } from "./watch-keys.ts";
import type { WatchRequest } from "./watch-request.ts";

/** What a watch shows, step by step; without a terminal only the verdicts. */
export interface WatchScreen {
  /** Says that the first save is waited for. */
  showWaiting: () => void;
  /** Whether the type check comes after the verdict, so that nobody waits for it. */
  typesLater: boolean;
  showBegin: () => void;
  showVerdict: (judged: Judged, before: State) => void;
  /** Checks the types where that comes later, and shows them. */
  showTypes: (judged: Judged, before: State, signal: AbortSignal) => Promise<void>;
  showKeys: (judged: Judged, state: State) => void;
  /** Says how to go on after a run that came to no verdict; why it did not is said by then. */
  showNoVerdict: () => void;
  /** Says that the system does not report saves. */
  showDeaf: () => void;
  /** Shows what is shown again, for a terminal that has changed. */
  showAgain: () => void;
  /** Shows the finding so many further on; gives whether there is another one. */
  turn: (step: number) => boolean;
  /** Shows every finding in full, however long that is. */
  showAll: () => void;
  /** The requirement whose finding is shown in full. */
  findChosen: () => string | null;
  /** The challenge to go on with, once this one is solved. */
  findNext: () => NextChallenge | null;
}

/** A screen that shows one verdict at a time, or a log of verdicts where there is no terminal. */
export function openWatchScreen(request: WatchRequest, context: Context): WatchScreen {
  const { interactive } = context.terminal;
  const typesLater = interactive && !context.style.plain && request.reporter === "pretty";
  const board: WatchBoard = { request, context, shown: null, chosen: null, deaf: false };
  return {
    typesLater,
    showWaiting: () => context.out(writeWaiting(board)),
    showBegin: () => {
      const { style, out } = context;
      const line = `Testing ${request.challenge.slug} ${style.symbols.ellipsis}`;
      if (interactive) out(`${style.quiet(line)}\n`);
    },
    showVerdict: (judged, before) =>
      paintVerdict(board, { judged, before, typesPending: typesLater, after: null }),
    showTypes: async (judged, before, signal) => {
      if (typesLater) await showTypes(board, { judged, before }, signal);
    },
    showKeys: (judged, after) => {
      if (!interactive) return;
      const { shown } = board;
      board.shown = { ...(shown ?? { judged, before: after, typesPending: false }), after };
      context.out(writeKeys(board, board.shown));
    },
    showNoVerdict: () => {
      const key = interactive ? ", or press r" : "";
      context.note(`Nothing was recorded. Tests run again when you save${key}.\n`);
    },
    showDeaf: () => {
      board.deaf = true;
      context.note(`${wrapText(DEAF, context.width).join("\n")}\n`);
    },
    showAgain: () => paintAgain(board),
    turn: (step) => turn(board, step),
    showAll: () => paintAll(board),
    findChosen: () => findChosen(board),
    findNext: () => (board.shown === null ? null : findFollowing(board.shown)),
  };
}

async function showTypes(
  board: WatchBoard,
  { judged, before }: Pick<Shown, "judged" | "before">,
  signal: AbortSignal,
): Promise<void> {
  const types = await checkTypes(board.request.file, signal);
  if (signal.aborted) return;
  const typed = { ...judged, verdict: { ...judged.verdict, types } };
  paintVerdict(board, { judged: typed, before, typesPending: false, after: null });
}

function turn(board: WatchBoard, step: number): boolean {
  if (board.shown === null) return false;
  const { findings, at } = describeShown(board, board.shown);
  if (findings.length < 2) return false;
  board.chosen = findings.at((at + step) % findings.length)?.id ?? null;
  paintAgain(board);
  return true;
}

function findChosen(board: WatchBoard): string | null {
  if (board.shown === null) return null;
  const { findings, at } = describeShown(board, board.shown);
  return findings[at]?.id ?? null;
}
