import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { explainFsFault, findErrno } from "../../fs-fault.ts";
import { readDrillHead } from "../drill-file.ts";
import type { DrillHead } from "../drill-file.ts";

/** A file to repair. */
export interface FoundDrill {
  /** Absolute. */
  path: string;
  head: DrillHead;
  /** When it was changed last, in milliseconds. */
  changed: number;
}

/** What the first line of a file says of a drill; `null` where there is no such file, or it is none. */
export function readDrillFile(path: string): DrillHead | "damaged" | null {
  try {
    return statSync(path).isFile() ? readDrillHead(readFileSync(path, "utf8")) : null;
  } catch {
    // Whoever needs the file says why it cannot be read.
    return null;
  }
}

/**
 * The files to repair in a folder; none where there is no folder.
 *
 * @throws TrainerError when the folder cannot be read.
 */
export function listDrillFiles(folder: string): FoundDrill[] {
  return listNames(folder)
    .filter((name) => /^drill-.+\.ts$/.test(name))
    .flatMap((name) => {
      const path = join(folder, name);
      const head = readDrillFile(path);
      if (head === null || head === "damaged") return [];
      return [{ path, head, changed: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }];
    });
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (findErrno(error) === "ENOENT") return [];
    throw explainFsFault(error, { action: "read", path: folder });
  }
}
