import { readdirSync } from "node:fs";
import { join } from "node:path";
import { sweepFiles } from "../../process/sweep-files.ts";
import { TOP_FILES, refusePath } from "../archive/archive-path.ts";
import { TYPES } from "../test-files.ts";
import { locateFolder } from "../workspace-paths.ts";

const swept = new Set<string>();

/** How `stageFile` names a file, before the name of what it is for is taken off. */
const STAGED = /^\.(.+)\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/**
 * Removes what killed commands have staged in a workspace and never put in its place, once in a process.
 * Only files whose names trainer gives, for files that it writes, and that are a day old.
 */
export function sweepStaged(workspace: string, slugs: readonly string[], now: Date): void {
  if (swept.has(workspace)) return;
  swept.add(workspace);
  sweepFiles(workspace, (name) => TOP_FILES.includes(readStaged(name) ?? ""), now);
  sweepFiles(join(workspace, ".trainer"), (name) => /^snapshot\.\d+\.tmp$/.test(name), now);
  sweepFiles(join(workspace, TYPES), (name) => readStaged(name)?.endsWith(".d.ts") === true, now);
  for (const slug of slugs) sweepOwn(locateFolder(workspace, slug), slug, now);
}

/** What an import brings may be anywhere below the folder of a challenge; `path` is that in the workspace. */
function sweepOwn(folder: string, path: string, now: Date): void {
  const moves = (name: string): boolean => refusePath(`${path}/${name}`) === null;
  sweepFiles(folder, (name) => moves(readStaged(name) ?? ""), now);
  // The ending is that of a file which would move.
  for (const name of listFolders(folder)) {
    if (moves(`${name}/any.ts`)) sweepOwn(join(folder, name), `${path}/${name}`, now);
  }
}

function listFolders(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch {
    return [];
  }
}

/** The name of the file that a staged one is for; `null` for any other. */
function readStaged(name: string): string | null {
  return STAGED.exec(name)?.[1] ?? null;
}
