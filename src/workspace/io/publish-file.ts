import { closeSync, linkSync, openSync, rmSync, writeFileSync } from "node:fs";
import { findErrno } from "../../fs-fault.ts";
import type { StagedText } from "./stage-file.ts";

/**
 * Gives a staged file its path unless something is there already, and removes the staged name.
 * Returns whether it did; of several processes at once only one does. Throws the error of the system
 * as it is.
 */
export function publishFile(staged: string, { path, text }: StagedText): boolean {
  try {
    linkSync(staged, path);
    return true;
  } catch (error) {
    if (findErrno(error) === "EEXIST") return false;
    if (!isLinkless(error)) throw error;
    return writeExclusively(path, text);
  } finally {
    rmSync(staged, { force: true });
  }
}

/** Whether a file system has no hard links, such as FAT, as the error of a link says. */
export function isLinkless(error: unknown): boolean {
  return LINKLESS.includes(findErrno(error) ?? "");
}

const LINKLESS = ["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK", "EACCES"];

function writeExclusively(path: string, text: string): boolean {
  const file = openExclusively(path);
  if (file === null) return false;
  try {
    writeFileSync(file, text);
    return true;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

function openExclusively(path: string): number | null {
  try {
    return openSync(path, "wx");
  } catch (error) {
    if (findErrno(error) === "EEXIST") return null;
    throw error;
  }
}
