import { existsSync, readFileSync } from "node:fs";
import { join, win32 } from "node:path";
import { replaceFile } from "./replace-file.ts";

/** What older versions left out of a workspace's settings, and what they leave out now. */
const OLD_EXCLUDE = /("exclude"\s*:\s*\[\s*"node_modules"\s*,\s*"\*\*\/\*\.bak\.\*")(\s*\])/;

/**
 * Points a workspace's tsconfig.json to the types of this installation, where it names those of one that
 * is there no longer, and leaves the folders of tests to their own settings, where what is left out is
 * what an older version wrote. Nothing else in the file changes. Never throws: editors alone depend on it.
 */
export function mendSettings(workspace: string, typeRoots: readonly string[]): void {
  const path = join(workspace, "tsconfig.json");
  const [own] = typeRoots;
  if (own === undefined) return;
  try {
    const text = readFileSync(path, "utf8");
    const mended = text
      .replace(OLD_EXCLUDE, '$1, "*/tests"$2')
      .replace(/"typeRoots"\s*:\s*\[[^\]]*\]/, (setting) =>
        setting.replaceAll(/"([^"]*)"/g, (entry, root: string) =>
          isLost(root) ? JSON.stringify(own.replaceAll("\\", "/")) : entry,
        ),
      );
    if (mended !== text) replaceFile(path, mended);
  } catch {
    // There is none, or it cannot be changed.
  }
}

function isLost(root: string): boolean {
  // On another machine, it may be one of another system.
  return win32.isAbsolute(root) && root.endsWith("@types") && !existsSync(root);
}
