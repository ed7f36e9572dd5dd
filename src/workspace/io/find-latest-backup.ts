import { readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { SOLUTION_ENDINGS } from "../workspace.ts";
import { locateFolder } from "../workspace-paths.ts";
import { findStats } from "./find-stats.ts";

/** The numbered backup of a challenge whose text is the latest; `null` when there is none. */
export function findLatestBackup(workspace: string, slug: string): string | null {
  const folder = locateFolder(workspace, slug);
  let latest: { path: string; at: number } | null = null;
  for (const name of listNames(folder)) {
    const path = join(folder, name);
    const isBackup = name.startsWith(`${slug}.`) && /\.\d+\.bak\.\w+$/.test(name);
    if (!isBackup || !SOLUTION_ENDINGS.some((ending) => ending === extname(name))) continue;
    const at = findStats(path)?.mtimeMs ?? 0;
    if (latest === null || at > latest.at) latest = { path, at };
  }
  return latest?.path ?? null;
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
