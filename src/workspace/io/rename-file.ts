import { renameSync } from "node:fs";
import process from "node:process";
import { findErrno } from "../../fs-fault.ts";

/** How often a rename is tried that another program stands in the way of, and how long apart. */
const TRIES = 20;
const APART_MS = 50;

/**
 * Renames a file, over one that has the new name. On Windows an editor or a virus scanner that has
 * either open makes this fail for a moment, so it is tried for up to a second. Throws the error of the
 * system as it is.
 */
export function renameFile(from: string, to: string, platform: string = process.platform): void {
  const tries = platform === "win32" ? TRIES : 1;
  for (let left = tries - 1; ; left -= 1) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (left === 0 || !HELD.includes(findErrno(error) ?? "")) throw error;
      pause();
    }
  }
}

/** What Windows answers for a file that somebody has open. */
const HELD = ["EPERM", "EACCES", "EBUSY"];

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, APART_MS);
}
