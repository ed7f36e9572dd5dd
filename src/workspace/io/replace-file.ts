import { realpathSync, rmSync } from "node:fs";
import { explainFsFault, findErrno } from "../../fs-fault.ts";
import { findStats } from "./find-stats.ts";
import { renameFile } from "./rename-file.ts";
import { stageFile } from "./stage-file.ts";

/**
 * Puts a text in the place of a file, or where none is yet: a reader sees the old text or the new
 * one, never a part. Permissions stay, and a symbolic link stays a link.
 *
 * @throws TrainerError that says why it could not; the old text is then still there.
 */
export function replaceFile(path: string, text: string): void {
  try {
    const target = followLinks(path);
    const stats = findStats(target);
    const mode = stats === null ? undefined : stats.mode & 0o777;
    swap(stageFile({ path: target, text, mode }), target);
  } catch (error) {
    throw explainFsFault(error, { action: "write", path });
  }
}

function followLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (findErrno(error) === "ENOENT") return path;
    throw error;
  }
}

function swap(staged: string, target: string): void {
  try {
    renameFile(staged, target);
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  }
}
