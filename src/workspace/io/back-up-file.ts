import { closeSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { findErrno } from "../../fs-fault.ts";
import { nameBackup } from "../backup-name.ts";
import { findStats } from "./find-stats.ts";

/**
 * Moves a file to its first free numbered backup and returns that path, or `null` when the file is
 * gone because another process moved it. Throws the error of the system as it is.
 */
export function backUpFile(file: string): string | null {
  const backup = reserveBackup(file);
  try {
    // Replaces only the empty file that was just created for it.
    renameSync(file, backup);
    return backup;
  } catch (error) {
    releaseBackup(backup);
    if (findErrno(error) === "ENOENT") return null;
    throw error;
  }
}

/** Creating the name exclusively keeps two processes from choosing the same number. */
function reserveBackup(file: string): string {
  for (let number = 1; ; number += 1) {
    const backup = join(dirname(file), nameBackup(file, number));
    try {
      closeSync(openSync(backup, "wx"));
      return backup;
    } catch (error) {
      if (findErrno(error) !== "EEXIST") throw error;
    }
  }
}

/** Network drives may report a failure for a move that did happen; only an empty file is removed. */
function releaseBackup(backup: string): void {
  if (findStats(backup)?.size === 0) rmSync(backup, { force: true });
}
