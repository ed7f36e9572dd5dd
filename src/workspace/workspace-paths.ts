import { isAbsolute, join, relative, sep } from "node:path";
import type { Language } from "./workspace.ts";

/** The folder of a challenge in a workspace. */
export function locateFolder(workspace: string, slug: string): string {
  return join(workspace, slug);
}

/** Where a new file of a challenge goes. */
export function locateNewFile(workspace: string, slug: string, language: Language): string {
  return join(locateFolder(workspace, slug), `${slug}.${language}`);
}

/**
 * How the journal names a file: relative to the workspace with forward slashes, or absolute when it
 * lies outside.
 */
export function nameFile(workspace: string, file: string): string {
  const path = relative(workspace, file);
  const outside = path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
  return outside ? file : path.split(sep).join("/");
}

/** The challenge in whose folder of the workspace, or below it, someone stands; `null` elsewhere. */
export function findSlug(workspace: string, cwd: string, slugs: readonly string[]): string | null {
  const path = nameFile(workspace, cwd);
  return isAbsolute(path) ? null : (slugs.find((slug) => slug === path.split("/")[0]) ?? null);
}
