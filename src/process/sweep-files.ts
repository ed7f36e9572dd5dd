import { lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** After which time a temporary file belongs to no run any more, in milliseconds. */
const A_DAY = 86_400_000;

/**
 * Removes temporary files that a killed run has left in a folder: those whose names `isOurs` knows, that
 * are files and no links, and that have not changed for a day. Never throws; what cannot be removed stays.
 */
export function sweepFiles(folder: string, isOurs: (name: string) => boolean, now: Date): void {
  try {
    for (const name of readdirSync(folder).filter(isOurs)) {
      const path = join(folder, name);
      const stats = lstatSync(path);
      if (stats.isFile() && now.getTime() - stats.mtimeMs > A_DAY) rmSync(path);
    }
  } catch {
    // The folder is not there yet, or another command sweeps it as well.
  }
}
