import { statSync } from "node:fs";
import { listTestFiles } from "./scaffold-tests.ts";

/** The one of `slugs` whose test file in the workspace was modified last, or `null` when there is none. */
export function findLastTests(workspace: string, slugs: readonly string[]): string | null {
  let best: { slug: string; at: number } | null = null;
  for (const slug of slugs) {
    const [file] = listTestFiles(workspace, slug);
    const at = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (at !== undefined && (best === null || at > best.at)) best = { slug, at };
  }
  return best?.slug ?? null;
}
