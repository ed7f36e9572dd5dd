import { lstatSync, readFileSync, realpathSync, statSync, utimesSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { TrainerError } from "../../errors.ts";
import { explainFsFault } from "../../fs-fault.ts";
import type { ArchivedFile } from "../archive/archive.ts";
import { UNREADABLE, placeFile } from "../archive/place-file.ts";
import type { Placing } from "../archive/place-file.ts";
import { makeFolder } from "./make-folder.ts";
import { publishFile } from "./publish-file.ts";
import { stageFile } from "./stage-file.ts";

/** What became of a file of an archive, or would become of it. */
export interface ImportedFile {
  /** Its path in the archive. */
  from: string;
  placing: Placing;
}

/**
 * Puts the files of an archive into a workspace, each one whole or not at all, and never over another.
 * Those whose path is free come first, so that a numbered name is not taken from them. With `dryRun`
 * nothing is written.
 *
 * @throws TrainerError that says why it could not; what was written by then is whole.
 */
export function importFiles(
  workspace: string,
  files: readonly ArchivedFile[],
  { dryRun }: { dryRun: boolean },
): ImportedFile[] {
  for (const { path } of files) rejectWayOut(workspace, path);
  const planned = new Map<string, string>();
  const findText = (path: string): ReturnType<typeof readOwn> =>
    planned.get(path) ?? readOwn(join(workspace, path));
  const put = (file: ArchivedFile): ImportedFile => {
    for (;;) {
      const placing = placeFile(file, findText);
      if (dryRun) planned.set(placing.path, file.text);
      // Another process may have taken the name meanwhile.
      if (dryRun || placing.kind === "known" || create(join(workspace, placing.path), file)) {
        return { from: file.path, placing };
      }
    }
  };
  const isFree = ({ path }: ArchivedFile): boolean => findText(path) === null;
  const [free, taken] = [files.filter(isFree), files.filter((file) => !isFree(file))];
  return [...free, ...taken].map(put);
}

/** A link in the workspace must not lead a file of the archive out of it, and a folder must be one. */
function rejectWayOut(workspace: string, path: string): void {
  const names = path.split("/").slice(0, -1);
  for (let count = 1; count <= names.length; count += 1) {
    const folder = join(workspace, ...names.slice(0, count));
    const stats = lstatSync(folder, { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (!stats.isDirectory() && !leadsInside(workspace, folder)) {
      throw new TrainerError(
        "NOT_A_FOLDER",
        `\`${folder}\` is not a folder of this workspace, so nothing was imported.`,
        { hint: "Move it away, or choose another folder with `--workspace`." },
      );
    }
  }
}

function leadsInside(workspace: string, link: string): boolean {
  try {
    const target = realpathSync(link);
    const path = relative(realpathSync(workspace), target);
    const isInside = path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
    return isInside && lstatSync(target).isDirectory();
  } catch {
    return false;
  }
}

function readOwn(path: string): string | null | typeof UNREADABLE {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return null;
  try {
    // Reading a pipe would wait for ever.
    return statSync(path).isFile() ? readFileSync(path, "utf8") : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}

/** Gives whether the name was free. */
function create(path: string, { text, modifiedAt }: ArchivedFile): boolean {
  try {
    makeFolder(dirname(path));
    const isFree = publishFile(stageFile({ path, text }), { path, text });
    // Only now: what is staged with an old time would look left over.
    if (isFree) keepTime(path, new Date(modifiedAt));
    return isFree;
  } catch (error) {
    throw explainFsFault(error, { action: "create", path });
  }
}

/** The file that was changed last is the one that is tested; that a system refuses a time is no harm. */
function keepTime(path: string, modified: Date): void {
  try {
    utimesSync(path, modified, modified);
  } catch {
    // It has the time of its import.
  }
}
