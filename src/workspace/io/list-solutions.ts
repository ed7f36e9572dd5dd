import { join } from "node:path";
import { TrainerError } from "../../errors.ts";
import { explainFsFault } from "../../fs-fault.ts";
import { SOLUTION_ENDINGS } from "../workspace.ts";
import { locateFolder } from "../workspace-paths.ts";
import { findStats } from "./find-stats.ts";

/**
 * The learner's files of a challenge, the one modified last first.
 *
 * @throws TrainerError `NOT_A_FILE` when a folder has such a name, or when they cannot be read.
 */
export function listSolutions(workspace: string, slug: string): string[] {
  const folder = locateFolder(workspace, slug);
  return SOLUTION_ENDINGS.map((ending) => join(folder, `${slug}${ending}`))
    .map((path) => ({ path, modified: findModified(path) }))
    .filter(({ modified }) => modified !== null)
    .toSorted((a, b) => (b.modified ?? 0) - (a.modified ?? 0))
    .map(({ path }) => path);
}

function findModified(path: string): number | null {
  try {
    const stats = findStats(path);
    if (stats === null) return null;
    if (stats.isFile()) return stats.mtimeMs;
  } catch (error) {
    throw explainFsFault(error, { action: "read", path });
  }
  throw new TrainerError("NOT_A_FILE", `\`${path}\` is not a file.`, {
    hint: "Move it away and type the command again.",
  });
}
