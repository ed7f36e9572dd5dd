import { realpathSync, statSync, watch } from "node:fs";
import { dirname } from "node:path";
import { findErrno } from "../../fs-fault.ts";

/** Hears that something happened in the folders of some files. */
export interface FolderEvents {
  /** Listens in the folders of these files, and of those that they are links to, and nowhere else. */
  follow: (files: readonly string[]) => void;
  /** Listens again in folders that were not there, or are others by now. */
  renew: () => void;
  stop: () => void;
}

/** What tells events of a folder, such as the one of `node:fs`. */
export interface FolderWatcher {
  on: (event: "error", listener: (error: Error) => void) => unknown;
  close: () => void;
}

/** Starts to tell the events of a folder. */
export type WatchFolder = (folder: string, onEvent: () => void) => FolderWatcher;

/** A folder that is listened in; `id` tells it from another one that takes its name. */
interface Ear {
  watcher: FolderWatcher;
  id: string;
}

/** The folders that are listened in; `null` for one that is not there. */
type Ears = Map<string, Ear | null>;

/** Who hears of what happens. */
interface Hearers {
  /** Of any event, which may concern other files. */
  onEvent: () => void;
  /** That the system gives no events where it should. */
  onDeaf: () => void;
  /** The system's own when absent. */
  watch?: WatchFolder | undefined;
}

/** Opens events of folders. */
export function openFolderEvents(hearers: Hearers): FolderEvents {
  const ears: Ears = new Map();
  return {
    follow: (files) => {
      const wanted = new Set(files.flatMap((file) => listFolders(file)));
      for (const folder of [...ears.keys()].filter((known) => !wanted.has(known))) {
        close(ears, folder);
        ears.delete(folder);
      }
      for (const folder of wanted) open(ears, folder, hearers);
    },
    renew: () => {
      for (const folder of ears.keys()) open(ears, folder, hearers);
    },
    stop: () => {
      for (const folder of ears.keys()) close(ears, folder);
      ears.clear();
    },
  };
}

/** Listens in a folder, unless that is done already or it is not there. */
function open(ears: Ears, folder: string, hearers: Hearers): void {
  const { onEvent, onDeaf, watch: start = watch } = hearers;
  const id = identify(folder);
  if (id !== null && ears.get(folder)?.id === id) return;
  close(ears, folder);
  if (id === null) return;
  const fail = (error: unknown): void => {
    close(ears, folder);
    // Where the folder itself has gone, so have its files, which is another story.
    if (identify(folder) !== null && !isMomentary(error)) onDeaf();
  };
  try {
    const watcher = start(folder, onEvent);
    watcher.on("error", fail);
    ears.set(folder, { watcher, id });
  } catch (error) {
    fail(error);
  }
}

function close(ears: Ears, folder: string): void {
  ears.get(folder)?.watcher.close();
  ears.set(folder, null);
}

/** The folder of the file, and that of the file that a link leads to. */
function listFolders(file: string): string[] {
  try {
    return [dirname(file), dirname(realpathSync(file))];
  } catch {
    return [dirname(file)];
  }
}

function identify(folder: string): string | null {
  try {
    const { dev, ino } = statSync(folder, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}

/** Windows says so of a folder that is being removed. */
function isMomentary(error: unknown): boolean {
  const code = findErrno(error);
  return code === "EPERM" || code === "ENOENT" || code === "EBUSY";
}
