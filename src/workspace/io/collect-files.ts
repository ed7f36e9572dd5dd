import { lstatSync, readFileSync, readdirSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import { explainFsFault } from "../../fs-fault.ts";
import { ARCHIVE_LIMITS } from "../archive/archive.ts";
import type { ArchivedFile } from "../archive/archive.ts";
import { TOP_FILES, refusePath } from "../archive/archive-path.ts";

/** A file or folder that does not move, and why. */
export interface LeftOut {
  /** Relative to the workspace, with forward slashes; a folder's ends with one. */
  path: string;
  /** The end of a sentence. */
  reason: string;
}

/** The files of a workspace that move to another machine, and what stays. */
export interface Collected {
  files: ArchivedFile[];
  leftOut: LeftOut[];
}

/** What belongs to the workspace but is made anew on each machine. */
const MADE_ANEW = new Set([".trainer", "node_modules"]);
const LINKED = "it is a link that leads out of the workspace";

/**
 * Reads the files of a workspace: its settings, and what is in the folders that `isOwn` knows. Links are
 * followed to files inside the workspace and nowhere else.
 *
 * @throws TrainerError for a file that cannot be read.
 */
export function collectFiles(workspace: string, isOwn: (folder: string) => boolean): Collected {
  const found: Collected = { files: [], leftOut: [] };
  const top = realpathSync(workspace);
  for (const name of listNames(workspace)) {
    const isFolder = lstatSync(join(workspace, name)).isDirectory();
    if (TOP_FILES.includes(name) || (isFolder && isOwn(name))) collect(name, { top, found });
    else if (!MADE_ANEW.has(name))
      leave(found, isFolder ? `${name}/` : name, "it is not a challenge's");
  }
  return found;
}

interface Collecting {
  /** The real path of the workspace. */
  top: string;
  found: Collected;
}

function collect(path: string, collecting: Collecting): void {
  const { top, found } = collecting;
  const file = join(top, path);
  const stats = lstatSync(file, { throwIfNoEntry: false });
  // Another program may have removed it since it was listed.
  if (stats === undefined) return;
  if (stats.isDirectory()) return collectFolder(path, collecting);
  const reason = refusePath(path) ?? refuseKind(file, top);
  if (reason !== null) return leave(found, path, reason);
  const text = readText(file);
  if (text === null) return leave(found, path, "it is not text in UTF-8");
  if (found.files.length >= ARCHIVE_LIMITS.files) {
    return leave(found, path, `there are more than ${ARCHIVE_LIMITS.files} files`);
  }
  found.files.push({ path, text, modifiedAt: statSync(file).mtime.toISOString() });
}

function collectFolder(path: string, collecting: Collecting): void {
  const { top, found } = collecting;
  // The ending is that of a file which would move.
  const reason = refusePath(`${path}/any.ts`);
  if (reason !== null) return leave(found, `${path}/`, reason);
  for (const name of listNames(join(top, path))) collect(`${path}/${name}`, collecting);
}

function leave({ leftOut }: Collected, path: string, reason: string): void {
  leftOut.push({ path, reason });
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    throw explainFsFault(error, { action: "read", path: folder });
  }
}

function refuseKind(file: string, top: string): string | null {
  const target = findTarget(file);
  const path = target === null ? ".." : relative(top, target);
  if (path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path)) return LINKED;
  const stats = statSync(file);
  if (!stats.isFile()) return "it is not a file";
  return stats.size > ARCHIVE_LIMITS.file ? "it is larger than 1 MB" : null;
}

function findTarget(file: string): string | null {
  try {
    return realpathSync(file);
  } catch {
    return null;
  }
}

function readText(path: string): string | null {
  const bytes = readBytes(path);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw explainFsFault(error, { action: "read", path });
  }
}
