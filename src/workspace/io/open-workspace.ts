import { join } from "node:path";
import { TrainerError } from "../../errors.ts";
import { explainFsFault } from "../../fs-fault.ts";
import type { WorkspaceFacts } from "../choose-workspace.ts";
import { chooseWorkspace, listParents } from "../choose-workspace.ts";
import type { Workspace } from "../workspace.ts";
import { findStats } from "./find-stats.ts";

/**
 * Finds the workspace without creating anything.
 *
 * @throws TrainerError `BAD_WORKSPACE` for an empty flag, `NOT_A_FOLDER` when a file is in its place.
 */
export function openWorkspace(facts: Omit<WorkspaceFacts, "holder">): Workspace {
  const holder = listParents(facts.cwd).find(holdsTrainer) ?? null;
  const choice = chooseWorkspace({ ...facts, holder });
  return { ...choice, exists: isFolder(choice.folder) };
}

function holdsTrainer(folder: string): boolean {
  try {
    return findStats(join(folder, ".trainer"))?.isDirectory() ?? false;
  } catch {
    // A parent that may not be read holds no workspace of this user.
    return false;
  }
}

function isFolder(path: string): boolean {
  try {
    const stats = findStats(path);
    if (stats === null || stats.isDirectory()) return stats !== null;
  } catch (error) {
    throw explainFsFault(error, { action: "read", path });
  }
  throw new TrainerError("NOT_A_FOLDER", `The workspace \`${path}\` is a file, not a folder.`, {
    hint: "Move that file away, or choose another folder with `--workspace`.",
  });
}
