import { realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import type { AttemptRequest } from "../attempt-request.ts";
import { isWithin } from "../imports.ts";

/**
 * The real folders that the judged code may read, and so may be given modules and data from: that of
 * the file, the workspace and the package around it. The folder of the file always comes first.
 */
export function findRoots({
  file,
  workspace,
  packageRoot,
}: Pick<AttemptRequest, "file" | "workspace" | "packageRoot">): string[] {
  const folder = realPath(dirname(file));
  const product = realPath(packageRoot);
  const around = [workspace, findAround(folder, ".trainer"), findAround(folder, "package.json")];
  const wide = around
    .flatMap((path) => (path === undefined ? [] : [realPath(path)]))
    .filter((root) => isWithin(folder, root) && !isWithin(product, root) && !holdsHomes(root));
  return [...new Set([folder, ...wide])];
}

/** The real path of what is there; the path itself of what is not. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** The nearest folder upward that holds an entry of this name. */
function findAround(folder: string, name: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (statSync(join(at, name), { throwIfNoEntry: false }) !== undefined) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** A stray package.json there says nothing about what belongs together. */
function holdsHomes(root: string): boolean {
  return isWithin(realPath(homedir()), root);
}
