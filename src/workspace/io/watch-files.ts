import { openFolderEvents } from "./folder-events.ts";
import type { FolderEvents, WatchFolder } from "./folder-events.ts";
import { readPrint } from "./read-print.ts";
import type { Print } from "./read-print.ts";

/** Quiet time after which a save counts as finished, in milliseconds. */
const QUIET_MS = 5;
/** How long an emptied file is given to be filled: some editors save by truncation. */
const EMPTY_MS = 400;
/** How often a locked file is tried again before it counts as it was, and after which time. */
const LOCKED_TRIES = 3;
const LOCKED_MS = 60;
/** How often trainer looks for itself: where events come only to be sure, and where none come. */
const SURE_MS = 2000;
const POLL_MS = 500;

/** What happened: a file has other content, or the watched file is gone. */
export type FileChange = { kind: "changed" } | { kind: "gone" };

/** What is watched, and who hears of it. */
export interface WatchQuestion {
  /** Absolute; watched all the time. */
  file: string;
  /** Whether to look for saves from the start, for drives that report none. */
  poll: boolean;
  onChange: (change: FileChange) => void;
  /** Hears once that the system does not report saves, so that trainer looks for them. */
  onDeaf: () => void;
  /** What tells events of a folder; the system when absent. */
  watch?: WatchFolder;
}

/** A watch on one file and those that it needs; `stop` ends it. */
export interface FileWatch {
  /** Watches these files as well. */
  add: (files: readonly string[]) => void;
  /** Watches these files and the watched file, and no others any more. */
  keepOnly: (files: readonly string[]) => void;
  /** Whether the watched file is there now. */
  isThere: () => boolean;
  stop: () => void;
}

/**
 * Tells when a file, or one of those that it needs, has other content than before. Saves by renaming,
 * by truncation or twice in a row are one change. Files and folders that go away and return are
 * followed, as are links. The system's events wake it up; that they come is checked now and then, and
 * where they do not it looks for itself.
 */
export function watchFiles(question: WatchQuestion): FileWatch {
  const { file } = question;
  const prints = new Map<string, Print>();
  const settle = settleChanges(prints, (changed) => {
    for (const [path, now] of changed) prints.set(path, now);
    question.onChange({ kind: prints.get(file) === null ? "gone" : "changed" });
  });
  const events = listen(question, {
    settle: settle.soon,
    hasChange: () => findChange(prints, NO_PATIENCE).changed.length > 0,
  });
  const follow = (files: Iterable<string>): void => {
    for (const path of files) if (!prints.has(path)) prints.set(path, readPrint(path) ?? null);
    events.follow([...prints.keys()]);
  };
  follow([file]);
  return {
    add: follow,
    keepOnly: (files) => {
      const wanted = new Set([file, ...files]);
      for (const path of [...prints.keys()]) if (!wanted.has(path)) prints.delete(path);
      follow(wanted);
    },
    isThere: () => readPrint(file) !== null,
    stop: () => {
      settle.stop();
      events.stop();
    },
  };
}

/** Waits until a save is finished, and tells what has changed by then. */
function settleChanges(
  prints: ReadonlyMap<string, Print>,
  tell: (changed: [string, Print][]) => void,
): { soon: () => void; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const settle = (patience: Patience): void => {
    const { changed, wait, left } = findChange(prints, patience);
    if (wait !== null) timer = setTimeout(() => settle(left), wait);
    else if (changed.length > 0) tell(changed);
  };
  return {
    soon: () => {
      clearTimeout(timer);
      timer = setTimeout(() => settle(ALL_PATIENCE), QUIET_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Hears of saves by the system's events, and looks for itself whether it hears of all. */
function listen(
  { poll, onDeaf, watch }: WatchQuestion,
  { settle, hasChange }: { settle: () => void; hasChange: () => boolean },
): { follow: FolderEvents["follow"]; stop: () => void } {
  const state = { deaf: poll, heard: false, late: false };
  let timer: NodeJS.Timeout | undefined;
  const goDeaf = (): void => {
    if (state.deaf) return;
    state.deaf = true;
    onDeaf();
    lookLater();
  };
  const onEvent = (): void => {
    state.heard = true;
    state.late = false;
    settle();
  };
  const events = openFolderEvents({ onEvent, onDeaf: goDeaf, watch });
  const look = (): void => {
    events.renew();
    // The event of what the last look found may have been on its way; by now it would be here.
    if (state.late) goDeaf();
    if (hasChange()) {
      state.late = !state.heard && !state.deaf;
      settle();
    }
    state.heard = false;
    lookLater();
  };
  const lookLater = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, state.deaf ? POLL_MS : SURE_MS);
  };
  lookLater();
  const stop = (): void => {
    clearTimeout(timer);
    events.stop();
  };
  return { follow: events.follow, stop };
}

/** What may still be waited for. */
interface Patience {
  empty: boolean;
  locked: number;
}

const ALL_PATIENCE: Patience = { empty: true, locked: LOCKED_TRIES };
const NO_PATIENCE: Patience = { empty: false, locked: 0 };

/** The files that have other content now, and how long to wait for a save that is not finished. */
function findChange(
  prints: ReadonlyMap<string, Print>,
  patience: Patience,
): { changed: [string, Print][]; wait: number | null; left: Patience } {
  const changed: [string, Print][] = [];
  for (const [path, last] of prints) {
    const now = readPrint(path);
    if (now === last) continue;
    if (now === undefined) {
      if (patience.locked === 0) continue;
      const left = { ...patience, locked: patience.locked - 1 };
      return { changed: [], wait: LOCKED_MS, left };
    }
    if (now === "" && patience.empty) {
      return { changed: [], wait: EMPTY_MS, left: { ...patience, empty: false } };
    }
    changed.push([path, now]);
  }
  return { changed, wait: null, left: patience };
}
