import { join } from "node:path";
import { sweepFiles } from "../../process/sweep-files.ts";
import { SOLUTION_ENDINGS } from "../workspace.ts";
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
  sweepFiles(workspace, isStagedFor(["package.json", "tsconfig.json"]), now);
  sweepFiles(join(workspace, ".trainer"), (name) => /^snapshot\.\d+\.tmp$/.test(name), now);
  for (const slug of slugs) {
    const files = SOLUTION_ENDINGS.map((ending) => `${slug}${ending}`);
    sweepFiles(locateFolder(workspace, slug), isStagedFor(files), now);
  }
}

function isStagedFor(files: readonly string[]): (name: string) => boolean {
  return (name) => files.includes(STAGED.exec(name)?.[1] ?? "");
}
