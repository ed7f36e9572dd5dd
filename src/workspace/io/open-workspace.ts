import { join } from "node:path";
import { TrainerError } from "../../errors.ts";
import { explainFsFault } from "../../fs-fault.ts";
import type { WorkspaceChoice, WorkspaceFacts } from "../choose-workspace.ts";
import { chooseWorkspace, listParents } from "../choose-workspace.ts";
import type { Workspace } from "../workspace.ts";
import { findStats } from "./find-stats.ts";

/** What the choice depends on, and whether a folder that was named may be missing. */
type OpenFacts = Omit<WorkspaceFacts, "holder"> & { makes?: boolean };

/**
 * Finds the workspace without creating anything.
 *
 * @throws TrainerError `BAD_WORKSPACE` for an empty flag, `NO_WORKSPACE` when a folder that was named is
 * not there, `NOT_A_FOLDER` when a file is in its place.
 */
export function openWorkspace({ makes = false, ...facts }: OpenFacts): Workspace {
  const holder = listParents(facts.cwd).find(holdsTrainer) ?? null;
  const choice = chooseWorkspace({ ...facts, holder });
  const exists = isFolder(choice.folder);
  if (!exists && !makes) rejectMissing(choice);
  return { ...choice, exists };
}

/** A folder that was mistyped would look like a workspace in which nothing is done yet. */
function rejectMissing({ folder, origin }: WorkspaceChoice): void {
  if (origin !== "flag" && origin !== "environment") return;
  const named = origin === "flag" ? "" : ", which TRAINER_WORKSPACE names";
  throw new TrainerError("NO_WORKSPACE", `There is no folder \`${folder}\`${named}.`, {
    hint: `Check the path, or type \`trainer start --workspace ${folder}\` to make it a workspace.`,
  });
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
