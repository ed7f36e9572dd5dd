import { accessSync, constants, statSync } from "node:fs";
import { dirname } from "node:path";
import { explainFsFault, findErrno } from "../../fs-fault.ts";

/** Why a folder cannot be written, one sentence, or `null` when it can; a missing one is asked of its parent. */
export function probeFolder(folder: string): string | null {
  try {
    if (!statSync(folder).isDirectory()) return `\`${folder}\` is not a folder.`;
    accessSync(folder, constants.W_OK);
    return null;
  } catch (error) {
    const parent = dirname(folder);
    if (findErrno(error) === "ENOENT" && parent !== folder) return probeFolder(parent);
    return explainFsFault(error, { action: "write", path: folder }).message;
  }
}
