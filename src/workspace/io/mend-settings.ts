import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { replaceFile } from "./replace-file.ts";

/**
 * Points a workspace's tsconfig.json to the types of this installation, where it names those of one that
 * is there no longer. Nothing else in the file changes. Never throws: editors alone depend on it.
 */
export function mendSettings(workspace: string, typeRoots: readonly string[]): void {
  const path = join(workspace, "tsconfig.json");
  const [own] = typeRoots;
  if (own === undefined) return;
  try {
    const text = readFileSync(path, "utf8");
    const mended = text.replace(/"typeRoots"\s*:\s*\[[^\]]*\]/, (setting) =>
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
  return isAbsolute(root) && root.endsWith("@types") && !existsSync(root);
}
