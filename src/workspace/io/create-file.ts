import { dirname } from "node:path";
import { explainFsFault } from "../../fs-fault.ts";
import { makeFolder } from "./make-folder.ts";
import { publishFile } from "./publish-file.ts";
import { stageFile } from "./stage-file.ts";

/**
 * Creates a file, with its folder, as a whole or not at all; never touches one that exists. Returns
 * whether it did.
 *
 * @throws TrainerError that says why it could not.
 */
export function createFile(path: string, text: string): boolean {
  try {
    makeFolder(dirname(path));
    const file = { path, text };
    return publishFile(stageFile(file), file);
  } catch (error) {
    throw explainFsFault(error, { action: "create", path });
  }
}
