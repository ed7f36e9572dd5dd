import { join } from "node:path";
import { explainFsFault } from "../../fs-fault.ts";
import { planFiles } from "../workspace-files.ts";
import { createFile } from "./create-file.ts";
import { findStats } from "./find-stats.ts";
import { makeFolder } from "./make-folder.ts";

/**
 * Makes a folder a workspace, or does nothing where that is done; several processes may do so at
 * once. Existing files stay as they are. Returns the names of the files it created.
 *
 * @throws TrainerError that says why it could not.
 */
export function createWorkspace(folder: string, typeRoots: readonly string[]): string[] {
  const path = join(folder, ".trainer");
  try {
    makeFolder(path);
  } catch (error) {
    throw explainFsFault(error, { action: "create", path });
  }
  return planFiles(typeRoots)
    .filter(({ name, text }) => {
      const file = join(folder, name);
      // Staging a file costs a sync of the disk, which is not worth it for one that is there.
      return findStats(file) === null && createFile(file, text);
    })
    .map(({ name }) => name);
}
