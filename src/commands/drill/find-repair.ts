import { findOpenRepair } from "../../drill/find-open-repair.ts";
import { listDrillFiles } from "../../drill/io/find-drill-file.ts";
import type { FoundDrill } from "../../drill/io/find-drill-file.ts";
import { TrainerError } from "../../errors.ts";
import { locateFolder } from "../../workspace/workspace-paths.ts";
import type { State } from "../state.ts";

/** The repair of one of these challenges that is worked on; `null` when there is none. */
export function findRepair(
  { progress, workspace }: State,
  slugs: readonly string[],
  now: Date,
): FoundDrill | null {
  const files = slugs.flatMap((slug) => listReadable(locateFolder(workspace.folder, slug)));
  return findOpenRepair(files, progress.drills, now);
}

/** Why a folder cannot be read is said by what needs it, not by what looks for things to do. */
function listReadable(folder: string): FoundDrill[] {
  try {
    return listDrillFiles(folder);
  } catch (error) {
    if (error instanceof TrainerError) return [];
    throw error;
  }
}
