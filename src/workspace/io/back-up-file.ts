import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { findErrno } from "../../fs-fault.ts";
import { nameBackup } from "../backup-name.ts";
import { findStats } from "./find-stats.ts";
import { isLinkless } from "./publish-file.ts";
import { renameFile } from "./rename-file.ts";

/**
 * Moves a file to its first free numbered backup and returns that path, or `null` when the file is
 * gone because another process moved it. Throws the error of the system as it is.
 */
export function backUpFile(file: string): string | null {
  const backup = reserveBackup(file);
  try {
    // Replaces only the empty file that was just created for it.
    renameFile(file, backup);
    return backup;
  } catch (error) {
    releaseBackup(backup);
    if (findErrno(error) === "ENOENT") return null;
    throw error;
  }
}

/**
 * Gives a file its first free numbered backup as a second name, or as a copy where there are no links,
 * so that it is under its own name all the time. A backup that is this very file already, because a
 * command was interrupted, is the one. Returns its path, or `null` when the file is gone. Throws the
 * error of the system as it is.
 */
export function copyToBackup(file: string): string | null {
  try {
    for (let number = 1; ; number += 1) {
      const backup = join(dirname(file), nameBackup(file, number));
      if (linkOrCopy(file, backup) || isSameFile(file, backup)) return backup;
    }
  } catch (error) {
    if (findErrno(error) === "ENOENT") return null;
    throw error;
  }
}

/** Returns whether the name was free. */
function linkOrCopy(file: string, backup: string): boolean {
  try {
    linkSync(file, backup);
    return true;
  } catch (error) {
    if (findErrno(error) === "EEXIST") return false;
    if (!isLinkless(error)) throw error;
    return copyExclusively(file, backup);
  }
}

function copyExclusively(file: string, backup: string): boolean {
  try {
    copyFileSync(file, backup, constants.COPYFILE_EXCL);
  } catch (error) {
    if (findErrno(error) === "EEXIST") return false;
    rmSync(backup, { force: true });
    throw error;
  }
  const copy = openSync(backup, "r+");
  try {
    fsyncSync(copy);
  } finally {
    closeSync(copy);
  }
  return true;
}

function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) =>
    statSync(path, { bigint: true, throwIfNoEntry: false }),
  );
  return a !== undefined && a.ino !== 0n && a.ino === b?.ino && a.dev === b.dev;
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
