import { readFileSync, watch } from "node:fs";
import type { FSWatcher } from "node:fs";
import { dirname, join } from "node:path";

/** Quiet time after which a save counts as finished, in milliseconds. */
const QUIET_MS = 5;
/** How long an emptied file is given to be filled: some editors save by truncation. */
const EMPTY_MS = 400;
/** How often a folder that has gone is looked for. */
const RETURN_MS = 500;

/** What happened to a watched file. */
export type FileChange = { kind: "changed" } | { kind: "gone" };

/** A watch on one file and those beside it; `stop` ends it. */
export interface FileWatch {
  stop: () => void;
}

/**
 * Tells when a file, or a source file beside it, has other content than before. Saves by renaming,
 * by truncation or twice in a row are one change. A file or folder that goes away and returns is
 * followed. Nothing runs while nothing changes.
 */
export function watchFile(file: string, onChange: (change: FileChange) => void): FileWatch {
  const folder = dirname(file);
  const notice = noticeChanges(file, onChange);
  let watcher: FSWatcher | null = null;
  let retry: NodeJS.Timeout | undefined;
  const attach = (): void => {
    watcher = openWatcher(folder, notice.event, () => {
      watcher?.close();
      notice.event(null);
      retry = setTimeout(attach, RETURN_MS);
    });
    if (watcher === null) retry = setTimeout(attach, RETURN_MS);
    else notice.event(null);
  };
  attach();
  return {
    stop: () => {
      notice.stop();
      clearTimeout(retry);
      watcher?.close();
    },
  };
}

/** Waits until a save is finished and tells it once, if the content is another one. */
function noticeChanges(
  file: string,
  onChange: (change: FileChange) => void,
): { event: (name: string | null) => void; stop: () => void } {
  let last = readContent(file);
  let beside = false;
  let timer: NodeJS.Timeout | undefined;
  const settle = (patience: number): void => {
    const now = readContent(file);
    if (now === "" && last !== "" && patience > 0) {
      timer = setTimeout(() => settle(0), patience);
      return;
    }
    if (now === last && !beside) return;
    beside = false;
    last = now;
    onChange({ kind: now === null ? "gone" : "changed" });
  };
  return {
    event: (name) => {
      const isBeside = name !== null && join(dirname(file), name) !== file;
      if (isBeside && !/\.m?[jt]s$/.test(name)) return;
      beside ||= isBeside;
      clearTimeout(timer);
      timer = setTimeout(() => settle(EMPTY_MS), QUIET_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

function openWatcher(
  folder: string,
  onEvent: (name: string | null) => void,
  onLost: () => void,
): FSWatcher | null {
  try {
    const watcher = watch(folder, (kind, name) => {
      onEvent(name);
      // The folder itself was moved or removed.
      if (kind === "rename" && readContent(folder) === null) onLost();
    });
    return watcher.on("error", onLost);
  } catch {
    return null;
  }
}

/** A file's text; `null` when it is not there, and the empty text for a folder. */
function readContent(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    return error instanceof Error && Reflect.get(error, "code") === "EISDIR" ? "" : null;
  }
}
